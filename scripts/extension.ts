import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { useSandbox } from '../test/e2e/extension/acts.ts';
import { launchChromium, type ChromiumBrowser } from '../test/rig/extension/chromium.ts';
import { findBrowsers } from './browsers.mjs';
import { buildExtension, extensionFolders } from './extension-build.mjs';
import { openServers, printUsers, type Servers } from './servers.ts';

const COMMAND = 'npm run extension';
const root = fileURLToPath(new URL('../', import.meta.url));

/** What `npm run extension` does once everything is installed. Ends with the window, or when the process is asked to. */
export async function main(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  try {
    await run(env);
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    process.exit(1);
  }
}

async function run(env: NodeJS.ProcessEnv): Promise<void> {
  const chromium = chromiumIn(env);
  const servers = await openServers({ ...env, FD_BASE_URL: '' }, COMMAND, async () => {
    await build({ root, logLevel: 'warn' });
    await buildExtension();
  });
  const ending = askedToEnd();
  let browser: ChromiumBrowser | undefined;
  try {
    browser = await launchChromium(chromium, path.join(root, extensionFolders.chrome), { isVisible: true });
    await useSandbox(browser, servers);
    await browser.show(`${servers.examples.url}/backoffice/`);
    print(servers);
    await Promise.race([browser.ended, ending]);
  } finally {
    await browser?.close();
    await servers.close();
  }
  process.exit(0);
}

function print({ examples, sandbox, api }: Servers): void {
  console.log(`\n  Backoffice  ${examples.url}/backoffice/   open in Chromium, with the extension`);
  console.log(`  Examples    ${examples.url}/`);
  console.log(`  Sandbox     ${sandbox?.url}/   stands in for the API: ${api}\n`);
  console.log('  1. Press the Future Demand button in the toolbar (behind the puzzle piece, where it can be pinned).');
  console.log('  2. Sign in, choose a partner, switch on "Always show on localhost", and let Chromium allow it.');
  console.log('  3. Press one of the small buttons in the rows, or follow the link to an event.\n');
  printUsers();
  console.log('\n  Ctrl-C ends it, and so does closing the window.');
}

/** Resolves when the process is asked to end. */
function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** @throws {Error} where no window can be opened; the message says how to load the extension by hand */
function chromiumIn(env: NodeJS.ProcessEnv): string {
  const { chromium } = findBrowsers();
  const hasDisplay = process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
  if (chromium && hasDisplay) return chromium;
  const problem = chromium
    ? `There is no display: DISPLAY and WAYLAND_DISPLAY are not set. Run it on a desktop, or on a virtual one: xvfb-run -a ${COMMAND}`
    : `Chromium was not found. Install it, or name it: CHROMIUM_BIN=/path/to/chromium ${COMMAND}`;
  throw new Error(`${problem}

To load the extension by hand:
  1. npm run build:extension leaves it in ${path.join(root, extensionFolders.chrome)} and ${path.join(root, extensionFolders.firefox)}
  2. Chrome: chrome://extensions, "Developer mode", "Load unpacked", the first folder.
     Firefox: about:debugging, "This Firefox", "Load Temporary Add-on", manifest.json in the second folder.
  3. npm start serves the sandbox and the backoffice. In the extension's settings, choose "Own address" and enter
     http://127.0.0.1:4001/api/v3`);
}
