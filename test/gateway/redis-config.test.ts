import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gatewayFromEnv } from '../../src/gateway/env.ts';
import { createRedisStore, type RedisStore } from '../../src/gateway/redis-store.ts';
import { startRedis, type TestRedis } from '../rig/redis-server.ts';
import { HOUR_MS, signedInRecord } from '../relay/store-contract.ts';
import { SECRET } from './rig.ts';

const life = { ttlMs: HOUR_MS, ifVersion: null };
let redis: TestRedis;
const closing: (() => unknown)[] = [];

before(async () => {
  redis = await startRedis(['--appendonly', 'yes']);
});
after(async () => {
  for (const close of [...closing, () => redis.close()]) await close();
});

async function openStore(options: { url: string; timeoutMs?: number }): Promise<RedisStore> {
  const store = await createRedisStore({ secrets: [SECRET], ...options });
  closing.push(() => store.close());
  return store;
}

describe('warnings at start', () => {
  const env = {
    FD_KIT_DIR: import.meta.dirname,
    FD_BASE_URL: 'https://api.test/api/v3',
    FD_PUBLIC_URL: 'http://localhost:4000',
    FD_SECRET: SECRET,
  };

  it('say where a restart of Redis would bring back who has signed out', async () => {
    const snapshots = await startRedis(['--save', '3600 1']);
    closing.push(() => snapshots.close());

    const { config, warnings, close } = await gatewayFromEnv({ ...env, FD_REDIS_URL: snapshots.url });
    const version = await config.store?.write('a', signedInRecord(), life);
    close();
    const kept = await gatewayFromEnv({ ...env, FD_REDIS_URL: redis.url });
    kept.close();

    assert.equal(typeof version, 'string');
    assert.match(warnings.join(), /bring back sessions/);
    assert.deepEqual(kept.warnings, []);
  });

  it('say where Redis would take no more sessions', async () => {
    const full = await startRedis(['--maxmemory', '100mb']);
    closing.push(() => full.close());
    const store = await openStore({ url: full.url });

    assert.match((await store.warnings()).join(), /volatile-lru/);
  });

  it('say where the password of Redis can be read on the way', async () => {
    const store = await openStore({ url: 'redis://user:secret-word@redis.invalid', timeoutMs: 500 });
    const [plain, away] = await store.warnings();

    assert.match(plain ?? '', /redis:\/\/ and no loopback address/);
    assert.match(away ?? '', /cannot be reached/);
    assert.ok(!`${plain}${away}`.includes('secret-word'));
  });

  it('are none without FD_REDIS_URL: then sessions stay in memory', async () => {
    const { config, warnings, close } = await gatewayFromEnv(env);
    close();

    assert.deepEqual([config.store, warnings], [undefined, []]);
  });

  for (const url of [
    'redis.example:6379',
    'https://user:secret-word@redis.example',
    'redis://',
    'redis://user:secret-word@redis.example/zero',
    'redis://user:secret-word@redis.example/0?x=1',
    'redis://user:secret-word@redis.example/0#x',
    'redis://user:secret-word%ZZ@redis.example',
    'redis://user:secret-word#1@redis.example',
  ]) {
    it(`are too little for ${url.replace('secret-word', '…')}: it names FD_REDIS_URL, not its value`, async () => {
      await assert.rejects(gatewayFromEnv({ ...env, FD_REDIS_URL: url }), (error: Error) => {
        assert.equal(error.name, 'GatewayConfigError');
        assert.match(error.message, /FD_REDIS_URL must be/);
        assert.ok(!`${error.message}${error.stack}`.includes('secret-word'));
        return true;
      });
    });
  }

  it('are too little where each process would make up a secret of its own', async () => {
    for (const FD_SECRET of ['', ' , '])
      await assert.rejects(gatewayFromEnv({ ...env, FD_SECRET, FD_REDIS_URL: redis.url }), {
        name: 'GatewayConfigError',
        message: /FD_SECRET is not set/,
      });
  });
});
