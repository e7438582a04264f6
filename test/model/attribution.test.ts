import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  conversionOf,
  evaluationRowsIn,
  ticketsPerPurchaseOf,
  totalConversionOf,
  totalsOf,
  type EvaluationCounts,
} from '../../src/model/backhaul.ts';
import { isAutomated, resultTotalsOf } from '../../src/model/campaign-results.ts';
import { dailyRevenueIn } from '../../src/model/daily-revenue.ts';
import { isMetaConnectedIn, metaFiguresIn, metaResultsIn } from '../../src/model/meta.ts';
import { sum } from '../../src/model/figures.ts';

const counts = (customers: number | null, items: number | null, purchase: number | null): EvaluationCounts => ({
  customers,
  items,
  purchase,
});
const anyCount = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -5, max: 300_000 }),
  fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, Number.MAX_SAFE_INTEGER),
);
const anyCounts = fc.record({ customers: anyCount, items: anyCount, purchase: anyCount });

describe('the sum of what is known', () => {
  const table: [string, (number | null | undefined)[], number | null][] = [
    ['of nothing is nothing', [], null],
    ['of unknown values is nothing', [null, undefined], null],
    ['of zeros is zero', [0, null, 0], 0],
    ['leaves out what is unknown', [1, null, 2, undefined], 3],
    ['takes corrections below zero', [5, -7], -2],
    ['is nothing where no number is as large', [1e308, 1e308], null],
  ];
  for (const [name, values, expected] of table) {
    it(name, () => assert.equal(sum(values), expected));
  }
});

describe('the rates of an evaluation', () => {
  const table: [string, EvaluationCounts, number | null, number | null][] = [
    ['are plain quotients', counts(1000, 30, 12), 0.012, 2.5],
    ['may be above one', counts(2, 9, 3), 1.5, 3],
    ['are zero where nobody bought, and then no tickets are a purchase', counts(1000, 0, 0), 0, null],
    ['do not exist for an empty list', counts(0, 0, 0), null, null],
    ['do not exist without customers', counts(null, 6, 3), null, 2],
    ['do not exist without purchases', counts(10, 6, null), null, null],
    ['do not exist without tickets', counts(10, null, 5), 0.5, null],
    ['do not exist below zero', counts(-10, -6, -3), null, null],
    ['do not exist where one count alone is below zero', counts(10, 6, -3), null, null],
    ['do not exist beyond all numbers', counts(5e-324, 1e308, 1e308), null, 1],
  ];
  for (const [name, row, conversion, tickets] of table) {
    it(name, () => {
      assert.equal(conversionOf(row), conversion);
      assert.equal(ticketsPerPurchaseOf(row), tickets);
    });
  }

  it('are null or finite and not below zero, of a row and of the totals', () => {
    fc.assert(
      fc.property(fc.array(anyCounts, { maxLength: 6 }), (rows) => {
        for (const each of [...rows, totalsOf(rows)]) {
          for (const rate of [conversionOf(each), ticketsPerPurchaseOf(each)])
            assert.ok(rate === null || (Number.isFinite(rate) && rate >= 0), String(rate));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('lie between those of the clusters where every count is known', () => {
    const count = fc.integer({ min: 1, max: 10_000 });
    const row = fc.record({ customers: count, items: count, purchase: count });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const each = rows.map((one) => conversionOf(one)!);
        const total = conversionOf(totalsOf(rows))!;
        assert.ok(total >= Math.min(...each) - 1e-9 && total <= Math.max(...each) + 1e-9);
      }),
    );
  });
});

describe('the totals of an evaluation', () => {
  it('add each count up on its own', () => {
    const rows = [counts(10, null, 1), counts(null, null, 2), counts(5, null, 0)];

    assert.deepEqual(totalsOf(rows), counts(15, null, 3));
  });

  it('of no rows are unknown, not zero', () => {
    assert.deepEqual(totalsOf([]), counts(null, null, null));
  });

  it('give no rate of purchases whose customers are not known', () => {
    const rows = [counts(null, null, 50), counts(100, null, 1), counts(900, null, null)];

    assert.equal(totalConversionOf(rows), 0.01);
    assert.equal(totalConversionOf(rows.slice(0, 1)), null);
    assert.equal(totalConversionOf([]), null);
  });
});

describe('the rows of an evaluation', () => {
  const jazz = { tc: 'jazz_berlin', label: 'Jazz', customers: 10, items: 4, purchase: 2 };
  const bare = { tc: 'folk', label: null, customers: null, items: null, purchase: null };
  const table: [string, unknown, unknown][] = [
    ['stand in an array', [jazz], [jazz]],
    ['stand in an object by cluster', { jazz_berlin: { label: 'Jazz', customers: 10, items: 4, purchase: 2 } }, [jazz]],
    ['say their cluster themselves where they do', { 0: jazz }, [jazz]],
    ['take the cluster from the key where their own is empty', { jazz_berlin: { ...jazz, tc: null } }, [jazz]],
    ['may tell no more than the cluster', [{ tc: 'folk' }], [bare]],
    ['may have null for every count', [bare], [bare]],
    ['keep their order', [bare, jazz], [bare, jazz]],
    ['leave out what is no row', [7, null, 'x', [], jazz, { label: 'no cluster' }], [jazz]],
    ['read counts that come as text', [{ ...jazz, customers: '10', items: '4', purchase: '2' }], [jazz]],
    ['do not lose a row for a count that is none', [{ ...jazz, purchase: 'many' }], [{ ...jazz, purchase: null }]],
    ['stand in the envelope of a list', { items: [jazz], total: 1 }, [jazz]],
    [
      'leave out what is no row by cluster',
      { total: 7, note: 'x', list: [jazz], none: null, jazz_berlin: jazz },
      [jazz],
    ],
    ['are none without a result', [], []],
    ['are none in an empty object', {}, []],
    ['are none in nothing', undefined, []],
    ['are none in a text', 'PENDING', []],
    ['are none in a word about them', { status: 'PENDING' }, []],
  ];
  for (const [name, answer, rows] of table) {
    it(name, () => assert.deepEqual(evaluationRowsIn(answer).rows, rows));
  }

  it('are not taken for none where none of them can be read', () => {
    for (const answer of [[{ cluster: 'jazz' }], [7], { items: [{}] }]) assert.ok(evaluationRowsIn(answer).fault);
    for (const answer of [[], {}, null, [jazz, 7]]) assert.equal(evaluationRowsIn(answer).fault, null);
  });

  it('are the same from an array and from an object by cluster', () => {
    const row = fc.record({ label: fc.option(fc.string()), customers: anyCount, items: anyCount, purchase: anyCount });
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), row), (byCluster) => {
        const asArray = Object.entries(byCluster).map(([tc, each]) => ({ tc, ...each }));
        assert.deepEqual(evaluationRowsIn(byCluster), evaluationRowsIn(asArray));
      }),
    );
  });

  it('reach no prototype', () => {
    const { rows } = evaluationRowsIn(JSON.parse('{"__proto__":{"purchase":3,"__proto__":{"polluted":1}}}') as unknown);

    assert.equal(rows[0]?.tc, '__proto__');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});

describe('campaign results', () => {
  it('are automated by that word alone', () => {
    const sources = ['automated', 'manual', 'AUTOMATED', '', null, undefined];
    assert.deepEqual(
      sources.map((source) => isAutomated({ source })),
      [true, false, false, false, false, false],
    );
  });

  it('add up with corrections below zero, and are unknown where no row tells', () => {
    const rows = [{ purchase: 147, revenue: 6615 }, { purchase: -2, revenue: null }, {}];

    assert.deepEqual(resultTotalsOf(rows), { purchase: 145, revenue: 6615 });
    assert.deepEqual(resultTotalsOf([{}]), { purchase: null, revenue: null });
  });
});

describe('daily revenue', () => {
  const day = { date: '2026-05-19', revenue: 90, tickets: 2 };
  const row = { id: 'cr_xyz', purchase: 12, revenue: 540, source: 'manual' };
  const table: [string, unknown, unknown[], unknown[]][] = [
    ['stands beside the adjustments', { daily: [day], manual_adjustments: [row], currency: 'EUR' }, [day], [row]],
    ['may be a bare list', [day], [day], []],
    ['may be named otherwise', { summary: [{ day: '2026-05-19', revenue: 90, purchases: 2 }] }, [day], []],
    ['may have times behind its days', [{ ...day, date: '2026-05-19T00:00:00Z' }], [day], []],
    [
      'may tell a day and no more',
      [{ date: '2026-05-19' }],
      [{ date: '2026-05-19', revenue: null, tickets: null }],
      [],
    ],
    [
      'leaves out what is no day',
      [{ date: '2026-02-30' }, { date: '2026-13-01' }, { date: 'x' }, {}, 7, day],
      [day],
      [],
    ],
    ['keeps its days where the adjustments are odd', { daily: [day], manual_adjustments: 'none' }, [day], []],
    ['keeps the readable adjustments', { manual_adjustments: [{ purchase: 1 }, null, row] }, [], [row]],
    ['may tell its figures as text', [{ ...day, revenue: '90', tickets: '2' }], [day], []],
    ['may be nothing yet', {}, [], []],
    ['may be an empty list yet', { daily: [], notes: ['x'] }, [], []],
    ['may stand behind a list of something else', { warnings: [], notes: ['x'], daily: [day] }, [day], []],
    [
      'adds up the parts of a day',
      [day, { date: day.date, revenue: 10, tickets: 1 }, { date: day.date }],
      [{ date: day.date, revenue: 100, tickets: 3 }],
      [],
    ],
  ];
  for (const [name, answer, days, adjustments] of table) {
    it(name, () => assert.deepEqual(dailyRevenueIn(answer), { days, manual_adjustments: adjustments }));
  }

  const lost = [[{ on: '2026-05-19' }], { daily: [7] }, { manual_adjustments: [{ purchase: 1 }], daily: [day] }];
  for (const answer of [null, undefined, 'none', 7, ...lost]) {
    it(`is not ${JSON.stringify(answer)}`, () => assert.equal(dailyRevenueIn(answer), null));
  }

  it('has each day once, oldest first', () => {
    const start = Date.UTC(2026, 0, 1);
    const date = fc.nat(40).map((days) => new Date(start + days * 86_400_000).toISOString());
    fc.assert(
      fc.property(fc.array(fc.record({ date, revenue: fc.option(fc.double({ noNaN: true })) })), (daily) => {
        const dates = dailyRevenueIn({ daily })!.days.map((each) => each.date);
        assert.deepEqual(dates, [...new Set(dates)].sort());
      }),
    );
  });
});

describe("Meta's figures", () => {
  it('are all numbers that there are', () => {
    const figures = metaFiguresIn({ impressions: 5, clicks: '3', spend: null, ctr: 0, nested: { a: 1 } });

    assert.deepEqual(figures, { impressions: 5, ctr: 0 });
  });

  it('are told apart by event and series, and are none where one is missing', () => {
    assert.deepEqual(metaResultsIn({ event_results: { purchases: 2 } }), { event: { purchases: 2 }, series: {} });
    assert.deepEqual(metaResultsIn(null), { event: {}, series: {} });
  });

  const connections: [unknown, boolean | null][] = [
    [true, true],
    [{ connected: false }, false],
    [{ is_authorized: true, status: 'expired' }, true],
    [{ status: 'Authorised' }, true],
    [{ status: 'expired' }, false],
    [{ status: 7 }, null],
    [{}, null],
    [null, null],
    ['yes', null],
  ];
  for (const [answer, expected] of connections) {
    it(`are connected: ${String(expected)} for ${JSON.stringify(answer)}`, () => {
      assert.equal(isMetaConnectedIn(answer), expected);
    });
  }
});

it('no rule of attribution throws, whatever JSON comes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      totalsOf(evaluationRowsIn(value).rows);
      dailyRevenueIn(value);
      metaFiguresIn(value);
      metaResultsIn(value);
      isMetaConnectedIn(value);
    }),
    { numRuns: 2_000 },
  );
});
