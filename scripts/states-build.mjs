import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the states page's script and styles are built: nothing of it belongs to the kit. */
export const statesFolder = `${root}dist-examples/states/`;

/** Builds the page with every element in every state, sandbox and relay in it. */
export async function buildStates() {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: statesFolder,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      lib: { entry: { states: `${root}examples/states/states.ts` }, formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  });
  copyFileSync(`${root}examples/states/states.css`, `${statesFolder}states.css`);
}
