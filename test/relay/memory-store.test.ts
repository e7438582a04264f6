import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore } from '../../src/relay/memory-store.ts';
import { challengeRecord, storeContract } from './store-contract.ts';

storeContract('memory', () => {
  let time = 0;
  return { store: createMemoryStore({ now: () => time }), pass: (ms) => void (time += ms) };
});

test('makes room by dropping the session that was idle for the longest time', async () => {
  const store = createMemoryStore({ maxSessions: 2 });
  await store.write('a', challengeRecord('x'), { ttlMs: 100, ifVersion: null });
  await store.write('b', challengeRecord('x'), { ttlMs: 100, ifVersion: null });

  await store.touch('a', 100);
  await store.write('c', challengeRecord('x'), { ttlMs: 100, ifVersion: null });

  assert.equal(await store.read('b'), null);
  assert.notEqual(await store.read('a'), null);
});
