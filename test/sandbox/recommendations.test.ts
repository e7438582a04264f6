import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, type Connection, type Envelope } from './support.ts';

interface Row {
  readonly tc: string;
  readonly rank: number;
  readonly expected_tickets: number;
  readonly expected_revenue: number;
}

const asked = (budget: number | string, goal = 'tickets', event = 'evt_abc') =>
  [
    `/events/${event}/suggested_tcs?budget=${budget}&goal=${goal}`,
    `/events/${event}/campaigns_expected_value?goal=${goal}&budget=${budget}`,
  ] as const;

async function rowsFor({ get }: Connection, ...[budget, goal, event]: Parameters<typeof asked>): Promise<Row[]> {
  return (await get<Row[]>(asked(budget, goal, event)[0])).body;
}

async function totalFor({ get }: Connection, ...[budget, goal, event]: Parameters<typeof asked>) {
  return (await get<Pick<Row, 'expected_tickets' | 'expected_revenue'>>(asked(budget, goal, event)[1])).body;
}

describe('what is expected for a goal and a budget', () => {
  test('is the documented 412 tickets and EUR 18,540 from the first cluster of evt_abc for 5,000', async () => {
    for (const seed of [1, 7]) {
      const [first] = await rowsFor(await connect({ seed }), 5_000);

      assert.deepEqual(first, {
        tc: 'family_outings_munich',
        rank: 1,
        expected_tickets: 412,
        expected_revenue: 18_540,
      });
    }
  });

  test('grows with the budget, by less and less, and never beyond the seats that are left', async () => {
    const acme = await connect();
    const { body: event } = await acme.get<{ capacity: number }>('/events/evt_abc');
    const { body: figures } = await acme.get<{ purchases: number }>('/events/evt_abc/statistics');
    const budgets = [1_000, 2_000, 3_000, 4_000, 5_000];

    const totals = await Promise.all(budgets.map(async (budget) => (await totalFor(acme, budget)).expected_tickets));
    const most = await rowsFor(acme, 900_000_000);

    const steps = totals.map((total, index) => total - (totals[index - 1] ?? 0));
    for (const [index, step] of steps.entries()) {
      assert.ok(step > 0 && step < (steps[index - 1] ?? Infinity), `step ${index} is ${step}`);
    }
    const left = event.capacity - figures.purchases;
    const sum = most.reduce((all, { expected_tickets }) => all + expected_tickets, 0);
    assert.ok(sum <= left && sum > left - most.length);
  });

  test('adds up: the total is that of the rows, at higher fidelity', async () => {
    const acme = await connect();
    for (const goal of ['tickets', 'revenue', 'reach']) {
      const rows = await rowsFor(acme, 12_345, goal);
      const total = await totalFor(acme, 12_345, goal);

      const sum = rows.reduce((all, { expected_tickets }) => all + expected_tickets, 0);
      assert.ok(Math.abs(total.expected_tickets - sum) < rows.length, goal);
      assert.deepEqual(
        rows.map(({ rank }) => rank),
        [1, 2, 3, 4, 5],
      );
    }
  });

  test('ranks by the goal', async () => {
    const acme = await connect();
    const reach = new Map(
      (
        await acme.get<{ clusters: { tc: string; reach_estimate: number }[] }>('/events/evt_abc/clusters')
      ).body.clusters.map(({ tc, reach_estimate }) => [tc, reach_estimate]),
    );
    const isFalling = (values: readonly number[]) =>
      values.every((value, index) => value <= (values[index - 1] ?? value));

    assert.ok(isFalling((await rowsFor(acme, 5_000)).map((row) => row.expected_tickets)));
    assert.ok(isFalling((await rowsFor(acme, 5_000, 'revenue')).map((row) => row.expected_revenue)));
    assert.ok(isFalling((await rowsFor(acme, 5_000, 'reach')).map(({ tc }) => reach.get(tc)!)));
  });

  test('is nothing where all is sold, and not known where there is no run', async () => {
    const acme = await connect();

    assert.ok((await rowsFor(acme, 5_000, 'tickets', 'evt_sold_out')).every((row) => row.expected_tickets === 0));
    assert.deepEqual(await rowsFor(acme, 5_000, 'tickets', 'evt_voucher'), []);
    assert.deepEqual(await totalFor(acme, 5_000, 'tickets', 'evt_voucher'), {
      expected_tickets: null,
      expected_revenue: null,
    });
  });

  test('is of the newest run', async () => {
    const acme = await connect();
    acme.sandbox.renewRun('evt_abc');

    const { body: run } = await acme.get<{ clusters: { tc: string }[] }>('/events/evt_abc/clusters');
    const rows = await rowsFor(acme, 5_000);

    assert.deepEqual(new Set(rows.map(({ tc }) => tc)), new Set(run.clusters.map(({ tc }) => tc)));
  });

  test('comes in the second generation as an order with the run as text, and as a text', async () => {
    const acme = await connect({ generation: 'dk2' });
    const [rows, total] = await Promise.all(asked(5_000, 'UTILIZATION').map((path) => acme.get<unknown>(path)));

    assert.deepEqual((rows?.body as object[])[0], { tc: 'family_outings_munich', tc_run_id: '42' });
    assert.match((total?.body as { expected_value: string }).expected_value, /^~[\d,]+ tickets, EUR [\d,]+$/);
  });

  test('is refused without a goal of its generation, and without a budget', async () => {
    const table: readonly (readonly ['dk1' | 'dk2', string, string, string])[] = [
      ['dk1', '?budget=5000', 'goal', 'REQUIRED'],
      ['dk1', '?budget=5000&goal=UTILIZATION', 'goal', 'INVALID_CHOICE'],
      ['dk2', '?budget=5000&goal=tickets', 'goal', 'INVALID_CHOICE'],
      ['dk1', '?goal=tickets', 'budget', 'REQUIRED'],
      ['dk1', '?goal=tickets&budget=', 'budget', 'REQUIRED'],
      ...['0', '-1', '1.5', '5e3', '5,000', 'much'].map(
        (budget) => ['dk1', `?goal=tickets&budget=${budget}`, 'budget', 'INVALID_NUMBER'] as const,
      ),
    ];
    for (const [generation, query, field, code] of table) {
      const { get } = await connect({ generation });
      for (const route of ['suggested_tcs', 'campaigns_expected_value']) {
        const { status, body } = await get<Envelope>(`/events/evt_abc/${route}${query}`);
        assert.deepEqual([status, body.validation_errors], [400, [{ code, field }]], `${route}${query}`);
      }
    }
  });
});
