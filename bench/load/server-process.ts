import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, so that its memory is its own and its work is done beside ours. */
export interface ServerProcess {
  /** Where it listens. */
  readonly url: string;
  /** Bytes; the heap after a collection. */
  memory(): Promise<{ readonly rss: number; readonly heap: number }>;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const START_MS = 15_000;

/**
 * Starts a server on loopback that prints its address.
 * @param file the command line, from the repository's root
 * @throws {Error} with what it printed, when it ends or does not come up
 */
export async function startServer(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child = fork(file, args, {
    cwd: root,
    env: { ...process.env, ...env },
    execArgv: ['--expose-gc', '--import', 'tsx', '--import', new URL('./memory-probe.ts', import.meta.url).href],
    silent: true,
  });
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const fail = (): void => reject(new Error(`${file} did not start. It printed: ${printed || 'nothing'}`));
    const late = setTimeout(fail, START_MS);
    child.once('exit', fail);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (!found) return;
      clearTimeout(late);
      child.off('exit', fail);
      resolve(found);
    };
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => (printed.includes('http://127.0.0.1:') ? undefined : read(chunk)));
  }).catch((thrown: unknown) => {
    end();
    throw thrown;
  });

  return {
    url,
    async memory() {
      child.send('memory');
      const [usage] = (await once(child, 'message')) as [NodeJS.MemoryUsage];
      return { rss: usage.rss, heap: usage.heapUsed };
    },
    async stop() {
      process.off('exit', end);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      end();
      await ended;
    },
  };
}
