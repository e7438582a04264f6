import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway } from './gateway.ts';
import { toNodeListener } from './node-listener.ts';

/** What a Node server needs of the gateway stands here together: this file is the package's entry for Node. */
export { gatewayFromEnv, upstreamsFromEnv } from './env.ts';
export { kitFilesIn } from './kit-folder.ts';
export { toNodeListener } from './node-listener.ts';
export { createRedisStore } from './redis-store.ts';

export interface ServeOptions {
  readonly gateway: Gateway;
  /** `127.0.0.1` by default: a proxy that ends TLS stands before it. */
  readonly host?: string | undefined;
  /** 0, the default, takes any free one. */
  readonly port?: number | undefined;
  /** So long calls under way may still take when it closes; 10 s by default. */
  readonly graceMs?: number | undefined;
  /** What one connection may take of the server. */
  readonly limits?: Partial<ServeLimits> | undefined;
}

/** Bounds against callers that are slow, silent or many. Where one is passed the connection is closed, 408 before it if it can be. */
export interface ServeLimits {
  /** From the connection's start, or its last answer's end, to the last header; 10 s by default. */
  readonly headersMs: number;
  /** To the last byte of the body; 120 s by default, which is what a forwarded call has in all. */
  readonly requestMs: number;
  /** Without a byte in either direction, a reader that takes nothing included; 150 s by default, more than any call keeps silent. */
  readonly idleMs: number;
  /** Open without a call; 75 s by default, more than the 60 s after which nginx lets go of a connection first. */
  readonly keepAliveMs: number;
  /** All headers of a call together, its target too; 16 kB by default, then 431. */
  readonly headerBytes: number;
  /** Open at once, over all addresses; 1,000 by default, then new ones are closed. */
  readonly connections: number;
}

const DEFAULT_LIMITS: ServeLimits = {
  headersMs: 10_000,
  requestMs: 120_000,
  idleMs: 150_000,
  keepAliveMs: 75_000,
  headerBytes: 16 * 1024,
  connections: 1_000,
};
/** Node looks for late callers only so often. */
const MAX_CHECK_MS = 5_000;
const SWEEP_MS = 50;

export interface RunningGateway {
  /** Where it listens: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Takes no more calls, lets those under way end, then cuts what is left. */
  close(): Promise<void>;
}

/** @throws the server's own error where it cannot listen: `EADDRINUSE`, `EACCES`. */
export async function serveGateway(options: ServeOptions): Promise<RunningGateway> {
  const { gateway, host = '127.0.0.1', port = 0, graceMs = 10_000 } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(MAX_CHECK_MS, limits.headersMs, limits.requestMs),
      keepAliveTimeout: limits.keepAliveMs,
      maxHeaderSize: limits.headerBytes,
      // Whatever the command line says: a lenient reader and a strict one before it are two readings of one request.
      insecureHTTPParser: false,
    },
    toNodeListener(gateway),
  );
  server.maxConnections = limits.connections;
  server.setTimeout(limits.idleMs);
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
        // Connections become idle as their calls end; each would else be served until the end of the grace.
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
        server.close(() => {
          clearTimeout(cut);
          clearInterval(sweep);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
