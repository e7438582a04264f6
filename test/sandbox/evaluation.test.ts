import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { ask, built, dayMs, idsIn, listOf, minuteMs, packageOf, payload } from './packages-kit.ts';
import type { Evaluated, PackageBody } from './packages-kit.ts';
import type { EventBody } from './support.ts';

const at = '/package_builder/packages';
type Model = 'ALL_PURCHASES' | 'EVENTS_FROM_PACKAGE' | 'EVENT_SERIES';

interface Settings {
  readonly backhaul_evaluation_attribution_window: number;
  readonly backhaul_evaluation_model: Model;
  readonly email_sent_date: string | null;
}

const settings = (model: Model, days: number, sent: string | null): Settings => ({
  backhaul_evaluation_model: model,
  backhaul_evaluation_attribution_window: days,
  email_sent_date: sent,
});

const result = async (sandbox: Sandbox, id: string | number) =>
  (await ask<Evaluated[]>(sandbox, `GET ${at}/${id}/backhaul_evaluation`)).body;

const save = (sandbox: Sandbox, id: string | number, wanted: object) =>
  ask<Settings>(sandbox, `PUT ${at}/${id}/backhaul_evaluation_details`, wanted);

/** The same numbers from nothing but lists and ledger: for each list, day by day, who of it has bought what counts. */
async function byHand(sandbox: Sandbox, id: string | number, { lastDay, ...wanted }: Settings & { lastDay: string }) {
  const { content, events } = await packageOf(sandbox, id);
  const counted = new Set(events.map((event) => String(event.id)));
  if (wanted.backhaul_evaluation_model === 'EVENT_SERIES') {
    for (const event of events) {
      const { body } = await ask<EventBody>(sandbox, `GET /events/${event.id}`);
      body.campaign_event_series.forEach((sibling) => counted.add(sibling));
    }
  }
  const days = new Set<string>();
  for (let day = 0; day < wanted.backhaul_evaluation_attribution_window; day++) {
    const date = new Date(Date.parse(wanted.email_sent_date ?? '') + day * dayMs).toISOString().slice(0, 10);
    if (date <= lastDay) days.add(date);
  }
  const orders = [...sandbox.ledger('partner-id-acme')]
    .filter(({ day }) => days.has(day))
    .filter(({ event }) => wanted.backhaul_evaluation_model === 'ALL_PURCHASES' || counted.has(String(event)));
  const rows: Evaluated[] = [];
  for (const { tc, label } of content) {
    const list = idsIn((await listOf(sandbox, id, tc)).text);
    const theirs = orders.filter(({ customer }) => list.has(customer));
    const items = theirs.map(({ tickets }) => tickets).reduce((sum, tickets) => sum + tickets, 0);
    rows.push({ tc, label, customers: list.size, items, purchase: theirs.length });
  }
  return rows;
}

describe('an evaluation', () => {
  for (const model of ['ALL_PURCHASES', 'EVENTS_FROM_PACKAGE', 'EVENT_SERIES'] as const) {
    for (const [days, sent] of [
      [1, '2026-05-19'],
      [14, '2026-05-18'],
      [30, '2026-03-01'],
    ] as const) {
      test(`of ${model} for ${days} days from ${sent} is what the ledger says`, async () => {
        const sandbox = createSandbox();
        const wanted = settings(model, days, sent);

        await save(sandbox, 'pkg_555', wanted);
        sandbox.clock.advance(2 * minuteMs);

        const rows = await result(sandbox, 'pkg_555');
        assert.deepEqual(rows, await byHand(sandbox, 'pkg_555', { ...wanted, lastDay: '2026-05-20' }));
        assert.ok(rows.every(({ purchase, items }) => purchase > 0 && items > purchase));
      });
    }
  }

  test('counts more by series than by the events of the package, and most by all purchases', async () => {
    const sandbox = createSandbox();
    const { pkg } = await built(sandbox, { event_ids: ['evt_abc'] });
    const counted: number[] = [];
    for (const model of ['EVENTS_FROM_PACKAGE', 'EVENT_SERIES', 'ALL_PURCHASES'] as const) {
      await save(sandbox, pkg.id, settings(model, 30, '2026-05-01'));
      sandbox.clock.advance(2 * minuteMs);
      counted.push((await result(sandbox, pkg.id)).reduce((sum, { purchase }) => sum + purchase, 0));
    }

    const [own = 0, series = 0, all = 0] = counted;
    assert.ok(own > 0 && own < series && series < all, counted.join());
  });

  test('keeps the old result for two minutes after the settings were saved, and counts nothing of later days', async () => {
    const sandbox = createSandbox();
    const wanted = settings('ALL_PURCHASES', 60, '2026-05-01');
    const old = await result(sandbox, 'pkg_555');

    assert.deepEqual((await save(sandbox, 'pkg_555', wanted)).body, wanted);
    sandbox.clock.advance(2 * minuteMs - 1);
    assert.deepEqual(await result(sandbox, 'pkg_555'), old);
    assert.deepEqual((await ask(sandbox, `GET ${at}/pkg_555/backhaul_evaluation_details`)).body, wanted);
    sandbox.clock.advance(1);
    const fresh = await result(sandbox, 'pkg_555');
    assert.notDeepEqual(fresh, old);

    sandbox.clock.advance(5 * dayMs);
    assert.deepEqual(await result(sandbox, 'pkg_555'), fresh);
    await save(sandbox, 'pkg_555', wanted);
    sandbox.clock.advance(2 * minuteMs);
    const later = await result(sandbox, 'pkg_555');
    assert.deepEqual(later, await byHand(sandbox, 'pkg_555', { ...wanted, lastDay: '2026-05-25' }));
    assert.notDeepEqual(later, fresh);
  });

  test('of a new package is empty until two minutes after it was done, then begins with that day', async () => {
    const sandbox = createSandbox();
    const { body } = await ask<PackageBody>(sandbox, `POST ${at}`, payload({ targeting_mode: 'lookalike' }));
    let doneAfter = 0;
    for (; (await packageOf(sandbox, body.id)).status !== 'DONE'; doneAfter += 0.25)
      sandbox.clock.advance(minuteMs / 4);

    assert.deepEqual(await result(sandbox, body.id), []);
    sandbox.clock.advance(2 * minuteMs);

    const wanted = settings('EVENTS_FROM_PACKAGE', 14, '2026-05-20');
    const rows = await result(sandbox, body.id);
    assert.deepEqual(rows, await byHand(sandbox, body.id, { ...wanted, lastDay: '2026-05-20' }));
    assert.equal(rows.length, 3);
  });

  test('is asked for once more when a package is regenerated, with the settings that it had', async () => {
    const sandbox = createSandbox();
    const wanted = settings('ALL_PURCHASES', 7, '2026-05-15');
    await save(sandbox, 'pkg_expired', wanted);

    await ask(sandbox, `POST ${at}/pkg_expired/regenerate`);
    assert.deepEqual(await result(sandbox, 'pkg_expired'), []);
    sandbox.clock.advance(17 * minuteMs);

    const rows = await result(sandbox, 'pkg_expired');
    assert.deepEqual(rows, await byHand(sandbox, 'pkg_expired', { ...wanted, lastDay: '2026-05-20' }));
  });
});

describe("a partner's defaults", () => {
  const defaults = '/partners/partner-id-acme/backhaul_attribution_details';
  const changed = { backhaul_evaluation_attribution_window: 7, backhaul_evaluation_model: 'ALL_PURCHASES' };

  test('are taken by new packages and touch no other', async () => {
    const sandbox = createSandbox();
    const before = await built(sandbox);
    const usual = { backhaul_evaluation_attribution_window: 14, backhaul_evaluation_model: 'EVENTS_FROM_PACKAGE' };
    assert.deepEqual((await ask(sandbox, `GET ${defaults}`)).body, usual);

    assert.deepEqual((await ask(sandbox, `POST ${defaults}`, changed)).body, changed);

    const after = await built(sandbox);
    const details = async (id: string | number) =>
      (await ask(sandbox, `GET ${at}/${id}/backhaul_evaluation_details`)).body;
    assert.deepEqual(await details(before.pkg.id), { ...usual, email_sent_date: null });
    assert.deepEqual(await details(after.pkg.id), { ...changed, email_sent_date: null });
    assert.deepEqual((await ask(sandbox, `GET ${defaults}`)).body, changed);
    sandbox.reset();
    assert.deepEqual((await ask(sandbox, `GET ${defaults}`)).body, usual);
  });

  test('are kept apart from those of other partners', async () => {
    const sandbox = createSandbox();
    const beta = '/partners/partner-id-beta/backhaul_attribution_details';

    await ask(sandbox, `POST ${defaults}`, changed);

    const theirs = await ask(sandbox, `GET ${beta}`, undefined, 'partner-id-beta');
    assert.equal(theirs.body['backhaul_evaluation_attribution_window'], 14);
    assert.equal((await ask(sandbox, `GET ${beta}`)).status, 403);
    assert.equal((await ask(sandbox, `POST ${beta}`, changed)).status, 403);
  });
});
