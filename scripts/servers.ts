import { randomBytes } from 'node:crypto';
import { assertFree, serveExamples, type ServedExamples } from '../examples/server.ts';
import { demoMfaCode, demoPassword, demoUsers } from '../sandbox/data/users.ts';
import { serveSandbox, type ServedSandbox } from '../sandbox/node.ts';
import type { SandboxOptions } from '../sandbox/sandbox.ts';
import { gatewayFromEnv } from '../src/gateway/env.ts';

const DEFAULT_PORT = 4000;
const MAX_PORT = 65_535;

/** The examples with the gateway, and an API behind it. */
export interface Servers {
  readonly examples: ServedExamples;
  /** `null` where FD_BASE_URL names another API. */
  readonly sandbox: ServedSandbox | null;
  /** Main API with its version. */
  readonly api: string;
  close(): Promise<void>;
}

/**
 * Serves the examples at `PORT` and the sandbox at `SANDBOX_PORT`.
 *
 * @param command what started it, for messages: `npm start`
 * @param sandboxOptions how the sandbox is, where there is one
 * @param build makes what is served, once it is sure that the port is free
 * @throws {Error} where a port is none, or taken; the message names the variable
 */
export async function openServers(
  given: NodeJS.ProcessEnv,
  command: string,
  build: () => Promise<unknown>,
  sandboxOptions: Pick<SandboxOptions, 'speed'> = {},
): Promise<Servers> {
  const env = withoutBlanks(given);
  const port = portOf(env, 'PORT', DEFAULT_PORT, command);
  const sandboxPort = env['FD_BASE_URL'] ? null : portOf(env, 'SANDBOX_PORT', portBeside(port), command);
  if (sandboxPort === port) {
    throw new Error(
      `PORT and SANDBOX_PORT both ask for port ${port}. Set one of them to another: SANDBOX_PORT=${portBeside(port)} ${command}`,
    );
  }
  // Before the build, which would change the files under a server that runs already.
  await assertFree(port);
  await build();
  // One start for both, so that the backoffice lists the sandbox's own events.
  const startMs = Date.now();
  const sandbox =
    sandboxPort === null
      ? null
      : await serveSandbox({ ...sandboxOptions, port: sandboxPort, clock: 'real', startTime: startMs });
  try {
    const { config, close: closeStore } = await gatewayFromEnv({
      FD_SECRET: randomBytes(32).toString('base64url'),
      ...(sandbox && {
        FD_BASE_URL: `${sandbox.url}/api/v3`,
        FD_CR_BASE_URL: `${sandbox.url}/cr/api`,
        FD_AUTH_PER_MINUTE: '600',
      }),
      ...env,
      FD_PUBLIC_URL: `http://localhost:${port}`,
    });
    const examples = await serveExamples({ port, gateway: config, startMs });
    const close = async (): Promise<void> => {
      await Promise.all([examples.close(), sandbox?.close()]);
      closeStore();
    };
    return { examples, sandbox, api: config.upstreams.api, close };
  } catch (thrown) {
    await sandbox?.close();
    throw thrown;
  }
}

/** Says who can sign in to the sandbox. */
export function printUsers(): void {
  console.log(`  Sign in with the password "${demoPassword}" (code ${demoMfaCode} where one is asked for) as`);
  for (const { email, purpose } of demoUsers) console.log(`    ${email.padEnd(22)} ${purpose}`);
}

/** A variable that holds nothing but blanks is not set: so the gateway reads them too. */
function withoutBlanks(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
}

function portBeside(port: number): number {
  return port < MAX_PORT ? port + 1 : port - 1;
}

function portOf(env: NodeJS.ProcessEnv, name: string, fallback: number, command: string): number {
  const text = env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port <= MAX_PORT) return port;
  throw new Error(`${name} must be a port from 1 to 65535; it is "${text}". For example: ${name}=4010 ${command}`);
}
