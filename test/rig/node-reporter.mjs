import fs from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';

/**
 * Reporter of node:test for one test file: one line for the file, failures in full. Writes the counts to the file that
 * FD_TEST_RESULT names, for scripts/test.mjs; if that file is missing, the test file did not run to its end.
 *
 * Only leaves count: a suite, or a test that holds others, counts only if it fails by itself (in a hook, say). A skipped
 * or to-do test counts as failed, because nothing is skipped here.
 *
 * @typedef {{
 *   name: string, nesting: number, skip?: string | boolean, todo?: string | boolean,
 *   details?: { type?: string, duration_ms?: number, error?: Error & { failureType?: string } },
 * }} Outcome
 */

export class Counter {
  passed = 0;
  failed = 0;
  /** @type {{ title: string, text: string }[]} */
  failures = [];
  /** How many outcomes at each depth wait for the outcome of what holds them. @type {number[]} */
  #inner = [];
  /** Failures by depth, whose titles lack the names of what holds them. @type {{ depth: number, titles: string[], text: string }[]} */
  #open = [];

  /**
   * Takes an outcome. What is inside of something is reported before it.
   * @param {Outcome} outcome
   * @param {boolean} passed
   */
  add({ name, nesting, skip, todo, details = {} }, passed) {
    const holdsOthers = (this.#inner[nesting + 1] ?? 0) > 0;
    this.#inner.length = nesting + 1;
    this.#inner[nesting] = (this.#inner[nesting] ?? 0) + 1;
    for (const failure of this.#open) {
      if (failure.depth === nesting + 1) {
        failure.titles.unshift(name);
        failure.depth = nesting;
      }
    }
    const isLeaf = details.type !== 'suite' && !holdsOthers;
    const left =
      skip !== undefined && skip !== false ? 'skipped' : todo !== undefined && todo !== false ? 'to do' : null;
    if (isLeaf && left) this.#fail(nesting, name, `${left}: such tests count as failed`);
    else if (passed) this.passed += isLeaf ? 1 : 0;
    else if (isLeaf || details.error?.failureType !== 'subtestsFailed')
      this.#fail(nesting, name, textOf(details.error));
    if (nesting === 0) this.#settle();
  }

  /** @param {number} depth @param {string} title @param {string} text */
  #fail(depth, title, text) {
    this.failed += 1;
    this.#open.push({ depth, titles: [title], text });
  }

  #settle() {
    for (const { titles, text } of this.#open.splice(0)) this.failures.push({ title: titles.join(' › '), text });
  }
}

/** @param {(Error & { failureType?: string }) | undefined} error */
function textOf(error) {
  // node:test wraps what was thrown.
  const cause = error?.cause ?? error ?? 'no error was given';
  if (typeof cause === 'string') return cause;
  const lines = inspect(cause, { depth: 5 }).split('\n');
  return lines.filter((line) => !/^\s+at .*\(?node:internal.*[^{]$/.test(line)).join('\n');
}

/** @param {string} text */
const indent = (text) => text.replace(/^/gm, '      ');

/** @param {AsyncIterable<{ type: string, data: any }>} source */
export default async function* nodeReporter(source) {
  const counter = new Counter();
  const since = Date.now();
  for await (const { type, data } of source) {
    if (type === 'test:pass') counter.add(data, true);
    else if (type === 'test:fail') counter.add(data, false);
  }
  const { passed, failed, failures } = counter;
  const file = path.relative(process.cwd(), process.argv[1] ?? '');
  const counts = `${passed}${failed ? ` (${failed} failed)` : ''}`;
  const result = process.env['FD_TEST_RESULT'];
  if (result) fs.writeFileSync(result, JSON.stringify({ passed, failed }));
  yield `${failed ? '✗' : '✓'} ${file}  ${counts}  ${((Date.now() - since) / 1000).toFixed(1)} s\n`;
  for (const { title, text } of failures) yield `  ✗ ${title}\n${indent(text)}\n`;
}
