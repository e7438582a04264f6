import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA, and what axe holds to be good practice. */
const run = `return globalThis.axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')));`;

/** Runs axe on the page that it is evaluated in; resolves with one line a violation. */
export const axeViolations = sourced<string[]>(`() => { ${axe}\n ${run} }`);

/** A function for `E2ePage.evaluate` whose text is given: pages with a strict policy would not let it be built there. */
function sourced<T>(source: string): () => Promise<T> {
  const never = (): Promise<T> => Promise.reject(new Error('This function runs in a page.'));
  return Object.assign(never, { toString: () => source });
}
