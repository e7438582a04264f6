import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExtensionBrowser, ExtensionEngine } from './browsers.ts';

/** What the fixture's functions see; the types of extensions are not at hand here. */
export interface Worlds {
  inThisWorld?: string;
  startedAs?: string;
  chrome: {
    permissions: { contains(permissions: { origins: string[] }): Promise<boolean> };
    storage: { local: { set(items: object): Promise<void>; get(name: string): Promise<object> } };
  };
}

/** A browser with the fixture in it, and pages for it. */
export interface FixtureStand {
  readonly browser: ExtensionBrowser;
  /** A page that the fixture's content script runs in. */
  readonly covered: string;
  /** The same page at an address that the fixture has no rights to, but may ask for ({@link optional}). */
  readonly uncovered: string;
  /** The folder of temporary files while the stand is open. */
  readonly scratch: string;
  close(): Promise<void>;
}

export const optional = ['http://127.0.0.1/*'];

const pages: Record<string, [type: string, body: string]> = {
  '/': ['text/html', '<title>A page</title><h1>Heading</h1><input id="field"><div style="height: 3000px"></div>'],
  '/faulty': ['text/html', '<title>Faulty</title><script src="faulty.js"></script>'],
  '/faulty.js': ['text/javascript', 'console.error("it said"); undeclared();'],
};

/** The pages allow next to nothing: what the rig and the extension do there needs no leave of theirs. */
export async function openFixtureStand(engine: ExtensionEngine): Promise<FixtureStand> {
  const server = createServer((request, response) => {
    const [type, body] = pages[request.url ?? ''] ?? ['text/plain', ''];
    const policy = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'";
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'fd-rig-test-'));
  const usual = process.env['TMPDIR'];
  const restore = (): void => {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
  };
  process.env['TMPDIR'] = scratch;
  const end = async (): Promise<void> => {
    restore();
    server.close();
    server.closeAllConnections();
    await rm(scratch, { recursive: true, force: true });
  };
  try {
    const browser = await engine.launch(fileURLToPath(new URL('fixture', import.meta.url)));
    const close = async (): Promise<void> => {
      await browser.close();
      await end();
    };
    return { browser, covered: `http://localhost:${port}/`, uncovered: `http://127.0.0.1:${port}/`, scratch, close };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Differs each time that the background has started. */
export const startedAs = (browser: ExtensionBrowser): Promise<string | undefined> =>
  browser.inBackground(() => (globalThis as unknown as Worlds).startedAs);

/** These run in pages. */
export const byId = (id: string): HTMLElement | null => document.querySelector<HTMLElement>(`#${id}`);
export const textOf = (id: string): string => document.querySelector(`#${id}`)?.textContent ?? '';
export const valueOf = (id: string): string => document.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
