import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { backofficeRows, type BackofficeRow } from '../../../examples/backoffice/rows.ts';
import { serveExamples } from '../../../examples/server.ts';
import { keptLogs, secret } from '../../rig/logs.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/sandbox.ts';

/** The API and the backoffice of somebody else, on two hosts, as an extension meets them. */
export interface ExtensionStand {
  /** `http://127.0.0.1:5000/api/v3`. */
  readonly api: string;
  /** `http://localhost:4000`, where the backoffice is. */
  readonly site: string;
  readonly rows: readonly BackofficeRow[];
  readonly sandbox: Sandbox;
  /** Every token that the API handed out so far. */
  readonly tokens: ReadonlySet<string>;
  /** Holds answers whose path matches until the function that comes back is called; tells how many wait. */
  hold(path: RegExp): { readonly waiting: () => number; readonly release: () => void };
  close(): Promise<void>;
}

const TOKENS = /"(?:AccessToken|IdToken|RefreshToken|Session)":"([^"]+)"/g;

/** The permission patterns of the two hosts. */
export const API_PATTERN = 'http://127.0.0.1/*';
export const SITE_PATTERN = 'http://localhost/*';

export async function openExtensionStand(options: Pick<SandboxOptions, 'cors'> = {}): Promise<ExtensionStand> {
  const startTime = Date.now();
  // The extension reads the events around the present: a clock that stands still would leave them behind.
  const sandbox = createSandbox({ ...options, clock: 'real', startTime });
  const tokens = new Set<string>();
  const gates = new Set<{ path: RegExp; waiting: number; opened: Promise<void> }>();

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    for (const gate of gates) {
      if (!gate.path.test(pathname)) continue;
      gate.waiting++;
      await gate.opened;
      gate.waiting--;
    }
    const response = await sandbox.fetch(request);
    if (!pathname.includes('/auth')) return response;
    for (const [, token = ''] of (await response.clone().text()).matchAll(TOKENS)) {
      tokens.add(token);
      secret('token', token);
    }
    return response;
  };
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const upstreams = { api: `${origin}/api/v3`, media: `${origin}/api`, cr: null };
  const examples = await serveExamples({
    gateway: { upstreams, secrets: ['the secret of a test, long enough to be one'], ...keptLogs() },
    startMs: startTime,
  });

  return {
    api: upstreams.api,
    site: examples.url,
    rows: backofficeRows(startTime),
    sandbox,
    tokens,
    hold(path) {
      let open = (): void => undefined;
      const gate = { path, waiting: 0, opened: new Promise<void>((resolve) => (open = resolve)) };
      gates.add(gate);
      return {
        waiting: () => gate.waiting,
        release: () => {
          gates.delete(gate);
          open();
        },
      };
    },
    close: async () => {
      await examples.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
