import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { demoPassword } from '../../sandbox/data/users.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { createKitRoutes, staticFile, type KitRoutes } from '../../src/gateway/kit-files.ts';
import { kitFilesIn } from '../../src/gateway/kit-folder.ts';
import { PARTNER_HEADER, REQUEST_HEADER } from '../../src/model/session.ts';
import { createInProcessRelay, type InProcessRelay } from '../../src/relay/in-process.ts';

export const PARTNER = 'partner-id-acme';
const USER = { username: 'both@acme.example', password: demoPassword };
const KIT = fileURLToPath(new URL('../../dist/fd/', import.meta.url));
const upstreams = {
  api: 'http://sandbox.test/api/v3',
  media: 'http://sandbox.test/api',
  cr: 'http://sandbox.test/cr/api',
};

/** A file that is served, by its path: `/vanilla.js`. */
export type Files = ReadonlyMap<string, { readonly type: string; readonly body: string }>;

export interface BenchServer {
  /** `http://localhost:4711` */
  readonly url: string;
  /** API calls since they were last taken, `/fd/api/v3/events/evt_abc`, in their order. */
  takeCalls(): string[];
  /** One read through the gateway, as signed-in pages make it. */
  read(path: string): Promise<unknown>;
  close(): Promise<void>;
}

/** An answer, kept: from the second time on no contestant pays for the sandbox's work, only for the latency. */
interface Kept {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

export interface BenchServerOptions {
  readonly files: Files;
  /** What every API call takes; files come at once. */
  readonly apiDelayMs: number;
  /** Answers `POST` to other addresses than the gateway's, with the same latency. */
  readonly post?: (path: string, body: string) => unknown;
}

/**
 * One origin for all contestants: the built kit and the API under `/fd`, as a gateway serves them to somebody who is
 * signed in, and the other contestants' files. Everything is compressed, and answered from memory.
 */
export async function serveBench({ files, apiDelayMs, post }: BenchServerOptions): Promise<BenchServer> {
  const relay = await signedInRelay();
  const kit = createKitRoutes(await kitFilesIn(KIT));
  const kept = new Map<string, Promise<Kept>>();
  const calls: string[] = [];

  const keptAnswer = (incoming: IncomingMessage): Promise<Kept> => {
    const key = `${incoming.url} ${incoming.headers['accept-encoding'] ?? ''}`;
    let answer = kept.get(key);
    if (!answer) kept.set(key, (answer = answerTo(incoming, { relay, kit, files })));
    return answer;
  };

  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? '/';
    const isCall = isApi(path) || incoming.method === 'POST';
    const latency = isCall ? sleep(apiDelayMs) : null;
    if (isCall) calls.push(path);
    const answer =
      incoming.method === 'POST' && post ? asJson(post(path, await bodyOf(incoming))) : await keptAnswer(incoming);
    await latency;
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    takeCalls: () => calls.splice(0),
    read: async (path) => (await relay.fetch(`/fd${path}`, { headers: asPage })).json(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const asPage = { [REQUEST_HEADER]: '1', [PARTNER_HEADER]: PARTNER };
const isApi = (path: string): boolean => /^\/fd\/(session|api|cr)\b/.test(path);

async function signedInRelay(): Promise<InProcessRelay> {
  const sandbox = createSandbox({ seed: 1 });
  const relay = createInProcessRelay({
    base: '/fd',
    upstreams,
    now: sandbox.clock.now,
    fetch: sandbox.fetch,
  });
  const send = async (method: string, path: string, body: unknown): Promise<void> => {
    const headers = { ...asPage, 'content-type': 'application/json' };
    const { ok, status } = await relay.fetch(`/fd${path}`, { method, headers, body: JSON.stringify(body) });
    if (!ok) throw new Error(`The sandbox does not let ${USER.username} in (${status}).`);
  };
  await send('POST', '/session', USER);
  await send('PUT', '/session/partner', { partner: PARTNER });
  return relay;
}

async function answerTo(
  incoming: IncomingMessage,
  { relay, kit, files }: { relay: InProcessRelay; kit: KitRoutes; files: Files },
): Promise<Kept> {
  const path = incoming.url ?? '/';
  const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  if (isApi(path)) return keep(await relay.fetch(path, { headers }));
  const request = new Request(`http://localhost${path}`, { headers });
  const file = files.get(path);
  const body = file && new TextEncoder().encode(file.body);
  const response = body
    ? await staticFile(request, body, { type: file.type, isVersioned: false })
    : path.startsWith('/fd/')
      ? await kit(request, path.slice('/fd'.length))
      : null;
  return keep(response ?? new Response(null, { status: path === '/favicon.ico' ? 204 : 404 }));
}

async function keep(response: Response): Promise<Kept> {
  const body = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    headers: { ...Object.fromEntries(response.headers), 'content-length': String(body.byteLength) },
    body,
  };
}

function asJson(value: unknown): Kept {
  const body = Buffer.from(JSON.stringify(value));
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
