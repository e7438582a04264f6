import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { leanLibraries } from './scripts/lean/libraries.ts';
import { compiledEarly, compressedTwice, emptyNamespaces, leanTemplates } from './scripts/lean/output.ts';

/** `event-card` for `…/components/event-card/define.ts`, which would all be called `define` otherwise. */
const elementOf = (module: string | null): string | undefined =>
  /components\/([\w-]+)\/define\.ts$/.exec(module ?? '')?.[1];

/**
 * What every page with an element needs is one file: small files share nothing when they are compressed. That is what
 * the provider and the first element bring along, without the element itself.
 */
const SHARED = /src\/(model|client|i18n\/(formats|languages))|src\/components\/(shared|provider)/;
const needed = staticImports(['src/components/provider/define.ts', 'src/components/event-card/define.ts']);
/** A few lines that several elements need later: as files of their own they would cost each page more than they do here. */
const SMALL =
  /src\/(model\/(figures|rows-by-cluster)|client\/needed-id|components\/shared\/(about|worded-element))\.ts$/;
const isShared = (id: string): boolean =>
  /node_modules/.test(id) || SMALL.test(id) || (SHARED.test(id) && needed.has(id));

/** Lists that several elements read: as one file, because whatever waits for one of them would find the next one only then. */
const LISTS = /src\/(client\/resources\/event-list|model\/(clusters|event-status|page))\.ts$/;

/** The modules that some load at once, themselves included. */
function staticImports(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set(entries.map((entry) => path.resolve(entry)));
  for (const file of found) {
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\b)[^;']*?'(\.[^']+)'/gm);
    for (const [, target = ''] of imports) found.add(path.resolve(path.dirname(file), target));
  }
  return found;
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** The style sheet is linked by pages, not imported by scripts. */
const styleSheet: Plugin = {
  name: 'fd-style-sheet',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'fd.css', source: readFileSync('src/embed/fd.css', 'utf8') });
  },
};

/** The first card runs nearly all of these. */
const early = compiledEarly((name, module) => name === 'kit' || elementOf(module) === 'event-card');

/**
 * The kit for pages, into dist/fd: `fd.js` and `fd.css` keep their names (pages link them), everything else carries a
 * hash in its name and may be cached for ever. The library for bundlers and Node is tsc's job. Library mode, because a
 * page's build would add a preload helper, which the shared file makes needless.
 */
export default defineConfig({
  publicDir: false,
  plugins: [styleSheet, leanTemplates, leanLibraries, emptyNamespaces, compressedTwice, early],
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
        codeSplitting: {
          groups: [
            { name: 'kit', test: isShared },
            { name: 'lists', test: LISTS },
          ],
        },
        minify: true,
        comments: false,
      },
    },
  },
});
