import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { PartnerId } from '../../src/model/ids.ts';
import type { SignedInRecord } from '../../src/relay/session-store.ts';
import { storage } from './platform.ts';

const { readActor, sessionHandle, sessionStoreOf, watchSession } =
  await import('../../src/extension/state/session-store.ts');
const { DEFAULTS, settings } = await import('../../src/extension/state/settings.ts');

const PRODUCTION = 'https://client-api.prd.future-demand.com/api/v3';
const OWN = 'http://127.0.0.1:5000/api/v3';
const HOUR_MS = 3_600_000;
const partnerId = 'partner-id-acme' as PartnerId;

const record: SignedInRecord = {
  kind: 'signed-in',
  username: 'anna@acme.example',
  email: 'anna@acme.example',
  partners: [partnerId],
  lastPartner: null,
  accessToken: 'access',
  refreshedAt: null,
  accessEndsAt: Date.now() + HOUR_MS,
  refreshToken: 'refresh',
  device: null,
  startedAt: Date.now(),
  endsAt: Date.now() + 24 * HOUR_MS,
};
const life = { ttlMs: HOUR_MS, ifVersion: null };

describe('the session that the pages of the extension share', () => {
  beforeEach(async () => {
    await storage.session.clear();
    await storage.local.clear();
  });

  it('is none for a relay of another API: no token goes where it does not come from', async () => {
    await sessionStoreOf(PRODUCTION).write('A', record, life);

    assert.equal(await sessionStoreOf(OWN).read('A'), null);
    assert.equal(await sessionStoreOf(null).read('A'), null);
    assert.deepEqual((await sessionStoreOf(PRODUCTION).read('A'))?.value, record);
  });

  it('has somebody signed in only while its API is the one that is set', async () => {
    await sessionStoreOf(PRODUCTION).write('A', record, life);
    await sessionHandle.set('A', HOUR_MS);
    assert.deepEqual(await readActor(), { email: record.email, partnerId });

    await settings.update(() => ({ ...DEFAULTS, environment: 'own', ownApi: OWN }));

    assert.equal(await readActor(), null);
  });

  it('is one: a sign-in that another one overtakes leaves nothing behind, nor does signing out', async () => {
    const store = sessionStoreOf(PRODUCTION);
    await store.write('A', record, life);
    await store.write('B', record, life);
    await sessionHandle.set('A', HOUR_MS);
    await sessionHandle.set('B', HOUR_MS);
    assert.equal(await store.read('A'), null);

    await store.write('C', record, life);
    await sessionHandle.clear();

    assert.equal(JSON.stringify(await storage.session.get()), '{}');
  });

  it('is written only over the version that was read', async () => {
    const store = sessionStoreOf(PRODUCTION);
    const version = await store.write('A', record, life);
    assert.notEqual(await store.write('A', record, { ...life, ifVersion: version }), null);

    assert.equal(await store.write('A', record, { ...life, ifVersion: version }), null);
    assert.equal(await store.write('A', record, life), null);
  });

  it('lives longer by what people do, not by what the background does by itself', async () => {
    const store = sessionStoreOf(PRODUCTION);
    const expiresAt = async (): Promise<number> =>
      ((await storage.session.get('relay A'))['relay A'] as { expiresAt: number }).expiresAt;
    await store.write('A', record, life);
    const before = await expiresAt();

    const version = (await store.read('A'))!.version;
    await sessionStoreOf(PRODUCTION, false).touch('A', 2 * HOUR_MS);
    await sessionStoreOf(PRODUCTION, false).write('A', record, { ttlMs: 2 * HOUR_MS, ifVersion: version });
    assert.equal(await expiresAt(), before);

    await store.touch('A', 2 * HOUR_MS);
    assert.ok((await expiresAt()) > before);
  });

  it('is gone from storage when it has expired', async () => {
    await sessionStoreOf(PRODUCTION).write('A', record, { ttlMs: -1, ifVersion: null });
    assert.equal(await sessionStoreOf(PRODUCTION).read('A'), null);
    assert.deepEqual(await storage.session.get(), {});
  });

  it('tells of every change, but not that it lives longer', async () => {
    const store = sessionStoreOf(PRODUCTION);
    let told = 0;
    const unwatch = watchSession(() => told++);
    await store.write('A', record, life);
    await sessionHandle.set('A', HOUR_MS);
    const before = told;
    assert.ok(before >= 2);

    await store.touch('A', 3 * HOUR_MS);
    assert.equal(told, before);
    await store.remove('A');
    assert.ok(told > before);
    unwatch();
  });
});
