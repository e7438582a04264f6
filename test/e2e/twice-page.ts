import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { serveSandbox } from '../../sandbox/node.ts';
import type { KitFiles } from '../../src/gateway/kit-files.ts';
import { kitFilesIn } from '../../src/gateway/node.ts';
import { openGatewayOn } from './own-gateway.ts';

/** Of the build, as the build takes it. */
export const { version: VERSION } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { readonly version: string };
/** That which the altered copy of the build says to be. */
export const OTHER_VERSION = '99.0.7';

/** The build as the gateway serves it, as it is from elsewhere, and from elsewhere in another version. */
export const KITS = { own: '/fd/fd.js', copy: '/copy/fd.js', other: '/other/fd.js' } as const;

/** A page with one card and as many scripts as its address names, the gateway and the sandbox behind it. */
export interface TwiceStand {
  /** @param scripts one after the other, as they are included */
  pageWith(...scripts: readonly string[]): string;
  /** What pages have asked the gateway for since the last time, in alphabetical order: no files. */
  takeCalls(): string[];
  close(): Promise<void>;
}

/** A file of the kit, which is no call. */
const FILE = /^\/fd\/(assets\/)?[\w.-]+\.(js|css)(\?|$)/;

export async function openTwiceStand(): Promise<TwiceStand> {
  // Before the servers: where the kit is not what it should be, no port stays open.
  const kitFiles = await kitFilesIn(fileURLToPath(new URL('../../dist/fd/', import.meta.url)));
  const copies: Readonly<Record<string, KitFiles>> = { copy: kitFiles, other: await inOtherVersion(kitFiles) };
  const api = await serveSandbox();
  const calls: string[] = [];
  const server = createServer();
  const { url, listener } = await openGatewayOn(server, api.url, kitFiles);
  server.on('request', (incoming, outgoing) => {
    const target = incoming.url ?? '';
    if (target.startsWith('/fd/') && !FILE.test(target)) calls.push(`${incoming.method} ${target}`);
    listener(incoming, outgoing, () => {
      const { pathname, searchParams } = new URL(target, url);
      const [, folder = '', name = ''] = /^\/(\w+)\/(.+)$/.exec(pathname) ?? [];
      const kit = copies[folder];
      if (kit) void serveFile(kit, name, outgoing);
      else
        outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(searchParams.getAll('kit')));
    });
  });
  return {
    pageWith: (...scripts) => `${url}/?${scripts.map((each) => `kit=${encodeURIComponent(each)}`).join('&')}`,
    takeCalls: () => calls.splice(0).sort(),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await api.close();
    },
  };
}

/** Keeps from the first moment on what is reported: an adapter of the browsers may come later than the kit. */
const page = (scripts: readonly string[]): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>The kit, more than once</title>
    <link rel="icon" href="data:,">
    <script>
      globalThis.said = [];
      for (const kind of ['warn', 'error']) {
        const real = console[kind];
        console[kind] = (...parts) => {
          said.push(kind + ': ' + parts.join(' '));
          real.apply(console, parts);
        };
      }
      addEventListener('error', ({ message, target }) => said.push('error: ' + (message || target.outerHTML)), true);
      addEventListener('unhandledrejection', ({ reason }) => said.push('unhandled: ' + reason));
    </script>
    ${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('\n    ')}
  </head>
  <body>
    <main>
      <h1>The kit, more than once</h1>
      <fd-provider>
        <fd-event-card event-id="evt_abc">Not loaded.</fd-event-card>
      </fd-provider>
    </main>
  </body>
</html>
`;

async function serveFile(kit: KitFiles, name: string, outgoing: ServerResponse): Promise<void> {
  const body = kit.names.includes(name) ? await kit.read(name) : null;
  outgoing.writeHead(body ? 200 : 404, { 'content-type': 'text/javascript; charset=utf-8' }).end(body ?? '');
}

/**
 * The same files as another version builds them.
 * @throws {Error} where the version is not found as often as it should be: the loader and the elements have it
 */
async function inOtherVersion(kit: KitFiles): Promise<KitFiles> {
  const text = new RegExp(`(["'\`])${VERSION.replaceAll('.', '\\.')}\\1`, 'g');
  const altered = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const name of kit.names) {
    const body = new TextDecoder().decode(await kit.read(name));
    const other = body.replace(text, `$1${OTHER_VERSION}$1`);
    if (name.endsWith('.js') && other !== body) altered.set(name, new TextEncoder().encode(other));
  }
  const names = [...altered.keys()].map((name) => name.replace(/^assets\/(\w+)-.*/, '$1'));
  if (names.sort().join() !== 'fd.js,kit') throw new Error(`The version stands in ${names.join()}`);
  return { names: kit.names, read: async (name) => altered.get(name) ?? kit.read(name) };
}
