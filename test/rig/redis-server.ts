import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { findRedis, redisAbsent } from '../../scripts/install-redis.mjs';

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Ends it as its owner would (`stop`), or as a crash does (`kill`). */
  end(how: 'stop' | 'kill'): Promise<void>;
  /** Starts it again at the same port, with what it has kept. */
  start(): Promise<void>;
  /** Freezes it: connections stay open, and get no answer. */
  freeze(): void;
  thaw(): void;
  /** One command, as somebody at the server's console. */
  ask(...args: string[]): Promise<unknown>;
  /** Everything that it holds: keys and values. */
  dump(): Promise<Map<string, string>>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

const START_MS = 20_000;
const PLACES = 5;

/**
 * A redis-server of the test's own, on loopback, at a free port, in a folder of its own. It keeps nothing unless `args`
 * say otherwise: `['--appendonly', 'yes']`.
 *
 * @throws where the machine has none; the message says how to install it.
 */
export async function startRedis(args: readonly string[] = []): Promise<TestRedis> {
  const binary = findRedis();
  if (binary === null) throw new Error(redisAbsent());
  const folder = mkdtempSync(join(tmpdir(), 'fd-redis-'));
  const password = args[args.indexOf('--requirepass') + 1];
  let child: ChildProcess | null = null;
  let port = 0;
  let asking: Awaited<ReturnType<typeof connect>> | null = null;

  const killNow = (): void => void child?.kill('SIGKILL');
  process.on('exit', killNow);

  async function run(at: number): Promise<boolean> {
    const bound = ['--bind', '127.0.0.1', '--port', String(at), '--dir', folder];
    const started = spawn(binary ?? '', [...bound, '--save', '', '--daemonize', 'no', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`redis-server is not ready after ${START_MS} ms.`)), START_MS);
      let said = '';
      const settle = (isReady: boolean): void => {
        clearTimeout(late);
        started.stdout?.removeAllListeners('data').resume();
        resolve(isReady);
      };
      started.stdout?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Ready to accept connections')) settle(true);
      });
      started.once('exit', () => settle(false));
      started.once('error', reject);
    });
  }

  // Between looking for a free port and using it somebody else may take it.
  let isUp = false;
  for (let tries = 0; tries < PLACES && !isUp; tries++) {
    port = await freePort();
    isUp = await run(port);
  }
  assert.ok(isUp, 'redis-server could not be started');

  const redis: TestRedis = {
    url: `redis://${password === undefined || !args.includes('--requirepass') ? '' : `:${password}@`}127.0.0.1:${port}`,
    port,
    async end(how) {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      asking?.destroy();
      asking = null;
      const gone = once(child, 'exit');
      child.kill(how === 'stop' ? 'SIGTERM' : 'SIGKILL');
      await gone;
    },
    async start() {
      assert.ok(await run(port), 'redis-server could not be started again');
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async ask(...command) {
      asking ??= await connect(redis.url);
      return asking.sendCommand(command);
    },
    async dump() {
      const keys = (await redis.ask('KEYS', '*')) as string[];
      const values = await Promise.all(keys.map((key) => redis.ask('GET', key)));
      return new Map(keys.map((key, index) => [key, String(values[index])]));
    },
    async close() {
      redis.thaw();
      await redis.end('kill');
      process.off('exit', killNow);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return redis;
}

async function connect(url: string) {
  const client = createClient({ url, RESP: 2, disableClientInfo: true });
  client.on('error', () => undefined);
  return client.connect();
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
