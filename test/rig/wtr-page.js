import { readFileSync } from 'node:fs';

/**
 * What a browser test may do with its page from outside, where the browser's protocol can: `rig-emulate` sets media
 * features, `rig-press` presses a key. The answer is false in a browser that cannot.
 *
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function pagePlugin() {
  return {
    name: 'rig-page',
    async executeCommand({ command, payload, session }) {
      if (command !== 'rig-emulate' && command !== 'rig-press') return undefined;
      // Media features are set over Chromium's protocol only; keys could be pressed in Firefox, too, but go to the window there.
      if (session.browser.name !== 'Chromium') return { isDone: false };
      const page = /** @type {import('puppeteer-core').Page} */ (session.browser.getPage(session.id));
      if (command === 'rig-emulate') await page.emulateMediaFeatures(payload);
      else await page.keyboard.press(payload);
      return { isDone: true };
    },
  };
}

/**
 * Serves a list of texts that break programs to the browser tests, as `/naughty-strings.json`: an empty one where no file
 * is named.
 *
 * @param {string | undefined} file JSON, an array of strings
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function naughtyPlugin(file) {
  return {
    name: 'rig-naughty',
    serve({ path }) {
      if (path !== '/naughty-strings.json') return undefined;
      return { body: file ? readFileSync(file, 'utf8') : '[]', type: 'json' };
    },
  };
}
