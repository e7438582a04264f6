import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Where WXT puts each browser's extension. */
export const extensionFolders = { chrome: 'dist-ext/chrome-mv3', firefox: 'dist-ext/firefox-mv3' };

/**
 * Builds the extension for both browsers.
 * @param {{ zip?: boolean }} [options] `zip`: also the archives that the stores take
 * @returns {Promise<{ browser: 'chrome' | 'firefox', folder: string, zip: string | undefined }[]>}
 */
export async function buildExtension({ zip = false } = {}) {
  process.env['WXT_TELEMETRY'] = '0';
  fs.rmSync(`${root}dist-ext`, { recursive: true, force: true });
  const wxt = await import('wxt');
  const built = [];
  for (const browser of /** @type {const} */ (['chrome', 'firefox'])) {
    const config = {
      root,
      browser,
      manifestVersion: /** @type {const} */ (3),
      mode: 'production',
      debug: false,
      logger: quiet,
    };
    const folder = extensionFolders[browser];
    if (zip) {
      const [file] = await wxt.zip(config);
      built.push({ browser, folder, zip: file && file.replace(root, '') });
    } else {
      await wxt.build(config);
      built.push({ browser, folder, zip: undefined });
    }
  }
  return built;
}

/** Says what is wrong, and no more. */
const quiet = {
  debug: () => undefined,
  log: () => undefined,
  info: () => undefined,
  warn: console.warn,
  error: console.error,
  fatal: console.error,
  success: () => undefined,
  level: 0,
};
