import { randomBytes } from 'node:crypto';
import { build } from 'vite';
import { assertFree, serveExamples } from '../examples/server.ts';
import { demoMfaCode, demoPassword, demoUsers } from '../sandbox/data/users.ts';
import { serveSandbox } from '../sandbox/node.ts';
import { gatewayFromEnv } from '../src/gateway/env.ts';

const DEFAULT_PORT = 4000;
const MAX_PORT = 65_535;

/** What `npm start` does once everything is installed. Ends when the process is asked to. */
export async function main(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  try {
    await serve(env);
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    process.exit(1);
  }
}

async function serve(given: NodeJS.ProcessEnv): Promise<void> {
  const env = withoutBlanks(given);
  const port = portOf(env, 'PORT', DEFAULT_PORT);
  const sandboxPort = env['FD_BASE_URL'] ? null : portOf(env, 'SANDBOX_PORT', portBeside(port));
  if (sandboxPort === port) {
    throw new Error(
      `PORT and SANDBOX_PORT both ask for port ${port}. Set one of them to another: SANDBOX_PORT=${portBeside(port)} npm start`,
    );
  }
  // Before the build, which would change the files under a server that runs already.
  await assertFree(port);
  await build({ logLevel: 'warn' });
  // One start for both, so that the backoffice lists the sandbox's own events.
  const startMs = Date.now();
  const sandbox =
    sandboxPort === null ? null : await serveSandbox({ port: sandboxPort, clock: 'real', startTime: startMs });
  const { config } = await gatewayFromEnv({
    FD_SECRET: randomBytes(32).toString('base64url'),
    ...(sandbox && {
      FD_BASE_URL: `${sandbox.url}/api/v3`,
      FD_CR_BASE_URL: `${sandbox.url}/cr/api`,
      FD_AUTH_PER_MINUTE: '600',
    }),
    ...env,
    FD_PUBLIC_URL: `http://localhost:${port}`,
  });
  const examples = await serveExamples({ port, gateway: config, startMs }).catch(async (thrown: unknown) => {
    await sandbox?.close();
    throw thrown;
  });

  console.log(`\n  Examples   ${examples.url}/              all pages`);
  console.log(`             ${examples.url}/cms/          a CMS with an event's card`);
  console.log(`             ${examples.url}/backoffice/   a ticketing backoffice`);
  console.log(`  Gateway    ${examples.url}/fd/    to ${config.upstreams.api}`);
  if (sandbox) {
    console.log(`  Sandbox    ${sandbox.url}/   stands in for the API\n`);
    console.log(`  Sign in with the password "${demoPassword}" (code ${demoMfaCode} where one is asked for) as`);
    for (const { email, purpose } of demoUsers) console.log(`    ${email.padEnd(22)} ${purpose}`);
  }
  console.log('\n  Ctrl-C ends it.');

  const stop = (): void => {
    void Promise.all([examples.close(), sandbox?.close()]).then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** A variable that holds nothing but blanks is not set: so the gateway reads them too. */
function withoutBlanks(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
}

function portBeside(port: number): number {
  return port < MAX_PORT ? port + 1 : port - 1;
}

function portOf(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port <= MAX_PORT) return port;
  throw new Error(`${name} must be a port from 1 to 65535; it is "${text}". For example: ${name}=4010 npm start`);
}
