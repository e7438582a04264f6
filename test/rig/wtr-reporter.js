import fs from 'node:fs';
import path from 'node:path';

/**
 * Reporter of the browser tests: one line a file with the count of each browser, failures in full. Writes the counts to
 * the file that FD_TEST_RESULT names, for scripts/test.mjs.
 */

/**
 * @typedef {{ name: string, suites: Suite[], tests: Test[] }} Suite
 * @typedef {{ name: string, passed: boolean, skipped: boolean, error?: ErrorText }} Test
 * @typedef {{ message: string, stack?: string, expected?: string, actual?: string }} ErrorText
 * @typedef {{
 *   browser: { name: string }, testFile: string, passed?: boolean, testResults?: Suite,
 *   errors: ErrorText[], logs: unknown[][], request404s: string[],
 * }} Session
 */

/**
 * The tests of a session, each with its full title.
 * @param {Session} session
 * @returns {{ title: string, test: Test }[]}
 */
export function testsOf(session) {
  /** @param {Suite} suite @param {string[]} path @returns {{ title: string, test: Test }[]} */
  const walk = (suite, path) => [
    ...suite.tests.map((test) => ({ title: [...path, test.name].join(' › '), test })),
    ...suite.suites.flatMap((inner) => walk(inner, [...path, inner.name])),
  ];
  return session.testResults ? walk(session.testResults, []) : [];
}

/**
 * Counts a session. A session that failed without a failing test (it did not load, crashed, timed out) is one failure;
 * a skipped test too, because nothing is skipped here.
 * @param {Session} session
 */
export function countSession(session) {
  const tests = testsOf(session);
  const passed = tests.filter(({ test }) => test.passed && !test.skipped).length;
  const failed = tests.length - passed;
  return { passed, failed: failed === 0 && !session.passed ? 1 : failed };
}

/** @param {ErrorText} error */
function textOf({ message, stack, expected, actual }) {
  const lines = [message];
  if (expected !== undefined || actual !== undefined) lines.push(`expected: ${expected}`, `actual:   ${actual}`);
  const trace = (stack ?? '')
    .split('\n')
    .filter((line) => line.trim() && !line.includes(message.split('\n')[0] || '\0'));
  return [...lines, ...trace.slice(0, 12)].join('\n').replace(/^/gm, '      ');
}

/**
 * @param {Session} session
 * @returns {string[]}
 */
export function failureLines(session) {
  const { failed } = countSession(session);
  if (failed === 0) return [];
  const name = session.browser.name;
  const lines = [];
  for (const { title, test } of testsOf(session)) {
    if (test.skipped) lines.push(`  ✗ ${name}: ${title}`, '      skipped tests count as failed');
    else if (!test.passed) lines.push(`  ✗ ${name}: ${title}`, textOf(test.error ?? { message: 'no error was given' }));
  }
  if (lines.length === 0) lines.push(`  ✗ ${name}: the file did not run to its end`);
  for (const error of session.errors) lines.push(textOf(error));
  for (const url of session.request404s) lines.push(`      not found: ${url}`);
  for (const log of session.logs)
    lines.push(`      log: ${log.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ')}`);
  return lines;
}

/** @param {{ resultFile?: string | undefined, write?: (line: string) => void }} [options] */
export function reporter({ resultFile = process.env['FD_TEST_RESULT'], write = (line) => console.log(line) } = {}) {
  return {
    /** @param {{ sessionsForTestFile: Session[], testFile: string }} args */
    reportTestFileResults({ sessionsForTestFile, testFile }) {
      const counts = sessionsForTestFile.map((session) => ({ name: session.browser.name, ...countSession(session) }));
      const mark = counts.some(({ failed }) => failed > 0) ? '✗' : '✓';
      const each = counts.map(({ name, passed, failed }) => `${name} ${passed}${failed ? ` (${failed} failed)` : ''}`);
      write(`${mark} ${path.relative(process.cwd(), testFile)}  ${each.join(', ')}`);
      sessionsForTestFile.flatMap(failureLines).forEach(write);
    },
    /** @param {{ sessions: Session[] }} args */
    stop({ sessions }) {
      /** @type {Record<string, { passed: number, failed: number }>} */
      const browsers = {};
      for (const session of sessions) {
        const count = countSession(session);
        const sum = (browsers[session.browser.name] ??= { passed: 0, failed: 0 });
        sum.passed += count.passed;
        sum.failed += count.failed;
      }
      const all = Object.values(browsers);
      const total = (/** @type {'passed' | 'failed'} */ key) => all.reduce((sum, count) => sum + count[key], 0);
      if (resultFile)
        fs.writeFileSync(resultFile, JSON.stringify({ passed: total('passed'), failed: total('failed'), browsers }));
    },
  };
}
