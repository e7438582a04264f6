import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { GatewayConfig } from '../src/gateway/config.ts';
import { createGateway } from '../src/gateway/gateway.ts';
import { kitFilesIn, toNodeListener } from '../src/gateway/node.ts';
import { createBackoffice, type BackofficeAnswer } from './backoffice/backoffice.ts';
import { elementPageAt } from './elements/pages.ts';

/** What the examples allow themselves: their own files, and pictures of creatives. The kit must live with it. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' https://media.future-demand.com",
  "require-trusted-types-for 'script'",
].join('; ');

/** The files of the states page, which are built (`scripts/states-build.mjs`). */
const STATES_FILE = /^\/states\/([\w.-]+\.(js|css))$/;

const here = fileURLToPath(new URL('.', import.meta.url));

/** The pages, by path. Nothing else of the folder is served. */
const pages: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/cms/': { file: 'cms/index.html', type: 'text/html; charset=utf-8' },
  '/embed/': { file: 'embed/index.html', type: 'text/html; charset=utf-8' },
  '/embed/fr.js': { file: 'embed/fr.js', type: 'text/javascript; charset=utf-8' },
  '/embed/embed.js': { file: 'embed/embed.js', type: 'text/javascript; charset=utf-8' },
  '/states.html': { file: 'states.html', type: 'text/html; charset=utf-8' },
  '/list/': { file: 'list/index.html', type: 'text/html; charset=utf-8' },
  '/list/list.css': { file: 'list/list.css', type: 'text/css; charset=utf-8' },
  '/icon.svg': { file: 'icon.svg', type: 'image/svg+xml' },
  '/elements/elements.js': { file: 'elements/elements.js', type: 'text/javascript; charset=utf-8' },
  '/elements/elements.css': { file: 'elements/elements.css', type: 'text/css; charset=utf-8' },
  '/cms/cms.js': { file: 'cms/cms.js', type: 'text/javascript; charset=utf-8' },
  '/cms/cms.css': { file: 'cms/cms.css', type: 'text/css; charset=utf-8' },
};

export interface ServeExamplesOptions {
  /** Any free one by default. */
  readonly port?: number;
  /** Everything about the gateway but its place, which is `/fd` of this origin. */
  readonly gateway: Omit<GatewayConfig, 'publicUrl'>;
  /** When the sandbox's clock began, in milliseconds since the epoch: the backoffice lists its events. Default now. */
  readonly startMs?: number;
  /** The sandbox's seed. Default 1. */
  readonly seed?: number;
}

export interface ServedExamples {
  /** `http://localhost:4000`, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The example pages and the gateway under `/fd`, on one loopback origin, as a partner's own server would have them.
 * @throws {Error} when the port is taken; the message names `PORT`.
 */
export async function serveExamples({
  port = 0,
  gateway,
  startMs = Date.now(),
  seed = 1,
}: ServeExamplesOptions): Promise<ServedExamples> {
  // Before the server: where the kit is missing, no port stays open.
  const kitFiles = await kitFilesIn(fileURLToPath(new URL('../dist/fd/', import.meta.url)));
  const server = createServer();
  await listen(server, port);
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const listener = toNodeListener(createGateway({ ...gateway, publicUrl: url, mount: '/fd', kitFiles }));
  const backoffice = createBackoffice({ startMs, seed, csp: CSP });
  server.on('request', (incoming, outgoing) =>
    listener(incoming, outgoing, () => servePage(incoming, outgoing, backoffice(incoming.url ?? '/'))),
  );

  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function servePage(incoming: IncomingMessage, outgoing: ServerResponse, answer: BackofficeAnswer | null): void {
  const found = answer ?? fileAt((incoming.url ?? '').replace(/\?.*$/, ''));
  outgoing
    .writeHead(found.status, {
      'content-type': found.type,
      'content-security-policy': found.csp,
      'cache-control': 'no-cache',
    })
    .end(found.body);
}

function fileAt(path: string): BackofficeAnswer {
  const page = elementPageAt(path);
  if (page !== null) return { status: 200, type: 'text/html; charset=utf-8', csp: CSP, body: page };
  const found = pages[path] ?? builtAt(path);
  if (!found) return { status: 404, type: 'text/plain', csp: CSP, body: 'There is no such example page.' };
  return { status: 200, type: found.type, csp: CSP, body: readFileSync(here + found.file) };
}

function builtAt(path: string): { readonly file: string; readonly type: string } | undefined {
  const [, name = '', ending] = STATES_FILE.exec(path) ?? [];
  const file = `../dist-examples/states/${name}`;
  if (!name || !existsSync(here + file)) return undefined;
  return { file, type: `text/${ending === 'js' ? 'javascript' : 'css'}; charset=utf-8` };
}

/** @throws {Error} when the port is taken, as `serveExamples` does. */
export async function assertFree(port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, port);
  await new Promise((resolve) => probe.close(resolve));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(new Error(`Port ${port} is taken. Set PORT to another port for the examples: PORT=4010 npm start`));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
