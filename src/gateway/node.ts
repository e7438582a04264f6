import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway } from './gateway.ts';
import { toNodeListener } from './node-listener.ts';

/** What a Node server needs of the gateway stands here together: this file is the package's entry for Node. */
export { gatewayFromEnv, upstreamsFromEnv } from './env.ts';
export { kitFilesIn } from './kit-folder.ts';
export { toNodeListener } from './node-listener.ts';

export interface ServeOptions {
  readonly gateway: Gateway;
  /** `127.0.0.1` by default: a proxy that ends TLS stands before it. */
  readonly host?: string | undefined;
  /** 0, the default, takes any free one. */
  readonly port?: number | undefined;
  /** So long calls under way may still take when it closes; 10 s by default. */
  readonly graceMs?: number | undefined;
}

export interface RunningGateway {
  /** Where it listens: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Takes no more calls, lets those under way end, then cuts what is left. */
  close(): Promise<void>;
}

/** @throws the server's own error where it cannot listen: `EADDRINUSE`, `EACCES`. */
export async function serveGateway(options: ServeOptions): Promise<RunningGateway> {
  const { gateway, host = '127.0.0.1', port = 0, graceMs = 10_000 } = options;
  const server = createServer(toNodeListener(gateway));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;

  return {
    url: `http://${name}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
