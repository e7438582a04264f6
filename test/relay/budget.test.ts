import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTokenBuckets } from '../../src/relay/token-buckets.ts';
import { createRig, failureOf, type Rig } from './rig.ts';

const ACME = 'partner-id-acme';
const BETA = 'partner-id-beta';
let asked = 0;
/** A read that nothing else shares. */
const read = (rig: Rig, partner = ACME): Promise<Response> =>
  rig.call(`/api/v3/events/?page=${(asked += 1)}`, { partner });
const write = (rig: Rig): Promise<Response> =>
  rig.call('/api/v3/setup_processes/evt_abc', { partner: ACME, method: 'PUT', body: {} });

/** 20 reads at once, then 80 spread over a minute; 4 writes at once, then 16. */
async function thriftyRig(): Promise<Rig> {
  const rig = createRig({ readsPerMinute: 100, writesPerMinute: 20 });
  await rig.signIn();
  return rig;
}

async function statuses(calls: readonly Promise<Response>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of await Promise.all(calls)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

test('a partner’s reads beyond the burst wait a little, and those beyond that are told when to come back', async () => {
  const rig = await thriftyRig();

  const calls = Array.from({ length: 40 }, () => read(rig));
  const refused = await calls.at(-1)!;

  assert.equal(await failureOf(refused.clone()), '429 error.relay.over_budget');
  assert.equal(refused.headers.get('retry-after'), '3');
  // 20 at once, and two that come within the two seconds of waiting: 80 a minute are one in 750 ms.
  assert.deepEqual(await statuses(calls), { 200: 22, 429: 18 });
  assert.equal(rig.upstream.calls().length, 22);
});

test('one partner’s calls take nothing from another’s, nor reads from writes', async () => {
  const rig = await thriftyRig();
  await statuses(Array.from({ length: 20 }, () => read(rig)));

  assert.deepEqual(await statuses(Array.from({ length: 20 }, () => read(rig, BETA))), { 200: 20 });
  assert.deepEqual(await statuses(Array.from({ length: 4 }, () => write(rig))), { 200: 4 });
});

test('a shared read costs nothing', async () => {
  const rig = await thriftyRig();

  const same = Array.from({ length: 100 }, () => rig.call('/api/v3/events/evt_abc', { partner: ACME }));

  assert.deepEqual(await statuses(same), { 200: 100 });
  assert.equal(rig.upstream.calls().length, 1);
});

test('the status page, which belongs to no partner, has a budget of its own', async () => {
  const rig = createRig({ readsPerMinute: 100 });

  const calls = Array.from({ length: 30 }, () => rig.call('/api/v3/status/'));

  assert.equal((await statuses(calls))['429'], 8);
});

test('who gives up while waiting makes no call', async () => {
  const rig = await thriftyRig();
  await statuses(Array.from({ length: 20 }, () => read(rig)));
  const controller = new AbortController();

  const waiting = rig.call('/api/v3/events/evt_abc', { partner: ACME, signal: controller.signal });
  controller.abort();

  await assert.rejects(waiting, { name: 'AbortError' });
  assert.equal(rig.upstream.calls().length, 20);
});

test('in no minute leave more than the ceiling, whatever the order and whichever way the clock jumps', () => {
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ passMs: fc.nat(2_000), takes: fc.nat(30) }) },
    { weight: 1, arbitrary: fc.record({ passMs: fc.integer({ min: -3_600_000, max: -1 }), takes: fc.nat(30) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.integer({ min: 10, max: 600 }), (steps, ceiling) => {
      const burst = Math.max(1, Math.floor(ceiling * 0.2));
      let clock = 1_000_000_000;
      /** Time that has truly passed: a jump back is no time. */
      let elapsed = 0;
      const leaves: number[] = [];
      const buckets = createTokenBuckets({
        capacity: burst,
        perMs: (ceiling - burst) / 60_000,
        maxWaitMs: 2_000,
        now: () => clock,
      });
      for (const { passMs, takes } of steps) {
        clock += passMs;
        elapsed += Math.max(0, passMs);
        for (let n = 0; n < takes; n++) {
          const { isGranted, waitMs } = buckets.take('one');
          if (isGranted) leaves.push(elapsed + waitMs);
          else assert.ok(waitMs > 2_000);
        }
      }
      leaves.sort((one, other) => one - other);
      for (const [index, at] of leaves.entries()) {
        const inMinute = leaves.slice(index).filter((other) => other < at + 60_000).length;
        assert.ok(inMinute <= ceiling, `${inMinute} calls in a minute, ${ceiling} allowed`);
      }
    }),
    { numRuns: 500 },
  );
});

test('a clock that was put back refuses nobody for longer than before', () => {
  let clock = 1_000_000_000;
  const buckets = createTokenBuckets({ capacity: 1, perMs: 1 / 1_000, now: () => clock });
  buckets.take('one');

  clock -= 86_400_000;
  const refused = buckets.take('one');
  clock += 1_000;

  assert.deepEqual(refused, { isGranted: false, waitMs: 1_000 });
  assert.equal(buckets.take('one').isGranted, true);
});

test('tokens that are given back push out nobody’s count', () => {
  const buckets = createTokenBuckets({ capacity: 2, perMs: 2 / 60_000, now: () => 0 });
  buckets.take('anna');
  buckets.take('anna');

  for (let other = 0; other < 20_001; other++) {
    buckets.take(String(other));
    buckets.giveBack(String(other));
  }

  assert.equal(buckets.take('anna').isGranted, false);
});

test('whoever gives up while waiting leaves the turn to the next', async () => {
  const rig = await thriftyRig();
  await statuses(Array.from({ length: 20 }, () => read(rig)));
  for (let waiter = 0; waiter < 5; waiter++) {
    const controller = new AbortController();
    const waiting = rig.call(`/api/v3/events/${waiter}`, { partner: ACME, signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await assert.rejects(waiting, { name: 'AbortError' });
  }

  assert.equal((await read(rig)).status, 200);
});

for (const readsPerMinute of [0, 1, -5, NaN]) {
  test(`${readsPerMinute} reads a minute are refused at the start`, () => {
    assert.throws(() => createRig({ readsPerMinute }), {
      name: 'RangeError',
      message: /readsPerMinute must be 10 or more/,
    });
  });
}
