import { startDisplay, startSession } from './webkit-driver.js';

/**
 * WebKitGTK as a browser of @web/test-runner. One window, one test file at a time: the driver allows one session.
 * What it starts ends with the runner, however that ends (see spawnGuarded). No debug sessions, no coverage.
 *
 * @param {{ driver: string, binary: string, xvfb: string | null }} webkit
 */
export function webkitLauncher({ driver, binary, xvfb }) {
  /** @type {Map<string, string>} */
  const active = new Map();
  /** @type {Promise<{ call: Awaited<ReturnType<typeof startSession>>['call'] }> | undefined} */
  let starting;
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  let queue = Promise.resolve();

  const start = async () => {
    const screen = xvfb ? await startDisplay(xvfb) : undefined;
    if (screen) stops.unshift(screen.stop);
    const session = await startSession({ driver, binary }, { display: screen?.display });
    stops.unshift(session.stop);
    return session;
  };
  /** @param {string} url */
  const navigate = (url) => {
    queue = queue.then(async () => {
      const session = await (starting ??= start());
      await session.call('POST', '/url', { url });
    });
    const done = queue;
    queue = queue.catch(() => {});
    return done;
  };

  return {
    name: 'WebKit',
    type: 'webkitgtk',
    concurrency: 1,
    async initialize() {},
    /** @param {string} id */
    isActive: (id) => active.has(id),
    /** @param {string} id */
    getBrowserUrl: (id) => active.get(id),
    /** @param {string} id @param {string} url */
    async startSession(id, url) {
      active.set(id, url);
      await navigate(url);
    },
    /** @param {string} id */
    async stopSession(id) {
      active.delete(id);
      await navigate('about:blank');
      return { testCoverage: undefined };
    },
    async startDebugSession() {
      throw new Error('WebKit has no debug session here: debug in Chromium or Firefox.');
    },
    async stop() {
      await starting?.catch(() => {});
      for (const stop of stops.splice(0)) await stop();
    },
  };
}
