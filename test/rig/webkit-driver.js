import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * WebKitGTK over plain WebDriver, for the browser tests (test/rig/webkit-launcher.js) and the end-to-end tests
 * (test/rig/webkit-browser.ts). Plain JavaScript, because the test runner's config is loaded without tsx.
 */

/** How long a driver or an X server may take to answer before it counts as broken. */
const START_TIMEOUT_MS = 30_000;

/** Longer than any script or page load may take. */
const CALL_TIMEOUT_MS = 90_000;

/**
 * Runs "$@" until its own standard input ends, then ends the whole process group: first kindly, then not. The pipe
 * closes however the parent dies, SIGKILL included, so no X server, driver or browser is ever left behind.
 */
const GUARD = '"$@" & cat >/dev/null; trap "" TERM; kill -TERM 0; sleep 0.2; kill -KILL 0';

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdio?: ('ignore' | 'pipe')[] }} [options] stdio from descriptor 1 on
 */
export function spawnGuarded(command, args, { env = process.env, stdio = ['ignore', 'ignore'] } = {}) {
  const child = spawn('/bin/sh', ['-c', GUARD, 'guard', command, ...args], {
    env,
    stdio: ['pipe', ...stdio],
    detached: true,
  });
  const ended = once(child, 'exit');
  child.stdin?.on('error', () => {});
  return {
    child,
    /** Resolves when the command and everything that it started are gone. */
    async stop() {
      child.stdin?.end();
      await ended;
    },
  };
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  return port;
}

/**
 * A virtual screen.
 * @param {string} xvfb path of the X server
 * @returns {Promise<{ display: string, stop(): Promise<void> }>}
 */
export async function startDisplay(xvfb) {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
  const { child, stop } = spawnGuarded(xvfb, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const number = await Promise.race([
    once(/** @type {import('node:stream').Readable} */ (child.stdio[3]), 'data').then(([data]) => String(data).trim()),
    sleep(START_TIMEOUT_MS, '', { ref: false }),
  ]);
  if (!number) {
    await stop();
    throw new Error(`${xvfb} did not start a display within ${START_TIMEOUT_MS / 1000} s`);
  }
  return { display: `:${number}`, stop };
}

/**
 * One driver with one browser session (the driver allows no more). Two of them share nothing, cookies included.
 *
 * @param {{ driver: string, binary: string }} webkit
 * @param {{ display?: string | undefined, pageLoadStrategy?: 'normal' | 'none' }} [options] `none`: a navigation
 *   returns at once, instead of when the page has loaded
 */
export async function startSession({ driver, binary }, { display, pageLoadStrategy = 'normal' } = {}) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    ...(display ? { DISPLAY: display } : {}),
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
  };
  const { stop } = spawnGuarded(driver, [`--port=${port}`], { env });

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @returns {Promise<any>}
   */
  const call = async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKit, ${method} ${path}: ${value?.error} ${value?.message}`);
    return value;
  };

  try {
    await untilUp(base, driver);
    const { sessionId } = await call('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          pageLoadStrategy,
          'webkitgtk:browserOptions': { binary, args: ['--automation'] },
        },
      },
    });
    const session = `/session/${sessionId}`;
    await call('POST', `${session}/timeouts`, { pageLoad: 60_000, script: 60_000 });
    return {
      /** @type {(method: string, path: string, body?: unknown) => Promise<any>} path within the session, `/url` say */
      call: (method, path, body) => call(method, session + path, body),
      /** Ends the browser and its driver. */
      async stop() {
        await call('DELETE', session).catch(() => {});
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {string} base
 * @param {string} driver
 */
async function untilUp(base, driver) {
  const end = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < end) {
    try {
      await fetch(`${base}/status`);
      return;
    } catch {
      await sleep(30);
    }
  }
  throw new Error(`${driver} did not answer within ${START_TIMEOUT_MS / 1000} s`);
}
