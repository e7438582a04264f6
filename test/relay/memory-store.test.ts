import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore } from '../../src/relay/memory-store.ts';
import type { ChallengeRecord } from '../../src/relay/session-store.ts';

const record = (username: string): ChallengeRecord => ({
  kind: 'challenge',
  username,
  challenge: 'SMS_MFA',
  upstreamSession: null,
  startedAt: 0,
  endsAt: 1e9,
});

test('writes only over the version that was read', async () => {
  const store = createMemoryStore();
  const first = await store.write('a', record('x'), { ttlMs: 1000, ifVersion: null });

  const again = await store.write('a', record('y'), { ttlMs: 1000, ifVersion: null });
  const second = await store.write('a', record('y'), { ttlMs: 1000, ifVersion: first });
  const stale = await store.write('a', record('z'), { ttlMs: 1000, ifVersion: first });

  assert.equal(again, null);
  assert.notEqual(second, null);
  assert.equal(stale, null);
  assert.equal((await store.read('a'))?.value.username, 'y');
});

test('never brings back what was removed', async () => {
  const store = createMemoryStore();
  const version = await store.write('a', record('x'), { ttlMs: 1000, ifVersion: null });

  await store.remove('a');
  await store.touch('a', 1000);

  assert.equal(await store.write('a', record('x'), { ttlMs: 1000, ifVersion: version }), null);
  assert.equal(await store.read('a'), null);
});

test('forgets what has expired, and a touch lengthens life', async () => {
  let time = 0;
  const store = createMemoryStore({ now: () => time });
  await store.write('a', record('x'), { ttlMs: 100, ifVersion: null });
  await store.write('b', record('x'), { ttlMs: 100, ifVersion: null });

  time = 50;
  await store.touch('a', 100);
  time = 120;

  assert.notEqual(await store.read('a'), null);
  assert.equal(await store.read('b'), null);
});

test('makes room by dropping the session that was idle for the longest time', async () => {
  const store = createMemoryStore({ maxSessions: 2 });
  await store.write('a', record('x'), { ttlMs: 100, ifVersion: null });
  await store.write('b', record('x'), { ttlMs: 100, ifVersion: null });

  await store.touch('a', 100);
  await store.write('c', record('x'), { ttlMs: 100, ifVersion: null });

  assert.equal(await store.read('b'), null);
  assert.notEqual(await store.read('a'), null);
});
