import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Where WXT puts each browser's extension. */
export const extensionFolders = { chrome: 'dist-ext/chrome-mv3', firefox: 'dist-ext/firefox-mv3' };

/**
 * Builds the extension for both browsers. Silent unless it fails: WXT draws a spinner wherever it prints to.
 * @param {'build' | 'zip'} [what] `zip` also makes the archives that the stores take
 * @throws {Error} when a build fails; its output has been printed by then
 */
export async function buildExtension(what = 'build') {
  fs.rmSync(`${root}dist-ext`, { recursive: true, force: true });
  for (const browser of Object.keys(extensionFolders)) {
    /** @type {Buffer[]} */
    const output = [];
    const code = await run(process.execPath, ['node_modules/wxt/bin/wxt.mjs', what, '-b', browser, '--mv3'], {
      cwd: root,
      env: { ...process.env, WXT_TELEMETRY: '0', NODE_ENV: 'production' },
      onOutput: (chunk) => void output.push(chunk),
    });
    if (code === 0) continue;
    process.stdout.write(Buffer.concat(output));
    throw new Error(`The extension could not be built for ${browser}; the lines above say why.`);
  }
}
