import { defineConfig } from 'wxt';
import { manifestFor } from './src/extension/manifest.ts';

/** The browser extension, into dist-ext/. The kit for pages has its own vite.config.ts, which WXT does not load. */
export default defineConfig({
  srcDir: 'src/extension',
  outDir: 'dist-ext',
  publicDir: 'src/extension/public',
  manifestVersion: 3,
  // Every import is written out, as in the rest of the house.
  imports: false,
  manifest: ({ browser }) => manifestFor(browser === 'firefox' ? 'firefox' : 'chrome'),
  // What a reviewer of a store builds from.
  zip: { excludeSources: ['dist/**', 'dist-examples/**', 'tmp/**', 'contact-sheet/**'] },
  // For older browsers `light-dark()` would be rewritten to follow the system, whatever theme is chosen.
  vite: () => ({ build: { target: 'es2022', cssTarget: ['chrome127', 'firefox142'] } }),
});
