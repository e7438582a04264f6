import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RedisLogEntry } from '../../src/gateway/redis-connection.ts';
import { createRedisStore, type RedisStore } from '../../src/gateway/redis-store.ts';
import { startRedis, type TestRedis } from '../rig/redis-server.ts';
import { HOUR_MS, signedInRecord } from '../relay/store-contract.ts';
import { SECRET, startGateway } from './rig.ts';

const life = { ttlMs: HOUR_MS, ifVersion: null };
const PASSWORD = 'pass#word/of:redis';

let redis: TestRedis;
const opened: RedisStore[] = [];

before(async () => {
  redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always']);
});
after(async () => {
  opened.forEach((store) => store.close());
  await redis.close();
});

async function openStore(options: { timeoutMs?: number; url?: string; log?: (entry: RedisLogEntry) => void } = {}) {
  const store = await createRedisStore({ url: redis.url, secrets: [SECRET], ...options });
  opened.push(store);
  return store;
}

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(20)) if (await isSo()) return;
  assert.fail(`${what} has not come`);
}

const works = (store: RedisStore) => (): Promise<boolean> =>
  store.read('a').then(
    () => true,
    () => false,
  );

describe('a server that goes', () => {
  it('is an error at once, of no secret, and is found again by itself when it is back', async () => {
    const log: RedisLogEntry[] = [];
    const store = await openStore({ log: (entry) => log.push(entry) });
    const version = await store.write('a', signedInRecord(), life);

    await redis.end('kill');
    await until('the loss', () => log.length > 0);
    const startedAt = performance.now();
    const calls = [
      store.read('a'),
      store.write('a', signedInRecord(), { ...life, ifVersion: version }),
      store.touch('a', HOUR_MS),
      store.remove('a'),
    ];
    const outcomes = await Promise.allSettled(calls);
    const tookMs = performance.now() - startedAt;
    await redis.start();
    await until('the way back', works(store));

    assert.ok(tookMs < 1_000, `${tookMs} ms`);
    for (const outcome of outcomes) {
      const { name, message, cause } = (outcome as PromiseRejectedResult).reason as Error;
      assert.deepEqual([name, cause], ['StoreUnavailableError', undefined]);
      assert.match(message, /^Redis cannot be asked for sessions: [A-Za-z]+\.$/);
    }
    assert.equal((await store.read('a'))?.version, version);
    assert.deepEqual(
      log.map(({ outcome }) => outcome),
      ['lost', 'back'],
    );
  });

  it('is waited for no longer than the time of a command, where it only falls silent', async () => {
    const log: RedisLogEntry[] = [];
    const store = await openStore({ timeoutMs: 1_000, log: (entry) => log.push(entry) });
    await store.write('a', signedInRecord(), { ...life, ifVersion: (await store.read('a'))?.version ?? null });

    redis.freeze();
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: 20 }, () => assert.rejects(store.read('a'), { name: 'StoreUnavailableError' })),
    );
    const tookMs = performance.now() - startedAt;
    await assert.rejects(store.read('a'), { name: 'StoreUnavailableError' });
    redis.thaw();
    await until('the way back', works(store));

    assert.ok(tookMs < 5_000, `${tookMs} ms`);
    assert.notEqual(await store.read('a'), null);
    assert.equal(log[0]?.reason, 'TIMEOUT');
  });

  it('may be away at start: what is asked meanwhile fails, and works when it comes', async () => {
    await redis.end('stop');
    const store = await openStore();
    const warnings = await store.warnings();
    await assert.rejects(store.read('a'), { message: /ECONNREFUSED/ });

    await redis.start();
    await until('the way back', works(store));

    assert.match(warnings.join(), /cannot be reached \(ECONNREFUSED\)/);
    assert.deepEqual(await store.warnings(), []);
  });

  it('leaves no connection and no attempt behind when the store is closed', async () => {
    const store = await openStore();
    const clients = async (): Promise<number> =>
      String(await redis.ask('CLIENT', 'LIST'))
        .trim()
        .split('\n').length;
    const before = await clients();

    store.close();
    store.close();

    await until('its end', async () => (await clients()) === before - 1);
    await assert.rejects(store.read('a'), { name: 'StoreUnavailableError' });
  });
});

describe('a gateway whose Redis goes', () => {
  it('says so with 503, signs nobody out, and knows everybody again afterwards', async () => {
    const store = await openStore();
    const gateway = await startGateway({ store });
    await gateway.signIn();
    const { cookie } = gateway;
    const state = async (): Promise<string> =>
      ((await (await gateway.call('/session')).json()) as { state: string }).state;

    await redis.end('kill');
    const answers = [
      await gateway.call('/session'),
      await gateway.call('/session', { method: 'DELETE' }),
      await gateway.call('/api/v3/events/', { headers: { 'x-preferred-partner-id': 'partner-id-acme' } }),
      await gateway.call('/session', { method: 'POST', json: { username: 'ben@acme.example', password: 'sandbox' } }),
    ];
    const seen = gateway.upstream.calls().length;
    await redis.start();
    await until('the way back', async () => (await gateway.call('/session')).status === 200);

    for (const answer of answers) {
      assert.equal(answer.status, 503);
      assert.equal(answer.headers.get('retry-after'), '2');
      assert.deepEqual(answer.headers.getSetCookie(), []);
      assert.deepEqual(await answer.json(), { message: 'error.relay.sessions_unavailable' });
    }
    assert.deepEqual([seen, gateway.cookie, await state()], [0, cookie, 'signed-in']);
  });
});

describe('a server with a password', () => {
  let guarded: TestRedis;
  before(async () => {
    guarded = await startRedis(['--requirepass', 'right']);
    const rules = [
      'resetkeys',
      '~fd:*',
      'resetchannels',
      '-@all',
      '+get',
      '+set',
      '+del',
      '+pexpire',
      '+eval',
      '+evalsha',
      '+ping',
    ];
    await guarded.ask('ACL', 'SETUSER', 'fd', 'on', `>${PASSWORD}`, ...rules);
  });
  after(() => guarded.close());
  const urlWith = (user: string): string => `redis://${user}@127.0.0.1:${guarded.port}`;

  it('is used as a user who may do no more than sessions need', async () => {
    const store = await openStore({ url: urlWith(`fd:${encodeURIComponent(PASSWORD)}`) });
    const version = await store.write('a', signedInRecord(), life);
    await store.touch('a', HOUR_MS);

    assert.deepEqual([(await store.read('a'))?.version, await store.warnings()], [version, []]);
    await store.remove('a');
    assert.equal(await store.read('a'), null);
  });

  it('refuses a wrong password, which is then said without it', async () => {
    for (const user of ['fd:wr0ng-password', ':wr0ng-password', '']) {
      const log: RedisLogEntry[] = [];
      const store = await openStore({ url: urlWith(user), log: (entry) => log.push(entry) });

      const error = await store.read('a').then(
        () => assert.fail('it was let in'),
        (thrown: Error) => thrown,
      );
      const warnings = await store.warnings();

      assert.equal(error.name, 'StoreUnavailableError');
      if (user) assert.match(warnings.join(), /refuses the user or password in FD_REDIS_URL \(WRONGPASS\)/);
      else assert.match(error.message, /NOAUTH/);
      for (const text of [String(error), error.stack ?? '', JSON.stringify(log), ...warnings])
        assert.ok(!text.includes('wr0ng'), text);
    }
  });
});
