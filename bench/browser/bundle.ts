import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { curveStyles } from '../../src/components/event-card/sales-curve.ts';
import { styles } from '../../src/components/event-card/event-card.styles.ts';
import { extrasStyles } from '../../src/components/event-card/extras.parts.ts';
import { base } from '../../src/components/shared/base.styles.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** As the kit's own build makes them. */
const cardStyles = [base, ...styles, curveStyles, extrasStyles]
  .map(({ cssText }): string => cssText.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' '))
  .join('');

/** A script of a contestant or a page with all that it imports, minified as the kit is. */
export async function bundle(file: string): Promise<string> {
  const made = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { __CARD_STYLES__: JSON.stringify(cardStyles), 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      minify: 'oxc',
      lib: { entry: file, formats: ['es'] },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  });
  const [output] = [made].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`Nothing came out of bundling ${file}.`);
  return chunk.code;
}
