import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createClient } from 'redis';
import { createRedisStore, type RedisStore, type RedisStoreOptions } from '../../src/gateway/redis-store.ts';
import { startRedis, type TestRedis } from '../rig/redis-server.ts';
import { challengeRecord, HOUR_MS, signedInRecord, storeContract } from '../relay/store-contract.ts';
import { SECRET } from './rig.ts';

let redis: TestRedis;
const opened: RedisStore[] = [];
const life = { ttlMs: HOUR_MS, ifVersion: null };

async function openStore(options: Partial<RedisStoreOptions> = {}): Promise<RedisStore> {
  const store = await createRedisStore({ url: redis.url, secrets: [SECRET], ...options });
  opened.push(store);
  return store;
}

/** Time passes for every key: what is left of its life is less. */
async function pass(ms: number): Promise<void> {
  const script = `for _, key in ipairs(redis.call('KEYS', '*')) do redis.call('PEXPIRE', key, redis.call('PTTL', key) - ARGV[1]) end`;
  await redis.ask('EVAL', script, '0', String(ms));
}

before(async () => {
  redis = await startRedis();
});
after(() => redis.close());
beforeEach(async () => {
  await redis.ask('FLUSHALL');
});
after(() => opened.forEach((store) => store.close()));

storeContract('Redis', async () => ({ store: await openStore(), pass }));

storeContract('Redis over a client of the owner’s own', async () => {
  const client = createClient({ url: redis.url, disableOfflineQueue: true });
  await client.connect();
  after(() => client.destroy());
  return { store: await createRedisStore({ client, secrets: [SECRET] }), pass };
});

describe('what is in Redis', () => {
  const id = 'I'.repeat(43);

  it('holds no id, token, name or mail address', async () => {
    const store = await openStore();
    await store.write(id, signedInRecord(), life);
    await store.write('J'.repeat(43), { ...challengeRecord(), upstreamSession: 'upstream-session-1' }, life);

    const content = [...(await redis.dump())].flat().join('\n');

    assert.equal((await redis.dump()).size, 2);
    for (const secret of [id, SECRET, 'anna', 'acme', 'access-token', 'refresh-token', 'upstream-session', 'partner'])
      assert.ok(!content.includes(secret), secret);
    for (const secret of [id, 'anna@acme.example', 'access-token-of-anna', 'refresh-token-of-anna'])
      assert.ok(!content.includes(Buffer.from(secret).toString('base64url').slice(0, -2)), `${secret} in base64`);
  });

  it('is under the hash of the id, after a prefix, with an end', async () => {
    await (await openStore({ prefix: 'cms:' })).write(id, signedInRecord(), life);

    const key = `cms:${createHash('sha256').update(id).digest('base64url')}`;

    assert.deepEqual([...(await redis.dump()).keys()], [key]);
    const ttl = Number(await redis.ask('PTTL', key));
    assert.ok(ttl > HOUR_MS - 60_000 && ttl <= HOUR_MS, String(ttl));
  });

  it('is the session of its own key alone: a value that was moved, cut, changed or made up is none', async () => {
    const store = await openStore();
    await store.write('a', signedInRecord('anna@acme.example'), life);
    await store.write('b', signedInRecord('ben@acme.example'), life);
    const [[key, value = ''] = [''], [, other = ''] = ['']] = [...(await redis.dump())];

    const flipped = value.slice(0, -1) + (value.endsWith('A') ? 'B' : 'A');
    for (const wrong of [
      other,
      value.slice(0, 40),
      flipped,
      '',
      'x',
      JSON.stringify(signedInRecord()),
      '0'.repeat(80),
    ]) {
      await redis.ask('SET', key, wrong);
      const both = [await store.read('a'), await store.read('b')];
      assert.equal(both.filter((each) => each !== null).length, 1, wrong);
    }
  });

  it('is no session where its record is of another form', async () => {
    const store = await openStore();
    const without = { ...signedInRecord(), accessToken: undefined };
    const wrong: unknown[] = [
      without,
      { ...signedInRecord(), kind: 'other' },
      { ...signedInRecord(), partners: ['acme'] },
      { ...signedInRecord(), endsAt: 'tomorrow' },
      [],
      null,
      'text',
    ];
    for (const [index, record] of wrong.entries()) {
      await store.write(`id ${index}`, record as never, life);
      assert.equal(await store.read(`id ${index}`), null, JSON.stringify(record));
    }
  });

  it('keeps what a newer version has added', async () => {
    const store = await openStore();
    const newer = { ...signedInRecord(), added: [1] };
    await store.write('a', newer, life);

    assert.deepEqual((await store.read('a'))?.value, newer);
  });
});

describe('a secret that is rotated', () => {
  const NEXT = 'second-secret-second-secret-second-sec';

  it('still opens what it sealed, until that is written again under the new one', async () => {
    const old = await openStore();
    const both = await openStore({ secrets: [NEXT, SECRET] });
    const young = await openStore({ secrets: [NEXT] });
    await old.write('a', signedInRecord(), life);

    const read = await both.read('a');
    const before = await young.read('a');
    await both.write('a', signedInRecord(), { ...life, ifVersion: read?.version ?? null });

    assert.notEqual(read, null);
    assert.equal(before, null);
    assert.notEqual(await young.read('a'), null);
    assert.equal(await old.read('a'), null);
  });
});

describe('scripts', () => {
  it('are loaded again where the server has forgotten them', async () => {
    const store = await openStore();
    const version = await store.write('a', signedInRecord(), life);
    await redis.ask('SCRIPT', 'FLUSH');

    assert.equal(await store.write('a', signedInRecord(), life), null);
    assert.notEqual(await store.write('a', signedInRecord(), { ...life, ifVersion: version }), null);
  });
});
