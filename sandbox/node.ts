import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { ConnectionDropped, endsHalfway } from './faults/drop.ts';
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
  const listener = getRequestListener((request, env) => answer(sandbox, request, env as HttpBindings), {
    overrideGlobalObjects: false,
  });
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

/** The sandbox's answer. Where a fault drops the connection, the socket goes. */
async function answer(sandbox: Sandbox, request: Request, { outgoing }: HttpBindings): Promise<Response> {
  try {
    const response = await sandbox.fetch(request);
    return endsHalfway(response) ? cuttingOff(response, () => outgoing.destroy()) : response;
  } catch (thrown) {
    if (!(thrown instanceof ConnectionDropped)) throw thrown;
    outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  }
}

/** The same answer, with a body whose failure ends the connection and is no error of the server. */
function cuttingOff(response: Response, end: () => void): Response {
  const reader = response.body!.getReader();
  const body = new ReadableStream({
    async pull(controller) {
      const { value } = await reader.read().catch(() => ({ value: undefined }));
      if (value) return controller.enqueue(value);
      end();
      controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(body, response);
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new Error(`Port ${port} is taken. Set SANDBOX_PORT to another port for the sandbox.`, { cause: error });
}
