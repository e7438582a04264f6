/** `npm run build:extension`: the browser extension into dist-ext/, unpacked and as archives, for Chrome and Firefox. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureOrExit } from './ensure.mjs';
import { buildExtension } from './extension-build.mjs';

await ensureOrExit();
await buildExtension('zip');
const built = readdirSync(fileURLToPath(new URL('../dist-ext/', import.meta.url)));
console.log(`The extension is in dist-ext/: ${built.sort().join(', ')}`);
