import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clustersOf } from '../../src/components/event-card/clusters.view.ts';
import { kpisOf } from '../../src/components/event-card/event-card.view.ts';
import { pillsOf, placeOf, predictionOf } from '../../src/components/shared/event.view.ts';
import { salesCurveOf } from '../../src/components/event-card/sales-curve.view.ts';
import { messages as en } from '../../src/i18n/en.ts';
import { formatsOf } from '../../src/i18n/formats.ts';

const formats = formatsOf('en');
const event = { id: 'evt_abc', title: 'Concert at Olympiahalle', capacity: 12_000 };
const statistics = { purchases: 9_360, revenue: 458_640, spent: 12_400, roas: 36.99, currency: 'EUR' };

describe('the pills of an event', () => {
  for (const { title, fields, purchases, pills } of [
    {
      title: 'name the statuses',
      fields: { status: 'active', frontend_status: 'DEFAULT', campaign_status: 'RUNNING' },
      pills: ['Active', 'Campaign running'],
    },
    {
      title: 'draw what nobody has documented as it came',
      fields: { status: 'postponed', campaign_status: 'ODD' },
      pills: ['postponed', 'ODD'],
    },
    {
      title: 'are not fooled by names of objects',
      fields: { status: 'constructor', campaign_status: '__proto__' },
      pills: ['constructor', '__proto__'],
    },
    {
      title: 'say once that an event is cancelled',
      fields: { status: 'cancelled', frontend_status: 'CANCELLED' },
      pills: ['Cancelled'],
    },
    { title: 'flag', fields: { frontend_status: 'FLAGGED' }, pills: ['Flagged'] },
    {
      title: 'prefer the user’s pause to the roll-up',
      fields: { campaign_status: 'RUNNING', client_campaign_status: 'PAUSED' },
      pills: ['Campaign paused'],
    },
    { title: 'say that all seats are sold', fields: {}, purchases: 12_000, pills: ['Sold out'] },
    { title: 'do not call an event without capacity sold out', fields: { capacity: 0 }, purchases: 0, pills: [] },
    { title: 'are none for an event without any status', fields: {}, pills: [] },
  ]) {
    test(title, () => {
      const found = pillsOf({ ...event, ...fields }, purchases === undefined ? null : { purchases }, en);

      assert.deepEqual(
        found.map(({ text }) => text),
        pills,
      );
    });
  }
});

describe('the place of an event', () => {
  test('names venue, hall and city, each once', () => {
    assert.equal(
      placeOf({ ...event, venue_name: 'Olympiahalle', hall_name: 'Olympiahalle', city: 'München' }),
      'Olympiahalle · München',
    );
    assert.equal(placeOf(event), '');
  });
});

describe('the figures of an event', () => {
  test('are formatted with their unit', () => {
    const kpis = kpisOf(event, statistics, 'CHF', en, formats);

    assert.deepEqual(
      kpis.map(({ value }) => value),
      ['9,360', '€458,640', '€12,400', '37'],
    );
    assert.equal(kpis[0]?.note, 'of 12,000');
  });

  test('take the event’s currency, else the partner’s, where they name none', () => {
    const bare = { revenue: 10 };

    assert.equal(kpisOf({ ...event, currency: 'USD' }, bare, 'CHF', en, formats)[1]?.value, '$10');
    assert.equal(kpisOf(event, bare, 'CHF', en, formats)[1]?.value, 'CHF\u00a010');
    assert.equal(kpisOf(event, bare, null, en, formats)[1]?.value, '10');
  });

  test('keep "no data" apart from zero', () => {
    const kpis = kpisOf(event, { purchases: 0, revenue: null }, 'EUR', en, formats);

    assert.deepEqual(
      kpis.map(({ value }) => value),
      ['0', null, null, null],
    );
  });
});

describe('the prediction', () => {
  for (const { title, prediction, value, text } of [
    {
      title: 'reads fractions',
      prediction: { value: 0.78, benchmark: 0.65 },
      value: '78%',
      text: '13 points above the benchmark',
    },
    {
      title: 'reads percents',
      prediction: { value: 78, benchmark: 65 },
      value: '78%',
      text: '13 points above the benchmark',
    },
    {
      title: 'reads one percent beside large ones',
      prediction: { value: 1, benchmark: 65 },
      value: '1%',
      text: '64 points below the benchmark',
    },
    {
      title: 'words a single point',
      prediction: { value: 0.66, benchmark: 0.65 },
      value: '66%',
      text: '1 point above the benchmark',
    },
    { title: 'words equality', prediction: { value: 0.65, benchmark: 0.65 }, value: '65%', text: 'At the benchmark' },
    { title: 'stands alone without a benchmark', prediction: { value: 0.5 }, value: '50%', text: null },
  ]) {
    test(title, () => {
      const view = predictionOf({ prediction }, en, formats);

      assert.equal(view?.value, value);
      assert.equal(view?.text, text);
    });
  }

  test('is none without a value', () => {
    assert.equal(predictionOf({ prediction: { benchmark: 0.5 } }, en, formats), null);
    assert.equal(predictionOf(null, en, formats), null);
  });

  test('keeps its bar within the track', () => {
    const view = predictionOf({ prediction: { value: 1.4, benchmark: -0.1 } }, en, formats);

    assert.equal(view?.valuePercent, 100);
    assert.equal(view?.benchmarkPercent, 0);
  });
});

describe('the clusters', () => {
  const cluster = (tc: string, metric_pred: number | null) => ({ tc, metric_pred, reach_estimate: 184_000 });

  test('are named by affinity, the rest counted', () => {
    const run = {
      tc_run_id: 42,
      clusters: [cluster('c', 0.2), cluster('none', null), cluster('a', 0.83), cluster('b', 0.5)],
    };

    const view = clustersOf(run, en, formats);

    assert.equal(view?.run, 'Run 42');
    assert.deepEqual(
      view?.rows.map(({ label, affinity }) => [label, affinity]),
      [
        ['a', '83%'],
        ['b', '50%'],
        ['c', '20%'],
      ],
    );
    assert.equal(view?.rest, '1 more cluster');
  });

  test('read the wide scale of the newer API', () => {
    const view = clustersOf({ tc_run_id: '42', clusters: [cluster('a', 4.15), cluster('b', 1)] }, en, formats);

    assert.deepEqual(
      view?.rows.map(({ affinity }) => affinity),
      ['83%', '20%'],
    );
    assert.equal(view?.rest, null);
  });

  test('are none before the first run', () => {
    assert.equal(clustersOf({ tc_run_id: null, clusters: [] }, en, formats), null);
  });
});

describe('the sales curve', () => {
  const day = (current: number | null, avg: number | null) => ({
    norm_tickets_sold_current: current,
    norm_tickets_sold_avg: avg,
  });

  test('ends where today is, and says where both stand', () => {
    const view = salesCurveOf({ sales: [day(0, 0), day(0.5, 0.25), day(null, 0.5)] }, en, formats);

    assert.equal(view?.text, 'Sold so far: 50%. Average of similar events at this point: 25%.');
    assert.deepEqual(view?.now, { x: 50, y: 5.7 });
    assert.equal(view?.current, 'M0 1000L500 57');
    assert.equal(view?.area, 'M0 1000L500 57V1000H0Z');
    assert.equal(view?.average, 'M0 1000L500 528L1000 57');
  });

  test('reads percents as well as fractions', () => {
    const view = salesCurveOf({ sales: [day(10, 20), day(50, 25)] }, en, formats);

    assert.equal(view?.text, 'Sold so far: 50%. Average of similar events at this point: 25%.');
  });

  test('draws nothing that is no number', () => {
    for (const sales of [[day(0, 0)], [day(0, null)], [day(null, 1), day(0.3, null), day(null, null)]]) {
      const view = salesCurveOf({ sales }, en, formats);

      assert.doesNotMatch(JSON.stringify(view), /NaN|Infinity|undefined/);
    }
  });

  test('is none without sales', () => {
    assert.equal(salesCurveOf({ sales: [] }, en, formats), null);
    assert.equal(salesCurveOf({}, en, formats), null);
    assert.equal(salesCurveOf({ sales: [day(null, 0.5)] }, en, formats), null);
  });
});
