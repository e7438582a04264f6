import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connect as connectTls } from 'node:tls';
import { SECRET } from '../gateway/rig.ts';
import { root } from '../house/tree.ts';
import { idToken } from '../relay/upstream.ts';
import { loggedLines, secret, secretsOfCall } from '../rig/logs.ts';
import { certificateIn, NAME, writeConfig } from './nginx-files.ts';
import { ended, freePort, listening } from './programs.ts';

/** nginx with deploy/nginx.conf before a gateway in a process of its own. */
export interface Deployment {
  readonly folder: string;
  readonly httpPort: number;
  call(path: string, options?: CallOptions): Promise<Answer>;
  /** Bytes through TLS as they are; answers what came back until the connection ended. */
  raw(bytes: string): Promise<string>;
  signIn(options?: CallOptions & { username?: string; password?: string }): Promise<Answer>;
  /** What nginx has written so far. */
  nginxLog(name: 'access' | 'error'): string;
  stopGateway(): Promise<void>;
  startGateway(): Promise<void>;
  readonly ca: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | AsyncIterable<Buffer>;
  /** The loopback address that the call comes from. */
  readonly from?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** `name=value` of the cookie that was set. */
  readonly cookie: string;
}

const OWN = { 'x-fd-request': '1', 'sec-fetch-site': 'same-origin' };

/** An API that takes any password but "wrong", counts what is uploaded, and is slow where it is asked to be. */
const api: RequestListener = (incoming, outgoing) => {
  let bytes = 0;
  let text = '';
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes < 10_000) text += chunk.toString();
  });
  incoming.on('error', () => undefined);
  incoming.on('end', () => {
    outgoing.setHeader('content-type', 'application/json');
    if (incoming.url?.endsWith('/auth')) {
      if (text.includes('"wrong"')) return outgoing.writeHead(401).end('{"message":"error.auth.invalid_credentials"}');
      const [access, id] = [`access-token-${crypto.randomUUID()}`, idToken({ 'cognito:groups': ['partner-id-acme'] })];
      for (const token of [access, id]) secret('token', token);
      return outgoing.end(
        JSON.stringify({ AccessToken: access, RefreshToken: 'refresh-token-of-a-test', IdToken: id }),
      );
    }
    if (incoming.url?.includes('/statistics')) return void setTimeout(() => outgoing.end('{"slow":true}'), 6_000);
    if (incoming.url?.includes('/customer_list')) return dripping(outgoing, 8);
    return outgoing.end(JSON.stringify({ bytes, target: incoming.url }));
  });
};

function dripping(outgoing: Parameters<RequestListener>[1], left: number): void {
  if (left === 0) return void outgoing.end();
  outgoing.write('a;b\n');
  setTimeout(dripping, 500, outgoing, left - 1);
}

/** @param program what listens at PORT: the gateway's own command, or a server that mounts it */
export async function deploy(program = 'src/gateway/cli.ts'): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'fd-nginx-'));
  chmodSync(folder, 0o755);
  const upstream = createServer(api).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const [port, httpPort, gatewayPort] = [await freePort(), await freePort(), await freePort()];
  const ca = certificateIn(folder);
  writeConfig(folder, { port, httpPort, gatewayPort });
  mkdirSync(join(folder, 'kit/assets'), { recursive: true });
  writeFileSync(join(folder, 'kit/fd.js'), 'export {};');
  writeFileSync(join(folder, 'kit/assets/card-D4f9a1bc.js'), 'export {};');
  const children = new Set<ChildProcess>();
  const started = (command: string, args: readonly string[], env: NodeJS.ProcessEnv, source: string): ChildProcess => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    loggedLines(source, child.stdout);
    loggedLines(source, child.stderr);
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  };
  const close = async (): Promise<void> => {
    await Promise.all([...children].map(ended));
    upstream.close();
    upstream.closeAllConnections();
    rmSync(folder, { recursive: true });
  };

  let gateway: ChildProcess;
  const startGateway = async (): Promise<void> => {
    const origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
    gateway = started(
      process.execPath,
      ['--import', 'tsx', program],
      {
        PATH: process.env['PATH'],
        FD_BASE_URL: `${origin}/api/v3`,
        FD_PUBLIC_URL: `https://${NAME}`,
        FD_SECRET: SECRET,
        FD_TRUSTED_PROXIES: '127.0.0.1',
        FD_AUTH_PER_MINUTE: '100000',
        FD_KIT_DIR: join(folder, 'kit'),
        PORT: String(gatewayPort),
      },
      'gateway',
    );
    await listening(gatewayPort, gateway);
  };
  await startGateway();
  // Workers of root are nobody's, who may not read a certificate of ours.
  const globals = `daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''}`;
  const nginx = started(
    process.env['NGINX_BIN'] ?? 'nginx',
    ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log'), '-g', globals],
    process.env,
    'nginx',
  );
  await listening(port, nginx);

  const call: Deployment['call'] = (path, { method = 'GET', headers, body, from } = {}) =>
    new Promise((resolve, reject) => {
      const outgoing = httpsRequest(
        {
          host: '127.0.0.1',
          port,
          servername: NAME,
          ca,
          method,
          path,
          agent: false,
          headers: { host: NAME, ...OWN, ...headers },
          ...(from && { localAddress: from }),
        },
        (incoming) => {
          let text = '';
          incoming.setEncoding('utf8');
          incoming.on('data', (chunk: string) => (text += chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const cookie = incoming.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
            secretsOfCall(path, null, cookie);
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text, cookie });
          });
        },
      );
      outgoing.on('error', reject);
      if (body === undefined || typeof body === 'string') outgoing.end(body);
      // The server may answer, and close, before it has read all of it.
      else pipeline(Readable.from(body), outgoing).catch(() => undefined);
    });

  return {
    folder,
    httpPort,
    port,
    ca,
    call,
    raw: (bytes) => rawThrough(port, ca, bytes),
    signIn: ({ username = 'anna@acme.example', password = 'a password of a test', ...options } = {}) => {
      secretsOfCall('', { username, password });
      return call('/fd/session', {
        method: 'POST',
        ...options,
        headers: { 'content-type': 'application/json', ...options.headers },
        body: JSON.stringify({ username, password }),
      });
    },
    nginxLog: (name) => readFileSync(join(folder, `${name}.log`), 'utf8'),
    stopGateway: () => ended(gateway),
    startGateway,
    close,
  };
}

function rawThrough(port: number, ca: string, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connectTls({ host: '127.0.0.1', port, servername: NAME, ca });
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
    socket.setTimeout(5_000, () => socket.destroy());
    socket.write(Buffer.from(bytes, 'latin1'));
  });
}
