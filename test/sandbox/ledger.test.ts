import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSandbox, type LedgerOrder, type Sandbox } from '../../sandbox/sandbox.ts';
import { ask, dayMs } from './packages-kit.ts';
import { allEvents, connect } from './support.ts';

interface Daily {
  readonly daily: readonly { readonly date: string; readonly revenue: number; readonly tickets: number }[];
}

interface Kpis {
  readonly purchases: number | null;
  readonly revenue: number | null;
}

const partners = ['partner-id-acme', 'partner-id-beta', 'partner-id-empty', 'fd123'];

/** Sums of tickets and revenue by a key of the order. */
function sumsBy(orders: Iterable<LedgerOrder>, keyOf: (order: LedgerOrder) => string) {
  const sums = new Map<string, { tickets: number; revenue: number }>();
  for (const order of orders) {
    const sum = sums.get(keyOf(order)) ?? { tickets: 0, revenue: 0 };
    sum.tickets += order.tickets;
    sum.revenue += order.revenue;
    sums.set(keyOf(order), sum);
  }
  return sums;
}

const kpisOf = async (sandbox: Sandbox, event: string | number, partner: string) =>
  (await ask<Kpis>(sandbox, `GET /events/${event}/statistics`, undefined, partner)).body;

describe('the ledger', () => {
  for (const partner of partners) {
    test(`of ${partner} adds up to the statistics of every event`, async () => {
      const connection = await connect({}, 'many@acme.example', partner);
      const sums = sumsBy(connection.sandbox.ledger(partner), ({ event }) => String(event));

      for (const { id } of await allEvents(connection)) {
        const { purchases, revenue } = (await connection.get<Kpis>(`/events/${id}/statistics`)).body;
        const sum = sums.get(String(id)) ?? { tickets: 0, revenue: 0 };
        assert.deepEqual(sum, { tickets: purchases ?? 0, revenue: revenue ?? 0 }, String(id));
      }
    });
  }

  test('adds up to each day, each category and each price of an event', async () => {
    const sandbox = createSandbox();
    for (const id of ['evt_abc', 'evt_sold_out', 'evt_cancelled', 'evt_voucher', 'evt_one_seat']) {
      const orders = [...sandbox.ledger('partner-id-acme')].filter(({ event }) => event === id);
      const { daily } = (await ask<Daily>(sandbox, `GET /daily_revenue_summary/?event_id=${id}`)).body;
      const tickets = (await ask<Record<string, number>[]>(sandbox, `GET /events/${id}/tickets`)).body;

      const byDay = sumsBy(orders, ({ day }) => day);
      for (const { date, ...sums } of daily) {
        assert.deepEqual(byDay.get(date) ?? { tickets: 0, revenue: 0 }, {
          tickets: sums.tickets,
          revenue: sums.revenue,
        });
      }
      assert.ok([...byDay.keys()].every((day) => daily.some(({ date }) => date === day)));
      const byPrice = sumsBy(orders, ({ category, price }) => `${category} ${price}`);
      for (const row of tickets) {
        const sum = byPrice.get(`${row['ticket_category']} ${row['sales_price']}`) ?? { tickets: 0 };
        assert.equal(sum.tickets, row['quantity'], id);
      }
    }
  });

  test('has plain orders of known customers and of nobody, oldest first', () => {
    const orders = [...createSandbox().ledger('partner-id-acme')];

    assert.deepEqual(Object.keys(orders[0] ?? {}), [
      'customer',
      'event',
      'day',
      'tickets',
      'category',
      'price',
      'revenue',
    ]);
    assert.ok(orders.every(({ day }, place) => place === 0 || day >= (orders[place - 1]?.day ?? '')));
    assert.ok(orders.every(({ tickets, price, revenue }) => tickets >= 1 && revenue === tickets * price));
    assert.ok(orders.every(({ customer }) => customer === 'ANON' || /^1042:c\d{6}$/.test(customer)));
    const anonymous = orders.filter(({ customer }) => customer === 'ANON').length / orders.length;
    assert.ok(anonymous > 0.08 && anonymous < 0.16, String(anonymous));
    assert.equal(orders.at(-1)?.day, '2026-05-20');
  });

  test('is the same for the same seed and another for another', () => {
    const beta = (seed: number) => JSON.stringify([...createSandbox({ seed }).ledger('partner-id-beta')]);

    assert.equal(beta(3), beta(3));
    assert.notEqual(beta(3), beta(4));
  });

  test('grows with the clock by whole days, and the figures with it', async () => {
    const sandbox = createSandbox();
    const last = () => [...sandbox.ledger('partner-id-acme')].at(-1)?.day;
    const before = await kpisOf(sandbox, 'evt_abc', 'partner-id-acme');

    sandbox.clock.advance(dayMs / 2);
    assert.deepEqual(await kpisOf(sandbox, 'evt_abc', 'partner-id-acme'), before);
    sandbox.clock.advance(3 * dayMs);

    const after = await kpisOf(sandbox, 'evt_abc', 'partner-id-acme');
    assert.ok((after.purchases ?? 0) > (before.purchases ?? 0));
    assert.equal(last(), '2026-05-23');
    const sums = sumsBy(sandbox.ledger('partner-id-acme'), ({ event }) => String(event)).get('evt_abc');
    assert.deepEqual(sums, { tickets: after.purchases, revenue: after.revenue });
    sandbox.clock.advance(250 * dayMs);
    assert.equal((await kpisOf(sandbox, 'evt_no_sales', 'partner-id-acme')).purchases, null);
    sandbox.reset();
    assert.deepEqual(await kpisOf(sandbox, 'evt_abc', 'partner-id-acme'), before);
  });

  test('knows its partners', () => {
    assert.throws(() => createSandbox().ledger('partner-id-nobody'), /no partner "partner-id-nobody"/);
  });
});
