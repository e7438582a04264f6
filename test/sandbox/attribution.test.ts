import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { ask, purchasesIn } from './packages-kit.ts';
import type { Envelope } from './support.ts';

interface Row {
  readonly id: string;
  readonly eid: string | number;
  readonly partner_id: string;
  readonly purchase: number;
  readonly revenue: number;
  readonly created_at: string;
  readonly source: string;
}

interface Daily {
  readonly daily: readonly { readonly date: string; readonly revenue: number; readonly tickets: number }[];
  readonly manual_adjustments: readonly Row[];
  readonly currency: string;
}

const ofEvent = (eid: string) => `/campaign_results/?eid=${eid}&partner_id=partner-id-acme`;
const rowsOf = async (sandbox: Sandbox, eid = 'evt_abc') => (await ask<Row[]>(sandbox, `GET ${ofEvent(eid)}`)).body;
const daily = async (sandbox: Sandbox, more = '') =>
  (await ask<Daily>(sandbox, `GET /daily_revenue_summary/?event_id=evt_abc${more}`)).body;
const total = (rows: readonly { tickets: number }[]) => rows.reduce((sum, { tickets }) => sum + tickets, 0);

describe('campaign results', () => {
  test('have the documented row, on the same weekday and hour in the week before the clock begins', async () => {
    assert.deepEqual(await rowsOf(createSandbox()), [
      {
        id: 'cr_xyz',
        eid: 'evt_abc',
        partner_id: 'partner-id-acme',
        purchase: 147,
        revenue: 6_615,
        created_at: '2026-05-16T08:00:00Z',
        source: 'automated',
      },
    ]);
    for (const startTime of ['2026-06-13T08:00:00Z', '2025-01-01T00:00:00Z', '2031-07-05T09:00:00Z']) {
      const [row] = await rowsOf(createSandbox({ startTime }));
      const age = Date.parse(startTime) - Date.parse(row?.created_at ?? '');
      assert.ok(age > 0 && age <= 7 * 86_400_000, row?.created_at);
      assert.match(new Date(row?.created_at ?? '').toUTCString(), /^Sat.*08:00:00/);
    }
  });

  test('of other events are there where campaigns ran and tickets were sold', async () => {
    const sandbox = createSandbox();

    const rows = await rowsOf(sandbox, 'evt_abd');

    assert.ok(rows.length >= 1 && rows.length <= 3);
    assert.ok(rows.every(({ source, created_at }) => source === 'automated' && created_at < '2026-05-20T10'));
    assert.deepEqual(await rowsOf(sandbox, 'evt_no_sales'), []);
  });

  test('take what is added by hand, and give up what is deleted', async () => {
    const sandbox = createSandbox();

    const { status, body: added } = await ask<Row>(sandbox, `POST ${ofEvent('evt_abc')}&purchase=12&revenue=540.5`);

    assert.equal(status, 200);
    assert.deepEqual(
      [added.eid, added.purchase, added.revenue, added.created_at, added.source],
      ['evt_abc', 12, 540.5, '2026-05-20T10:00:00Z', 'manual'],
    );
    assert.deepEqual((await rowsOf(sandbox)).at(-1), added);
    assert.deepEqual((await daily(sandbox)).manual_adjustments, await rowsOf(sandbox));
    for (const id of [added.id, 'cr_xyz']) {
      const gone = await ask(sandbox, `DELETE /campaign_results/?id=${id}`);
      assert.deepEqual([gone.status, gone.text], [204, '']);
    }
    assert.deepEqual(await rowsOf(sandbox), []);
    const again = await ask<Envelope>(sandbox, `DELETE /campaign_results/?id=${added.id}`);
    assert.deepEqual([again.status, again.body.message], [404, 'error.campaign_result.not_found']);
    sandbox.reset();
    assert.equal((await rowsOf(sandbox)).length, 1);
  });

  test('of a partner are deleted by nobody else', async () => {
    const sandbox = createSandbox();

    const foreign = await ask(sandbox, 'DELETE /campaign_results/?id=cr_xyz', undefined, 'partner-id-beta');

    assert.equal(foreign.status, 404);
    assert.equal((await rowsOf(sandbox)).length, 1);
  });

  for (const call of [
    `GET ${ofEvent('evt_abc')}`,
    `POST ${ofEvent('evt_abc')}&purchase=1&revenue=1`,
    'DELETE /campaign_results/?id=cr_xyz',
  ]) {
    test(`are for administrators in the second generation: ${call.split(' ')[0]}`, async () => {
      const { status, body } = await ask<Envelope>(createSandbox({ generation: 'dk2' }), call);

      assert.deepEqual([status, body.message], [403, 'error.auth.not_authorized']);
    });
  }
});

describe('daily revenue', () => {
  test('is all of it by FD, a part by META and nothing by EXTERNAL', async () => {
    const sandbox = createSandbox();
    const model = '/events/evt_abc/attribution_model';
    assert.deepEqual((await ask(sandbox, `GET ${model}`)).body, { model: 'FD' });
    const all = await daily(sandbox);

    assert.deepEqual((await ask(sandbox, `PUT ${model}`, { model: 'META' })).body, { model: 'META' });
    const part = await daily(sandbox);
    await ask(sandbox, `PUT ${model}`, { model: 'EXTERNAL' });
    const none = await daily(sandbox);

    assert.equal(total(all.daily), 6_758);
    assert.ok(Math.abs(total(part.daily) - 0.4 * 6_758) < 1);
    part.daily.forEach(({ date, tickets, revenue }, place) => {
      const same = all.daily[place];
      assert.ok(same?.date === date && tickets <= same.tickets && revenue <= same.revenue);
    });
    assert.deepEqual(none, { daily: [], manual_adjustments: all.manual_adjustments, currency: 'EUR' });
    assert.deepEqual((await ask(sandbox, 'GET /events/evt_abd/attribution_model')).body, { model: 'FD' });
  });

  test("follows the partner's default where the event has no model of its own", async () => {
    const sandbox = createSandbox({ generation: 'dk2' });
    await ask(sandbox, 'PUT /events/evt_abd/attribution_model', { model: 'FD' });

    assert.equal((await ask(sandbox, 'PUT /partners/attribution_model?model=EXTERNAL')).status, 200);

    const modelOf = async (eid: string) => (await ask(sandbox, `GET /events/${eid}/attribution_model`)).body['model'];
    assert.deepEqual([await modelOf('evt_abc'), await modelOf('evt_abd')], ['EXTERNAL', 'FD']);
    assert.equal((await ask(sandbox, 'GET /partners/')).body['attribution_model_default'], 'EXTERNAL');
    const beta = await ask(sandbox, 'GET /partners/', undefined, 'partner-id-beta');
    assert.equal(beta.body['attribution_model_default'], 'FD');
  });

  test('is cut to the days that are asked for, both included', async () => {
    const sandbox = createSandbox();
    const whole = await daily(sandbox, '&start_date=1900-01-01&end_date=2100-01-01&currency=EUR');

    const cut = await daily(sandbox, '&start_date=2026-05-10&end_date=2026-05-12');

    assert.deepEqual(await daily(sandbox), whole);
    assert.deepEqual(
      cut.daily,
      whole.daily.filter(({ date }) => date >= '2026-05-10' && date <= '2026-05-12'),
    );
    assert.deepEqual([cut.daily.length, cut.manual_adjustments], [3, []]);
  });
});

describe('Meta', () => {
  test('has results of the event and of its series, and insights', async () => {
    const sandbox = createSandbox();
    const at = '/integrations/facebook/events';
    type Results = Record<'event_results' | 'series_results', Record<'purchases' | 'revenue' | 'spend', number | null>>;

    const one = (await ask<Results>(sandbox, `GET ${at}/evt_abc/campaign_results`)).body;
    const other = (await ask<Results>(sandbox, `GET ${at}/evt_abd/campaign_results`)).body;
    const none = (await ask<Results>(sandbox, `GET ${at}/evt_no_sales/campaign_results`)).body;

    const both = (name: 'purchases' | 'revenue' | 'spend') =>
      (one.event_results[name] ?? 0) + (other.event_results[name] ?? 0);
    assert.deepEqual(one.series_results, {
      purchases: both('purchases'),
      revenue: both('revenue'),
      spend: both('spend'),
    });
    assert.deepEqual(none.event_results, { purchases: null, revenue: null, spend: null });
    const insights = (await ask<Record<string, number>>(sandbox, `GET ${at}/evt_abc/fb_insights`)).body;
    assert.deepEqual(Object.keys(insights), ['impressions', 'clicks', 'spend']);
    assert.equal(insights['spend'], one.event_results.spend);
  });

  test("tells whether it is connected at its generation's address alone", async () => {
    const paths = ['/meta/authorization/status', '/integrations/connect/facebook/status'];
    for (const [generation, own] of [
      ['dk1', 0],
      ['dk2', 1],
    ] as const) {
      const answers = await Promise.all(paths.map((path) => ask(createSandbox({ generation }), `GET ${path}`)));

      assert.deepEqual(answers[own]?.body, { connected: true });
      assert.equal(answers[1 - own]?.status, 404);
    }
  });
});

describe('a description of customers', () => {
  const find = async (sandbox: Sandbox, description: string) =>
    (
      await ask<{ ids: string[] }>(
        sandbox,
        `GET /nlq/ids_from_nl_description?description=${encodeURIComponent(description)}`,
      )
    ).body.ids;

  test('finds those who have bought what it says', async () => {
    const sandbox = createSandbox();
    const purchases = purchasesIn(sandbox.ledger('partner-id-acme'));

    const ids = await find(sandbox, 'mehr als 5 VIP-Karten in 2026');

    assert.ok(ids.length > 0);
    for (const id of ids) {
      const counted = (purchases.get(id) ?? []).filter(({ day, category }) => category === 'VIP' && day >= '2026');
      assert.ok(total(counted) > 5, id);
    }
  });

  test('finds other people in other cities, and nobody where it names nothing', async () => {
    const sandbox = createSandbox();

    const [munich, vienna] = [await find(sandbox, 'Who lives in Munich?'), await find(sandbox, 'Leute aus Wien')];

    assert.ok(munich.length > 0 && vienna.length > 0 && !munich.some((id) => vienna.includes(id)));
    assert.deepEqual(await find(sandbox, 'nice people'), []);
  });
});
