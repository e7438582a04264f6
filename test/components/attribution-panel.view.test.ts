import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenOf, sectionsOf, stateOf } from '../../src/components/attribution-panel/attribution-panel.view.ts';
import { evaluationOf, isSameResult } from '../../src/components/attribution-panel/backhaul/backhaul.view.ts';
import { chartDataOf, resultsOf } from '../../src/components/attribution-panel/campaign/campaign.view.ts';
import { dayOf, figuresOf } from '../../src/components/attribution-panel/figures.ts';
import { amountIn, wholeIn } from '../../src/components/attribution-panel/typed.ts';
import { metaKpisOf, modelOptionsOf } from '../../src/components/attribution-panel/model/model.view.ts';
import { messages as backhaul } from '../../src/i18n/attribution/backhaul-en.ts';
import { messages as campaignDe } from '../../src/i18n/attribution/campaign-de.ts';
import { messages as campaign } from '../../src/i18n/attribution/campaign-en.ts';
import { messages as model } from '../../src/i18n/attribution/model-en.ts';
import { formatsOf } from '../../src/i18n/formats.ts';

const formats = formatsOf('en');
const figures = figuresOf('en');
const none = {
  campaignResults: undefined,
  dailyRevenue: undefined,
  evaluation: undefined,
  backhaulSettings: undefined,
  attributionModel: undefined,
};

describe('the panel', () => {
  test('has the sections that there is something for', () => {
    assert.deepEqual(sectionsOf(null, 'evt_abc', ''), ['campaign', 'model']);
    assert.deepEqual(sectionsOf(null, '', 'pkg_555'), ['backhaul']);
    assert.deepEqual(sectionsOf(null, '', ''), []);
    assert.deepEqual(sectionsOf(givenOf({ ...none, evaluation: [] }), 'evt_abc', ''), ['backhaul']);
    assert.equal(givenOf(none), null);
  });

  for (const [states, isMissing, state] of [
    [['ready', 'failed', 'loading'], false, 'ready'],
    [['ready', 'stale'], false, 'stale'],
    [['failed', 'loading'], false, 'loading'],
    [['failed', 'empty'], false, 'failed'],
    [['empty'], false, 'loading'],
    [[], true, 'failed'],
    [[], false, 'loading'],
  ] as const) {
    test(`is ${state} when its parts are ${states.join(', ') || 'not there'}${isMissing ? ' and cannot be' : ''}`, () => {
      assert.equal(stateOf(states, isMissing), state);
    });
  }
});

describe('an amount that was typed', () => {
  for (const [typed, locale, amount] of [
    ['540', 'en', 540],
    ['540.5', 'en', 540.5],
    ['1,234.50', 'en', 1234.5],
    ['€ 12', 'en', 12],
    ['540,50', 'en', 540.5],
    ['1,234', 'en', 1234],
    ['1.234', 'en', null],
    ['12,34,567.50', 'en-IN', 1234567.5],
    ['1,234,567.50', 'en-IN', 1234567.5],
    ['12,34,567.50', 'en', null],
    ['540,5', 'de', 540.5],
    ['1.234,50', 'de', 1234.5],
    ['1.234', 'de', 1234],
    ['1,234', 'de', null],
    ['540.50', 'de', 540.5],
    ['1 234,50', 'de', 1234.5],
    ['1’234.50', 'de-CH', 1234.5],
    ['0', 'de', 0],
    ['-1', 'en', null],
    ['1e3', 'en', null],
    ['', 'en', null],
    ['12.345.6', 'de', null],
    ['NaN', 'en', null],
    ['٣', 'en', null],
  ] as const) {
    test(`"${typed}" in ${locale} is ${amount}`, () => assert.equal(amountIn(typed, locale), amount));
  }
  for (const [typed, whole] of [
    ['12', 12],
    ['1.200', 1200],
    ['1,200', 1200],
    ['1.5', null],
    ['', null],
    ['-1', null],
    ['1234567890', null],
  ] as const) {
    test(`"${typed}" tickets are ${whole}`, () => assert.equal(wholeIn(typed), whole));
  }
});

describe('a day', () => {
  for (const [iso, zone, day] of [
    ['2026-05-20T22:30:00Z', 'Europe/Berlin', '2026-05-21'],
    ['2026-05-20T22:30:00Z', 'UTC', '2026-05-20'],
    ['2026-05-20T22:30:00', 'UTC', '2026-05-20'],
    ['2026-05-20', 'Asia/Tokyo', '2026-05-20'],
    ['soon', 'UTC', null],
    [null, 'UTC', null],
  ] as const) {
    test(`is ${day} for ${iso} in ${zone}`, () => assert.equal(dayOf(iso, zone), day));
  }
  test('is written as the locale does', () => {
    assert.equal(figures.day('2026-05-20'), 'Wed, May 20, 2026');
    assert.equal(figuresOf('de').day('2026-05-20'), 'Mi., 20. Mai 2026');
    assert.equal(figuresOf('de').shortDay('2026-05-20'), '20.05.2026');
    assert.equal(figures.day('never'), 'never');
    assert.equal(figures.span('2026-05-20', '2026-05-20'), 'Wed, May 20, 2026');
    assert.match(figures.span('2026-05-18', '2026-05-24'), /^May 18\s–\s24, 2026$/);
    assert.match(figuresOf('de').span('2026-09-28', '2026-10-04'), /^28\. Sept\.\s–\s4\. Okt\. 2026$/);
  });
});

describe('the rows of an event', () => {
  const results = [
    { id: 1, purchase: 147, revenue: 6615, created_at: '2026-05-16T08:00:00Z', source: 'automated' },
    { id: 2, purchase: 3, revenue: 90.5, created_at: '2026-05-20T08:00:00Z', source: 'manual' },
    { id: 3, purchase: null, revenue: null, created_at: null, source: 'box_office' },
    { id: 4, purchase: 2, revenue: -10, created_at: '2026-05-20T09:00:00Z', source: null },
  ];
  const writing = { formats, figures, currency: 'EUR', timeZone: 'UTC', noData: 'No data' };

  test('are newest first, name their source, and leave automated ones alone', () => {
    const view = resultsOf(results, campaign, writing);

    assert.deepEqual(
      view.rows.map(({ result, source, canDelete }) => [result.id, source, canDelete]),
      [
        [4, null, true],
        [2, 'Added by hand', true],
        [1, 'Automated', false],
        [3, 'box_office', true],
      ],
    );
    assert.equal(view.rows[1]!.text, '05/20/2026, 3 tickets, €90.50');
    assert.deepEqual([view.tickets, view.money], ['152', '€6,695.50']);
  });

  for (const [purchase, en, de] of [
    [1, '1 ticket', '1 Ticket'],
    [2, '2 tickets', '2 Tickets'],
    [0, '0 tickets', '0 Tickets'],
  ] as const) {
    test(`say ${en}, and ${de}`, () => {
      const one = [{ ...results[1]!, purchase }];

      assert.equal(resultsOf(one, campaign, writing).rows[0]!.text, `05/20/2026, ${en}, €90.50`);
      assert.equal(resultsOf(one, campaignDe, writing).rows[0]!.text, `05/20/2026, ${de}, €90.50`);
    });
  }

  test('are summed by their day over the chart, automated ones left out', () => {
    const revenue = { days: [], manual_adjustments: results };
    const added = [{ date: '2026-05-20', tickets: 5, revenue: 80.5 }];

    assert.deepEqual(chartDataOf(revenue, undefined, 'UTC').adjustments, added);
    assert.deepEqual(chartDataOf(revenue, [], 'UTC').adjustments, []);
  });
});

describe('the evaluation of a package', () => {
  const rows = [
    { tc: 'a', label: 'Family outings', customers: 1000, items: 30, purchase: 12 },
    { tc: 'b', label: null, customers: 0, items: null, purchase: 6 },
  ];

  test('sums what is known, and compares rates or purchases', () => {
    const byRate = evaluationOf(rows, 'rate', backhaul, formats, figures)!;
    const byPurchases = evaluationOf(rows, 'purchases', backhaul, formats, figures)!;

    assert.deepEqual(
      byRate.kpis.map(({ value }) => value),
      ['1,000', '30', '18', '1.8%'],
    );
    assert.deepEqual(byRate.rows[1], {
      label: 'b',
      customers: '0',
      purchases: '6',
      tickets: null,
      rate: null,
      percent: 0,
    });
    assert.deepEqual(
      byPurchases.rows.map(({ percent }) => percent),
      [100, 50],
    );
    assert.equal(evaluationOf([], 'rate', backhaul, formats, figures), null);
  });

  test('is another one as soon as a figure differs', () => {
    assert.ok(isSameResult(rows, structuredClone(rows)));
    assert.ok(!isSameResult(rows, [rows[0]!, { ...rows[1]!, purchase: 7 }]));
  });
});

describe('the model of an event', () => {
  test('is one of three, or as it is', () => {
    assert.deepEqual(
      modelOptionsOf('SHAPLEY', model).map(({ label }) => label),
      ['Future Demand', 'Meta', 'External', 'SHAPLEY'],
    );
    assert.equal(modelOptionsOf('', model).length, 3);
  });

  test('brings Meta’s figures, those without a word by their own name', () => {
    assert.deepEqual(metaKpisOf({ cpm: 8.21, spend: 1200.4, clicks: 10 }, model, formats, 'EUR'), [
      { label: 'Clicks', value: '10' },
      { label: 'Spend', value: '€1,200' },
      { label: 'cpm', value: '8.2' },
    ]);
  });
});
