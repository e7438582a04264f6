import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/** `event-card` for `…/components/event-card/define.ts`, which would all be called `define` otherwise. */
const elementOf = (module: string | null): string | undefined =>
  /components\/([\w-]+)\/define\.ts$/.exec(module ?? '')?.[1];

/** What every page with an element needs is one file: small files share nothing when they are compressed. */
const SHARED = /node_modules|src\/(model|client|i18n\/(formats|languages))|src\/components\/(shared|provider)/;

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** The style sheet is linked by pages, not imported by scripts. */
const styleSheet: Plugin = {
  name: 'fd-style-sheet',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'fd.css', source: readFileSync('src/embed/fd.css', 'utf8') });
  },
};

/**
 * The kit for pages, into dist/fd: `fd.js` and `fd.css` keep their names (pages link them), everything else carries a
 * hash in its name and may be cached for ever. The library for bundlers and Node is tsc's job. Library mode, because a
 * page's build would add a preload helper, which the shared file makes needless.
 */
export default defineConfig({
  publicDir: false,
  plugins: [styleSheet],
  define: { __FD_VERSION__: JSON.stringify(version) },
  build: {
    outDir: 'dist/fd',
    target: 'es2022',
    minify: 'oxc',
    manifest: 'manifest.json',
    lib: { entry: { fd: 'src/embed/fd.ts' }, formats: ['es'] },
    rolldownOptions: {
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: ({ name, facadeModuleId }) => `assets/${elementOf(facadeModuleId) ?? name}-[hash].js`,
        codeSplitting: { groups: [{ name: 'kit', test: SHARED }] },
        minify: true,
      },
    },
  },
});
