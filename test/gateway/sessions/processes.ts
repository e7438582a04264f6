import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { ClockMessage, ProcessSetup } from './entry.ts';

export interface GatewayProcess {
  readonly url: string;
  setClock(offsetMs: number): Promise<void>;
  /** As the kernel does it, at once. */
  kill(): Promise<void>;
}

export interface GatewayProcesses {
  /** One that runs already, or will in a moment. */
  take(): Promise<GatewayProcess>;
  close(): Promise<void>;
}

const SPARES = 2;

/** Real gateway processes. They are made from one bundle, so that one is there in a moment, and some wait beforehand. */
export async function gatewayProcesses(setup: ProcessSetup): Promise<GatewayProcesses> {
  const folder = mkdtempSync(join(tmpdir(), 'fd-gateway-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'entry.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'entry.mjs' } },
    },
  });
  const all = new Set<ChildProcess>();
  const spares: Promise<GatewayProcess>[] = [];
  let isClosed = false;
  const killAll = (): void => all.forEach((child) => child.kill('SIGKILL'));
  process.on('exit', killAll);

  async function start(): Promise<GatewayProcess> {
    const child = fork(join(folder, 'entry.mjs'), {
      env: { ...process.env, FD_TEST_SETUP: JSON.stringify(setup) },
      execArgv: [],
    });
    all.add(child);
    const gone = once(child, 'exit').then(() => void all.delete(child));
    const ready = once(child, 'message') as Promise<[{ url: string }]>;
    const first = await Promise.race([ready, gone]);
    if (!first) throw new Error('A gateway process ended before it listened.');
    return {
      url: first[0].url,
      async setClock(offsetMs) {
        const known = once(child, 'message');
        child.send({ offsetMs } satisfies ClockMessage);
        await known;
      },
      async kill() {
        child.kill('SIGKILL');
        await gone;
      },
    };
  }
  const refill = (): void => {
    while (!isClosed && spares.length < SPARES) {
      const spare = start();
      // Whoever takes it learns of a failure.
      spare.catch(() => undefined);
      spares.push(spare);
    }
  };
  refill();

  return {
    async take() {
      const next = spares.shift() ?? start();
      refill();
      return next;
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(spares);
      const gone = [...all].map((child) => once(child, 'exit'));
      killAll();
      await Promise.all(gone);
      process.off('exit', killAll);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
