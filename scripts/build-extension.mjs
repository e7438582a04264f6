/** `npm run build:extension`: the browser extension into dist-ext/, unpacked and as a zip, for Chrome and Firefox. */
import { buildExtension } from './extension-build.mjs';
import { ensureOrExit } from './ensure.mjs';

await ensureOrExit();
for (const { browser, folder, zip } of await buildExtension({ zip: true })) {
  console.log(`${browser}: ${folder}/ and ${zip}`);
}
