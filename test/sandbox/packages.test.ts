import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { ask, built, dayMs, hourMs, idsIn, listOf, minuteMs, packageOf, payload, together } from './packages-kit.ts';
import type { PackageBody } from './packages-kit.ts';
import { send, signIn, type Envelope } from './support.ts';

const at = '/package_builder/packages';
const list = async (sandbox: Sandbox, partner?: string) =>
  (await ask<PackageBody[]>(sandbox, `GET ${at}/`, undefined, partner)).body;

/** Creates a package and looks at it each virtual half minute until it stays as it is. */
async function watched(sandbox: Sandbox, more: object = {}) {
  const { body } = await ask<PackageBody>(sandbox, `POST ${at}`, payload(more));
  const seen = [body.status];
  let minutes = 0;
  for (; minutes < 20 && !['DONE', 'FAILED'].includes(seen.at(-1) ?? ''); minutes += 0.5) {
    sandbox.clock.advance(minuteMs / 2);
    const { status } = await packageOf(sandbox, body.id);
    if (status !== seen.at(-1)) seen.push(status);
  }
  return { id: body.id, seen, minutes };
}

describe('a package', () => {
  test('is initialised, built and done after ten to fifteen minutes of the clock, the first three without fail', async () => {
    const sandbox = createSandbox();

    for (let round = 0; round < 3; round++) {
      const { seen, minutes } = await watched(sandbox);

      assert.deepEqual(seen, ['INITIALIZING', 'INPROGRESS', 'DONE']);
      assert.ok(minutes >= 10 && minutes <= 15.5, `${minutes} minutes`);
    }
  });

  test('fails where none of its events has a run', async () => {
    const { id, seen } = await watched(createSandbox(), { event_ids: ['evt_no_sales', 'evt_voucher'] });

    assert.match(String(id), /^pkg_/);
    assert.deepEqual(seen, ['INITIALIZING', 'INPROGRESS', 'FAILED']);
  });

  test('fails by chance now and then', async () => {
    const sandbox = createSandbox();
    for (let count = 0; count < 120; count++) await ask(sandbox, `POST ${at}`, payload());
    sandbox.clock.advance(15 * minuteMs);

    const mine = (await list(sandbox)).filter(({ created_at }) => created_at === '2026-05-20T10:00:00Z');
    const failed = mine.filter(({ status }) => status === 'FAILED');

    assert.equal(mine.length, 120);
    assert.ok(failed.length >= 3 && failed.length <= 22, `${failed.length} of 120`);
  });

  test('tells what it was made from, and its clusters once it is done', async () => {
    const sandbox = createSandbox();
    const { body } = await ask<PackageBody>(sandbox, `POST ${at}`, payload({ num_packages: 2 }));

    assert.deepEqual([body.content, body.num_packages, body.title], [[], 2, 'Munich shows Q3']);
    assert.deepEqual(body.event_ids, ['evt_abc', 'evt_abd', 'evt_umlauts']);
    assert.deepEqual(body.events[0], { id: 'evt_abc', title: 'Concert at Olympiahalle' });
    sandbox.clock.advance(15 * minuteMs);
    const { content } = await packageOf(sandbox, body.id);
    assert.equal(content.length, 2);
    for (const { tc, customers } of content) {
      assert.equal(idsIn((await listOf(sandbox, body.id, tc)).text).size, customers);
    }
  });

  test('expires 28 days after it was done: its rows stay, its lists go', async () => {
    const sandbox = createSandbox();
    const { id } = await watched(sandbox);
    const { content } = await packageOf(sandbox, id);

    sandbox.clock.advance(28 * dayMs - minuteMs);
    assert.equal((await packageOf(sandbox, id)).status, 'DONE');
    sandbox.clock.advance(minuteMs);

    const expired = await packageOf(sandbox, id);
    assert.deepEqual([expired.status, expired.content], ['EXPIRED', content]);
    const { status, body } = await listOf(sandbox, id, content[0]?.tc ?? '');
    assert.deepEqual([status, body['message']], [404, 'error.package.expired']);
  });

  test('is regenerated once it has expired, and no sooner', async () => {
    const sandbox = createSandbox();
    for (const id of ['pkg_555', 'pkg_building', 'pkg_failed', 'pkg_paused']) {
      const refused = await ask<Envelope>(sandbox, `POST ${at}/${id}/regenerate`);
      assert.deepEqual([refused.status, refused.body.error_code], [400, 'NOT_EXPIRED'], id);
    }

    const { body } = await ask<PackageBody>(sandbox, `POST ${at}/pkg_expired/regenerate`);

    const { id, status, created_at, content } = body;
    assert.deepEqual([id, status, created_at, content], ['pkg_expired', 'INITIALIZING', '2026-05-20T10:00:00Z', []]);
    assert.equal((await list(sandbox))[0]?.id, 'pkg_expired');
    sandbox.clock.advance(15 * minuteMs);
    assert.equal((await packageOf(sandbox, 'pkg_expired')).status, 'DONE');
  });

  test('takes others in, and each of them says so', async () => {
    const sandbox = createSandbox();
    const one = await built(sandbox, { num_packages: 2, package_title: 'One' });
    const other = await built(sandbox, { event_ids: ['evt_flagged', 'evt_abc'], package_title: 'Other' });
    const path = `${at}/merge?packages_ids=${one.pkg.id}&packages_ids=${other.pkg.id}`;

    const { body } = await ask<PackageBody>(sandbox, `POST ${path}`);
    sandbox.clock.advance(15 * minuteMs);

    assert.deepEqual([body.status, body.title, body.merge_id], ['INITIALIZING', 'One + Other', null]);
    assert.deepEqual(body.event_ids, ['evt_abc', 'evt_abd', 'evt_umlauts', 'evt_flagged']);
    assert.equal((await packageOf(sandbox, one.pkg.id)).merge_id, body.id);
    assert.equal((await packageOf(sandbox, other.pkg.id)).merge_id, body.id);
    const merged = await packageOf(sandbox, body.id);
    assert.equal(new Set(merged.content.map(({ tc }) => tc)).size, merged.content.length);
    const lists = await Promise.all(
      merged.content.map(async ({ tc }) => idsIn((await listOf(sandbox, body.id, tc)).text)),
    );
    assert.deepEqual(together(lists), new Set([...together(one.lists), ...together(other.lists)]));
  });

  test('is built, evaluated and expires faster with a speed, while tokens live as long as ever', async () => {
    const sandbox = createSandbox({ speed: 1 });
    const { body } = await ask<PackageBody>(sandbox, `POST ${at}`, payload());

    sandbox.clock.advance(9_000);
    assert.equal((await packageOf(sandbox, body.id)).status, 'INPROGRESS');
    sandbox.clock.advance(6_000);
    assert.equal((await packageOf(sandbox, body.id)).status, 'DONE');
    sandbox.clock.advance(2_000);
    assert.equal((await ask<unknown[]>(sandbox, `GET ${at}/${body.id}/backhaul_evaluation`)).body.length, 3);
    const { AccessToken } = await signIn(sandbox, 'ben@acme.example');
    sandbox.clock.advance(59 * minuteMs);
    const headers = { authorization: `Bearer ${AccessToken}` };
    assert.equal((await send(sandbox, '/permissions', { headers })).status, 200);
    sandbox.clock.advance((28 * dayMs) / 60 - 59 * minuteMs);
    assert.equal((await packageOf(sandbox, body.id)).status, 'EXPIRED');
    assert.equal(sandbox.speed, 1);
    for (const speed of [0, -1, Number.NaN, Infinity]) assert.throws(() => createSandbox({ speed }), /virtual minutes/);
  });
});

describe('the packages from the start', () => {
  test('are one of each status for acme, newest first', async () => {
    const found = await list(createSandbox());

    assert.deepEqual(
      found.map(({ id, status }) => [id, status]),
      [
        ['pkg_building', 'INPROGRESS'],
        ['pkg_555', 'DONE'],
        ['pkg_failed', 'FAILED'],
        ['pkg_paused', 'PAUSED'],
        ['pkg_large', 'DONE'],
        ['pkg_expired', 'EXPIRED'],
      ],
    );
  });

  test('are the documented one among them, two days old', async () => {
    const sandbox = createSandbox();

    const { title, events, content } = await packageOf(sandbox, 'pkg_555');

    assert.deepEqual([title, events[0]?.id, events.length], ['Munich shows Q3', 'evt_abc', 3]);
    assert.deepEqual([content[0]?.tc, content.length], ['family_outings_munich', 3]);
    sandbox.clock.advance(26 * dayMs - hourMs);
    assert.equal((await packageOf(sandbox, 'pkg_555')).status, 'DONE');
    sandbox.clock.advance(hourMs);
    assert.equal((await packageOf(sandbox, 'pkg_555')).status, 'EXPIRED');
  });

  test('are one for beta, one with a number for the legacy partner, and none for a new one', async () => {
    const sandbox = createSandbox();

    assert.deepEqual(
      (await list(sandbox, 'partner-id-beta')).map(({ id }) => id),
      ['pkg_beta'],
    );
    assert.deepEqual(
      (await list(sandbox, 'fd123')).map(({ id }) => id),
      [9_001],
    );
    assert.deepEqual(await list(sandbox, 'partner-id-empty'), []);
    const { id, events, content } = await packageOf(sandbox, 9_001, 'fd123');
    assert.deepEqual([id, typeof events[0]?.id, content.length], [9_001, 'number', 2]);
  });

  test('are all that is left after a reset', async () => {
    const sandbox = createSandbox();
    const before = await list(sandbox);
    await ask(sandbox, `POST ${at}`, payload());
    await ask(sandbox, `POST ${at}/pkg_expired/regenerate`);

    sandbox.reset();

    assert.deepEqual(await list(sandbox), before);
  });

  test('do not exist for another partner, whatever it asks of them', async () => {
    const sandbox = createSandbox();
    for (const call of [
      `GET ${at}/pkg_555`,
      `GET ${at}/pkg_555/family_outings_munich/customer_list`,
      `GET ${at}/pkg_555/backhaul_evaluation`,
      `GET ${at}/pkg_555/backhaul_evaluation_details`,
      `PUT ${at}/pkg_555/backhaul_evaluation_details`,
      `POST ${at}/pkg_expired/regenerate`,
      `POST ${at}/merge?packages_ids=pkg_555&packages_ids=pkg_beta`,
    ]) {
      const { status, body } = await ask<Envelope>(sandbox, call, undefined, 'partner-id-beta');

      assert.deepEqual([status, body.message], [404, 'error.package.not_found'], call);
    }
  });
});
