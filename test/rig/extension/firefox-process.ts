import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../script.ts';
import { Marionette } from './marionette.ts';

const START_TIMEOUT_MS = 120_000;

/** A Firefox with a new profile. Its test preferences come from Marionette itself. */
export interface RunningFirefox {
  readonly marionette: Marionette;
  /** Ends it and removes the profile. */
  stop(): Promise<void>;
}

/** @param prefs further preferences of the profile */
export async function startFirefox(binary: string, prefs: Record<string, unknown>): Promise<RunningFirefox> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'fd-rig-firefox-'));
  const lines = Object.entries({ 'marionette.port': 0, 'browser.chrome.site_icons': false, ...prefs }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(path.join(profile, 'user.js'), lines.join(''));
  const args = ['-no-remote', '-profile', profile, '--headless', '--marionette', '--remote-allow-system-access'];
  const browser = spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  browser.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  browser.on('error', (error) => said.push(error.message));
  const endWithUs = (): void => {
    browser.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true });
  };
  process.once('exit', endWithUs);
  const stop = async (marionette?: Marionette): Promise<void> => {
    await marionette?.quit();
    await ended(browser, marionette ? 10_000 : 0);
    process.removeListener('exit', endWithUs);
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    const found = await until(() => portOf(browser, profile), 'Firefox to start', START_TIMEOUT_MS);
    if (found === 'over') throw new Error(`${binary} ended while it started.`);
    const marionette = await inTime(Marionette.connect(found));
    return { marionette, stop: () => stop(marionette) };
  } catch (error) {
    await stop();
    throw new Error(`${String(error)}\n${said.join('').slice(-2_000)}`, { cause: error });
  }
}

const isOver = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null;

/** The port, which Firefox writes into its profile; 0 until it has. */
async function portOf(browser: ChildProcess, profile: string): Promise<number | 'over'> {
  if (isOver(browser)) return 'over';
  return Number(await readFile(path.join(profile, 'MarionetteActivePort'), 'utf8'));
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = wait(START_TIMEOUT_MS, undefined, { ref: false }).then(() => {
    throw new Error(`Firefox did not answer within ${START_TIMEOUT_MS / 1000} s.`);
  });
  return Promise.race([work, late]);
}

async function ended(browser: ChildProcess, patienceMs: number): Promise<void> {
  if (isOver(browser)) return;
  const over = once(browser, 'exit');
  await Promise.race([over, wait(patienceMs, undefined, { ref: false })]);
  browser.kill('SIGKILL');
  await over;
}
