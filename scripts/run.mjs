import { spawn } from 'node:child_process';
import os from 'node:os';

/**
 * Runs other programs and sees to it that they end with us. Each is the head of a process group of its own, so that
 * what it started ends too. Node's built-ins only.
 */

const posix = process.platform !== 'win32';
const KILL_AFTER_MS = 5_000;

/** As if by Ctrl-C, whatever we got: on SIGTERM puppeteer asks its browsers to end, but does not see to it. */
const END = 'SIGINT';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  try {
    if (posix && child.pid) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It is gone already.
  }
}

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

const killAll = () => running.forEach((child) => signalGroup(child, 'SIGKILL'));

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  running.forEach((child) => signalGroup(child, END));
  const exit = () => process.exit(128 + (os.constants.signals[signal] ?? 0));
  setInterval(() => running.size === 0 && exit(), 50);
  setTimeout(exit, KILL_AFTER_MS);
}

/**
 * We answer signals only while something runs: afterwards they are the caller's again.
 * @param {import('node:child_process').ChildProcess} child
 */
function add(child) {
  if (running.size === 0) {
    process.on('exit', killAll);
    for (const signal of signals) process.on(signal, endAll);
  }
  running.add(child);
}

/** @param {import('node:child_process').ChildProcess} child */
function remove(child) {
  if (!running.delete(child) || running.size > 0) return;
  process.off('exit', killAll);
  for (const signal of signals) process.off(signal, endAll);
}

/**
 * @typedef {{
 *   cwd?: string | undefined,
 *   env?: NodeJS.ProcessEnv | undefined,
 *   onOutput?: ((chunk: Buffer) => void) | undefined,
 *   timeoutMs?: number | undefined,
 * }} RunOptions `onOutput` takes what the program prints, which otherwise goes straight to our own output;
 *   a program that lasts longer than `timeoutMs` is ended
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit code; 127 if it could not be started, 128 and more if a signal ended it
 */
export function run(command, args, { cwd, env, onOutput, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const output = onOutput ? 'pipe' : 'inherit';
    const child = spawn(command, args, { cwd, env, detached: posix, stdio: ['ignore', output, output] });
    add(child);
    const timers = timeoutMs
      ? [
          setTimeout(() => signalGroup(child, END), timeoutMs),
          setTimeout(() => signalGroup(child, 'SIGKILL'), timeoutMs + KILL_AFTER_MS),
        ]
      : [];
    const end = (/** @type {number} */ code) => {
      timers.forEach(clearTimeout);
      remove(child);
      resolve(code);
    };
    if (onOutput) {
      child.stdout?.on('data', onOutput);
      child.stderr?.on('data', onOutput);
    }
    child.on('error', (error) => {
      const text = `Could not start ${command}: ${error.message}\n`;
      if (onOutput) onOutput(Buffer.from(text));
      else process.stderr.write(text);
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? 128 + (os.constants.signals[signal ?? 'SIGKILL'] ?? 0)));
  });
}

/**
 * Runs npm itself: the one that runs us, if npm does, else the one on the PATH.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options) {
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('npm-cli.js')) return run(process.execPath, [cli, ...args], options);
  if (posix) return run('npm', args, options);
  return run(process.env['ComSpec'] ?? 'cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options);
}
