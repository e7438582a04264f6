import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PartnerId } from '../../src/model/ids.ts';
import type { ChallengeRecord, SessionStore, SignedInRecord } from '../../src/relay/session-store.ts';

/** A store under test, and how time passes for it. */
export interface StoreUnderTest {
  readonly store: SessionStore;
  readonly pass: (ms: number) => Promise<void> | void;
}

/** Longer than anything here waits, where time is real. */
export const HOUR_MS = 3_600_000;

export function challengeRecord(username = 'anna@acme.example'): ChallengeRecord {
  return { kind: 'challenge', username, challenge: 'SMS_MFA', upstreamSession: null, startedAt: 0, endsAt: 1e15 };
}

export function signedInRecord(username = 'anna@acme.example'): SignedInRecord {
  const partners = ['partner-id-acme', 'fd123'] as unknown as PartnerId[];
  return {
    kind: 'signed-in',
    username,
    email: username,
    partners,
    lastPartner: partners[0] ?? null,
    accessToken: 'access-token-of-anna',
    refreshedAt: 12,
    accessEndsAt: 1e15,
    refreshToken: 'refresh-token-of-anna',
    device: { deviceKey: 'key', deviceGroupKey: 'group-key' },
    startedAt: 0,
    endsAt: 1e15,
  };
}

/** What every `SessionStore` promises, wherever it keeps sessions. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest> | StoreUnderTest): void {
  const life = { ttlMs: HOUR_MS, ifVersion: null };

  describe(`${name} as a store of sessions`, () => {
    for (const record of [
      signedInRecord(),
      challengeRecord(),
      { ...signedInRecord(), lastPartner: null, device: null },
    ]) {
      it(`gives back what was written: ${record.kind}${'device' in record && record.device ? ' with a device' : ''}`, async () => {
        const { store } = await open();

        const version = await store.write('a', record, life);

        assert.deepEqual(await store.read('a'), { value: record, version });
        assert.equal(await store.read('b'), null);
      });
    }

    it('writes only over the version that was read', async () => {
      const { store } = await open();
      const first = await store.write('a', challengeRecord('x'), life);

      const again = await store.write('a', challengeRecord('y'), life);
      const second = await store.write('a', challengeRecord('y'), { ...life, ifVersion: first });
      const stale = await store.write('a', challengeRecord('z'), { ...life, ifVersion: first });

      assert.deepEqual([again, stale], [null, null]);
      assert.notEqual(second, null);
      assert.deepEqual(await store.read('a'), { value: challengeRecord('y'), version: second });
    });

    it('lets one of many writers at once win', async () => {
      const { store } = await open();
      const first = await store.write('a', challengeRecord('x'), life);

      const users = Array.from({ length: 20 }, (_, index) => `user ${index}`);
      const versions = await Promise.all(
        users.map((user) => store.write('a', challengeRecord(user), { ...life, ifVersion: first })),
      );

      const winners = users.filter((_, index) => versions[index] !== null);
      assert.equal(winners.length, 1);
      assert.equal((await store.read('a'))?.value.username, winners[0]);
    });

    it('never brings back what was removed, whoever still holds its version', async () => {
      const { store } = await open();
      const version = await store.write('a', challengeRecord('x'), life);

      await store.remove('a');
      await store.remove('a');
      await store.touch('a', HOUR_MS);

      assert.equal(await store.write('a', challengeRecord('x'), { ...life, ifVersion: version }), null);
      assert.equal(await store.read('a'), null);
    });

    it('gives what is created again a version that was never there before', async () => {
      const { store } = await open();
      const old = await store.write('a', challengeRecord('x'), life);
      await store.remove('a');
      const young = await store.write('a', challengeRecord('y'), life);

      const late = await store.write('a', challengeRecord('x'), { ...life, ifVersion: old });

      assert.notEqual(old, young);
      assert.equal(late, null);
      assert.equal((await store.read('a'))?.value.username, 'y');
    });

    it('keeps sessions apart', async () => {
      const { store } = await open();
      const ofA = await store.write('a', challengeRecord('x'), life);
      await store.write('b', challengeRecord('y'), life);

      assert.equal(await store.write('b', challengeRecord('z'), { ...life, ifVersion: ofA }), null);
      await store.remove('a');

      assert.equal((await store.read('b'))?.value.username, 'y');
    });

    it('forgets what has expired, and whoever still holds its version cannot write it', async () => {
      const { store, pass } = await open();
      const version = await store.write('a', challengeRecord('x'), { ttlMs: 1_000, ifVersion: null });

      await pass(1_001);

      assert.equal(await store.read('a'), null);
      assert.equal(await store.write('a', challengeRecord('y'), { ...life, ifVersion: version }), null);
      assert.notEqual(await store.write('a', challengeRecord('y'), life), null);
    });

    it('lets a touch lengthen life, and a write begin it anew', async () => {
      const { store, pass } = await open();
      const version = await store.write('a', challengeRecord('x'), { ttlMs: 10_000, ifVersion: null });
      await store.write('b', challengeRecord('x'), { ttlMs: 10_000, ifVersion: null });
      await store.write('c', challengeRecord('x'), { ttlMs: 10_000, ifVersion: null });

      await pass(5_000);
      await store.write('a', challengeRecord('y'), { ttlMs: 10_000, ifVersion: version });
      await store.touch('b', 10_000);
      await pass(7_000);

      assert.deepEqual(
        [await store.read('a'), await store.read('b'), await store.read('c')].map((each) => each !== null),
        [true, true, false],
      );
    });

    it('keeps nothing whose life is over already', async () => {
      const { store } = await open();
      for (const ttlMs of [0, -5]) {
        const version = await store.write('a', challengeRecord('x'), { ttlMs, ifVersion: null });
        assert.notEqual(version, null);
        assert.equal(await store.read('a'), null);
      }
      await store.write('b', challengeRecord('x'), life);

      await store.touch('b', 0);

      assert.equal(await store.read('b'), null);
    });

    it('takes lives that are no whole milliseconds', async () => {
      const { store } = await open();
      await store.write('a', challengeRecord('x'), { ttlMs: 10_000.5, ifVersion: null });

      await store.touch('a', 20_000.25);

      assert.notEqual(await store.read('a'), null);
    });
  });
}
