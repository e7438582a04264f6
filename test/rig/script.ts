import * as captures from './capture.ts';
import * as helpers from './in-page.ts';

/** A function that runs in the page: it may use its arguments, the DOM and the helpers of in-page.ts, nothing else. */
export type InPage<A extends unknown[], T> = (...args: A) => T | Promise<T>;

/** How long pages wait for something by default. */
export const WAIT_MS = 15_000;

const sourceOf = (functions: object): string => Object.values(functions).map(String).join('\n');

/** The helpers, and the function that tsx wraps around named functions. */
const prelude = `const __name = (it) => it;\n${sourceOf({ ...helpers, ...captures })}`;

/**
 * An expression that calls `fn` in the page with the helpers in scope. Arguments travel as JSON.
 * @param more further helpers, under the rule of in-page.ts
 */
export function expressionOf<A extends unknown[], T>(fn: InPage<A, T>, args: A, more: object = {}): string {
  const list = args.map((arg) => (arg === undefined ? 'undefined' : JSON.stringify(arg))).join(', ');
  return `(() => {\n${prelude}\n${sourceOf(more)}\nreturn (${String(fn)})(${list});\n})()`;
}

/** Asks until the answer is truthy. Errors meanwhile (a page on its way elsewhere) are told only if it never is. */
export async function until<T>(ask: () => Promise<T>, what: string, timeoutMs: number): Promise<NonNullable<T>> {
  const end = Date.now() + timeoutMs;
  for (let last = ''; ;) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    if (Date.now() > end) {
      throw new Error(`waited ${timeoutMs / 1000} s for ${what}${last ? ` (last error: ${last})` : ''}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
