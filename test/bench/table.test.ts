import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { format } from 'prettier';
import type { Limit } from '../../bench/benchmark.ts';
import { readReadme, type Results } from '../../bench/results.ts';
import { driftIn, readmeWith, withUnit } from '../../bench/table.ts';

const limit: Limit = {
  what: 'the first render takes, of the vanilla element’s time',
  value: 1.25,
  limit: 1.5,
  unit: 'x',
};

const results: Results = {
  date: '2026-03-01T23:30:00.000Z',
  machine: { cores: 8, cpu: 'Acme 3000', platform: 'linux x64', node: '22.12.0', browser: 'Chrome/156.0.7100.0' },
  reports: {
    cards: {
      title: '100 cards with given data',
      figures: [
        { name: 'vanilla', value: 40, unit: 'ms' },
        { name: 'the kit', value: 50.04, unit: 'ms', ratio: 1.251 },
      ],
      limits: [limit],
    },
    scrolling: {
      title: '2,000 events',
      figures: [],
      limits: [{ what: 'the slowest frame', value: 0.5, limit: 1, unit: 'ms', isLeast: true }],
    },
  },
};

const withCardsAt = (value: number): Results => ({
  ...results,
  reports: { ...results.reports, cards: { ...results.reports['cards']!, limits: [{ ...limit, value }] } },
});

const readme = 'Before.\n\n<!-- results: written by npm run bench -->\n\nold\n\n<!-- /results -->\n\nAfter.\n';

/** The cells of each row of all tables. */
const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.slice(1, -1).split('|'))
    .map((cells) => cells.map((cell) => cell.trim()));

describe('the tables of what benchmarks found', () => {
  test('stand between the marks, and leave what is around them', async () => {
    const text = await readmeWith(readme, results);

    assert.match(text, /^Before\.\n\n<!-- results: [^>]*-->\n\nTaken on/);
    assert.match(text, /\n\n<!-- \/results -->\n\nAfter\.\n$/);
    assert.doesNotMatch(text, /old/);
  });

  test('say when and on what they were taken', async () => {
    const text = await readmeWith(readme, results);

    assert.match(
      text,
      /^Taken on 2026-03-01: 8 cores \(Acme 3000\), linux x64, Node 22\.12\.0, Chrome\/156\.0\.7100\.0\.$/m,
    );
  });

  test('hold each limit against what was found, and each figure with its ratio', async () => {
    const rows = rowsOf(await readmeWith(readme, results));

    assert.deepEqual(
      rows.filter(([first]) => !/^:?-+:?$/.test(first ?? '')),
      [
        ['benchmark', 'what', 'limit', 'found', ''],
        ['`cards`', limit.what, 'at most 1.50 x', '1.25 x', 'met'],
        ['`scrolling`', 'the slowest frame', 'at least 1 ms', '0.500 ms', '**missed**'],
        ['', 'median', 'ratio'],
        ['vanilla', '40 ms', ''],
        ['the kit', '50.0 ms', '1.25 x'],
        ['', 'median', 'ratio'],
      ],
    );
  });

  test('are formatted as the project formats documents', async () => {
    const text = await readmeWith(readme, results);

    assert.equal(await format(text, { parser: 'markdown', printWidth: 120, singleQuote: true }), text);
  });

  test('are the same when they are written again', async () => {
    const once = await readmeWith(readReadme(), results);

    assert.equal(await readmeWith(once, results), once);
  });

  for (const { what, text } of [
    { what: 'begin', text: readme.replace('<!-- results: written by npm run bench -->', '') },
    { what: 'end', text: readme.replace('<!-- /results -->', '') },
  ]) {
    test(`are not written where no mark says where they ${what}`, async () => {
      await assert.rejects(readmeWith(text, results), /bench\/README\.md lacks/);
    });
  }

  for (const { value, unit, expected } of [
    { value: 40, unit: 'ms', expected: '40 ms' },
    { value: 40.06, unit: 'ms', expected: '40.1 ms' },
    { value: 0.0421, unit: 'ms', expected: '0.042 ms' },
    { value: 1.256, unit: 'x', expected: '1.26 x' },
    { value: 0.256, unit: 'x', expected: '0.26 x' },
    { value: 3, unit: '', expected: '3' },
  ]) {
    test(`write ${value} ${unit || 'without a unit'} as ${expected}`, () => {
      assert.equal(withUnit(value, unit), expected);
    });
  }
});

describe('the check of those tables', () => {
  test('finds nothing wrong with the tables of the results', async () => {
    assert.equal(await driftIn(await readmeWith(readme, results), results), null);
  });

  const stale = /npm run bench writes both/;
  for (const { what, given, written, by = '', expected } of [
    {
      what: 'no results',
      given: null,
      written: null,
      expected: /results\.json is missing: npm run build && npm run bench/,
    },
    { what: 'a table that was never written', given: results, written: null, expected: stale },
    { what: 'results that came after the table', given: withCardsAt(1.35), written: results, expected: stale },
    { what: 'a figure that was changed by hand', given: results, written: results, by: '45.0 ms', expected: stale },
  ]) {
    test(`says the way out of ${what}`, async () => {
      const table = written ? await readmeWith(readme, written) : readme;
      const text = by ? table.replace('50.0 ms', by) : table;

      assert.match((await driftIn(text, given)) ?? '', expected);
    });
  }
});
