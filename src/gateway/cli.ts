#!/usr/bin/env node
import { GatewayConfigError } from './config.ts';
import { gatewayFromEnv, type GatewayFromEnv } from './env.ts';
import { createGateway } from './gateway.ts';
import { serveGateway } from './node.ts';

const HELP = `fd-gateway: keeps Future Demand tokens off your pages.

Configured by environment variables:
  FD_BASE_URL          main API with its version, https://client-api.stg.future-demand.com/api/v3 (required)
  FD_MEDIA_URL         media upload; FD_BASE_URL without /v3 by default
  FD_CR_BASE_URL       Customer Representation API; without it its routes are not offered
  FD_PUBLIC_URL        what browsers have in the address bar, https://cms.example (required)
  FD_SECRET            signs session cookies and seals sessions in Redis, 32 characters or more; a comma list to
                       rotate: the first signs and seals, all verify and open
  FD_TRUSTED_PROXIES   addresses or ranges whose X-Forwarded-For is believed, 10.0.0.0/8,192.0.2.7
  FD_AUTH_PER_MINUTE   calls of /auth per minute; more wait (10)
  FD_READS_PER_MINUTE  reads per minute and partner; more wait a little, then 429 (600)
  FD_WRITES_PER_MINUTE the same for writes (120)
  FD_REDIS_URL         where sessions are kept, rediss://user:password@redis.example:6379/0; this process's memory by default
  FD_KIT_DIR           folder of the built kit; the one in this package by default
  HOST, PORT           where to listen (127.0.0.1, 4000)

Everything is served under /fd; /fd/healthz answers while it runs. docs/gateway.md has the rest.
`;

const print = (entry: object): void => void process.stdout.write(`${JSON.stringify(entry)}\n`);
const printNow = (entry: object): void => print({ time: new Date().toISOString(), ...entry });

async function main(): Promise<void> {
  const fromEnv = await gatewayFromEnv(process.env, { redisLog: printNow });
  try {
    await serve(fromEnv);
  } catch (error) {
    // An open connection would keep the process alive.
    fromEnv.close();
    throw error;
  }
}

async function serve({ config, host, port, warnings, close }: GatewayFromEnv): Promise<void> {
  for (const warning of warnings) printNow({ warning });
  const gateway = createGateway({ ...config, log: print, relayLog: printNow });
  const running = await serveGateway({ gateway, host, port });
  printNow({ listening: running.url, mount: gateway.mount, publicUrl: config.publicUrl });

  const stop = (): void => {
    // A second signal means "now".
    process.once('SIGINT', () => process.exit(1));
    process.once('SIGTERM', () => process.exit(1));
    // Calls under way still need the sessions.
    void running.close().then(() => {
      close();
      printNow({ stopped: true });
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

const [option] = process.argv.slice(2);
if (option === '--help' || option === '-h') {
  process.stdout.write(HELP);
} else if (option !== undefined) {
  process.stderr.write(`fd-gateway: there is no option ${option}; it is configured by variables, see --help.\n`);
  process.exitCode = 1;
} else {
  main().catch((error: unknown) => {
    const { code, port } = error as { readonly code?: string; readonly port?: number };
    const taken = `Port ${port} is taken. Choose another with PORT, for example PORT=4010.`;
    const message = code === 'EADDRINUSE' ? taken : error instanceof GatewayConfigError ? error.message : String(error);
    process.stderr.write(`fd-gateway: ${message}\n`);
    process.exitCode = 1;
  });
}
