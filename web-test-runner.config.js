import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { engineNames, findBrowsers } from './scripts/browsers.mjs';
import { chromiumArgs } from './test/rig/chromium-args.js';
import { webkitLauncher } from './test/rig/webkit-launcher.js';
import { naughtyPlugin, pagePlugin } from './test/rig/wtr-page.js';
import { reporter } from './test/rig/wtr-reporter.js';

/**
 * The browser tests: test/**\/*.browser.test.ts in every browser that is here. FD_TEST_FILES and FD_TEST_BROWSERS
 * (both lists with commas; `chromium,firefox`) narrow that down.
 */

const list = (name) => (process.env[name] ?? '').split(',').filter(Boolean);
const files = list('FD_TEST_FILES');
const wanted = list('FD_TEST_BROWSERS');
const naughty = process.env['FD_NAUGHTY_STRINGS'];
const found = findBrowsers();

const named = (name, launcher) => Object.assign(launcher, { name });
const launchers = {
  chromium: (executablePath) => chromeLauncher({ launchOptions: { executablePath, args: chromiumArgs, pipe: true } }),
  firefox: (executablePath) =>
    chromeLauncher({ launchOptions: { browser: 'firefox', executablePath, headless: true } }),
  webkit: webkitLauncher,
};
const engines = Object.keys(launchers).filter(
  (engine) => found[engine] && (wanted.length === 0 || wanted.includes(engine)),
);

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  files: files.length > 0 ? files : 'test/**/*.browser.test.ts',
  nodeResolve: { exportConditions: ['production', 'default'] },
  plugins: [
    pagePlugin(),
    naughtyPlugin(naughty),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  browsers: engines.map((engine) => named(engineNames[engine], launchers[engine](found[engine]))),
  reporters: [reporter()],
  staticLogging: true,
  concurrency: 1,
  concurrentBrowsers: 3,
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  // A long list takes its time, in WebKit most.
  testsFinishTimeout: naughty ? 1_500_000 : 600_000,
  testFramework: { config: { timeout: 30_000 } },
};
