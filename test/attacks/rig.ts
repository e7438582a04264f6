import { createServer, type RequestListener } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { after } from 'node:test';
import type { GatewayConfig } from '../../src/gateway/config.ts';
import type { ServeOptions } from '../../src/gateway/node.ts';
import { startGateway, type GatewayRig } from '../gateway/rig.ts';
import { createUpstream } from '../relay/upstream.ts';

/** What came back over one connection, as it came. */
export interface Exchange {
  readonly text: string;
  /** Of every answer, in their order, 1xx among them. */
  readonly statuses: readonly number[];
  /** Whether the server ended the connection; if not, we did after `waitMs`. */
  readonly isClosed: boolean;
  readonly ms: number;
}

/** The lines that make a call one of the page: our own origin, its header, its cookie. */
export const ownHeaders = (rig: GatewayRig): string =>
  `Host: localhost:4000\r\nX-FD-Request: 1\r\nSec-Fetch-Site: same-origin\r\nX-Preferred-Partner-Id: partner-id-acme\r\n${
    rig.cookie === null ? '' : `Cookie: ${rig.cookie}\r\n`
  }`;

export function portOf(url: string): number {
  return Number(new URL(url).port);
}

/** Writes bytes as they are (latin1) on a connection of their own, and reads until it is closed or `waitMs` are over. */
export function exchange(
  url: string,
  bytes: string | ((socket: Socket) => void),
  { waitMs = 5_000, localAddress }: { waitMs?: number; localAddress?: string } = {},
): Promise<Exchange> {
  const since = performance.now();
  return new Promise((resolve) => {
    const socket = connect({ port: portOf(url), host: '127.0.0.1', ...(localAddress && { localAddress }) });
    let text = '';
    let isClosed = true;
    const timer = setTimeout(() => {
      isClosed = false;
      socket.destroy();
    }, waitMs);
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    // A reset says the same as an end here.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
      resolve({ text, statuses, isClosed, ms: performance.now() - since });
    });
    if (typeof bytes === 'string') socket.write(Buffer.from(bytes, 'latin1'));
    else bytes(socket);
  });
}

/** A gateway over the scripted `/auth`, with somebody signed in; every other call goes to a real server at `origin`. */
export async function signedInOver(
  origin: string,
  config: Partial<GatewayConfig> = {},
  serve: Partial<ServeOptions> = {},
): Promise<GatewayRig> {
  const auth = createUpstream();
  const rig = await startGateway(
    {
      upstreams: { api: `${origin}/api/v3`, media: `${origin}/api`, cr: null },
      fetch: (request) => (new URL(request.url).pathname.includes('/auth') ? auth.fetch(request) : fetch(request)),
      ...config,
    },
    serve,
  );
  const response = await rig.signIn();
  await response.text();
  return rig;
}

/** An API over Node's http server; answers its origin. Closed after the test file. */
export async function httpApi(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An API that answers each call with these bytes, whatever they are, and then does as it is told with the connection. */
export async function rawApi(answer: (socket: Socket, head: string) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let head = '';
    socket.on('data', (chunk: Buffer) => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      answer(socket, head);
      head = '';
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Bytes of this process's memory, garbage aside where that can be collected. */
export function memory(): number {
  const { rss } = process.memoryUsage();
  return rss;
}
