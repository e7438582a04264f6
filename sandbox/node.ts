import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';

export interface ServeSandboxOptions extends SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Default 127.0.0.1: the sandbox guards nothing and belongs on the loopback interface. */
  readonly host?: string;
}

export interface ServedSandbox {
  /** Origin without a trailing slash, e.g. `http://127.0.0.1:5000`. */
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Ends the server and the connections that are still open. */
  readonly close: () => Promise<void>;
}

/**
 * A sandbox behind Node's http server.
 *
 * @throws Error if the port is taken; the message names SANDBOX_PORT, which chooses another
 */
export async function serveSandbox(options: ServeSandboxOptions = {}): Promise<ServedSandbox> {
  const { port = 0, host = '127.0.0.1', ...sandboxOptions } = options;
  const sandbox = createSandbox(sandboxOptions);
  const listener = getRequestListener((request) => sandbox.fetch(request), { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port)));
    server.listen(port, host, resolve);
  });
  const { port: actualPort } = server.address() as AddressInfo;
  const hostInUrl = host.includes(':') ? `[${host}]` : host;

  return {
    url: `http://${hostInUrl}:${actualPort}`,
    sandbox,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new Error(`Port ${port} is taken. Set SANDBOX_PORT to another port for the sandbox.`, { cause: error });
}
