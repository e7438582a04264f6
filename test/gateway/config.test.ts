import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGateway } from '../../src/gateway/gateway.ts';
import { gatewayFromEnv } from '../../src/gateway/env.ts';
import { UPSTREAMS } from '../relay/upstream.ts';
import { SECRET } from './rig.ts';

const base = { upstreams: UPSTREAMS, publicUrl: 'https://cms.example', secrets: [SECRET] };

for (const publicUrl of [
  'http://cms.example',
  'http://10.0.0.1',
  'http://127.0.0.1.evil.test',
  'ftp://cms.example',
  'cms.example',
  'https://user:pw@cms.example',
  'https://cms.example/?a=b',
  'http://0.0.0.0:4000',
]) {
  test(`refuses to start for ${publicUrl}`, () => {
    assert.throws(() => createGateway({ ...base, publicUrl }), {
      name: 'GatewayConfigError',
      message: /FD_PUBLIC_URL/,
    });
  });
}

for (const publicUrl of [
  'http://localhost:4000',
  'http://127.0.0.1:4000',
  'http://[::1]:4000',
  'https://cms.example/tools',
]) {
  test(`starts for ${publicUrl}`, () => {
    assert.equal(createGateway({ ...base, publicUrl }).mount, '/fd');
  });
}

test('refuses short secrets, none at all, odd mounts, odd proxies and odd upstreams', () => {
  const wrong: readonly Partial<typeof base & { mount: string; trustedProxies: string[] }>[] = [
    { secrets: [] },
    { secrets: ['short'] },
    { secrets: [SECRET, 'short'] },
    { mount: '/' },
    { mount: 'fd' },
    { mount: '/fd/' },
    { trustedProxies: ['proxy'] },
    { upstreams: { ...UPSTREAMS, api: 'not a url' } },
    { upstreams: { ...UPSTREAMS, cr: 'https://user:password@cr.test' } },
  ];
  for (const each of wrong) assert.throws(() => createGateway({ ...base, ...each }), /must/, JSON.stringify(each));
});

const env = {
  // Any folder: whether the kit has been built is not what these tests are about.
  FD_KIT_DIR: import.meta.dirname,
  FD_BASE_URL: 'https://api.test/api/v3',
  FD_PUBLIC_URL: 'https://cms.example',
  FD_SECRET: `${SECRET}, ${SECRET}x`,
};

test('reads the environment', async () => {
  const { config, host, port, warnings } = await gatewayFromEnv({
    ...env,
    FD_CR_BASE_URL: 'https://cr.test/api',
    FD_TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7',
    PORT: '8080',
  });

  assert.deepEqual(config.upstreams, {
    api: 'https://api.test/api/v3',
    media: 'https://api.test/api',
    cr: 'https://cr.test/api',
  });
  assert.deepEqual(config.secrets, [SECRET, `${SECRET}x`]);
  assert.deepEqual(config.trustedProxies, ['10.0.0.0/8', '192.0.2.7']);
  assert.deepEqual([host, port, warnings], ['127.0.0.1', 8080, []]);
});

test('warns where all callers behind a proxy would count as one', async () => {
  const { warnings } = await gatewayFromEnv(env);
  const local = await gatewayFromEnv({ ...env, FD_PUBLIC_URL: 'http://localhost:4000' });

  assert.match(warnings.join(), /FD_TRUSTED_PROXIES=127\.0\.0\.1/);
  assert.deepEqual(local.warnings, []);
});

for (const [name, change] of [
  ['FD_BASE_URL', { api: 'http://client-api.example/api/v3' }],
  ['FD_MEDIA_URL', { media: 'http://10.0.0.1/api' }],
  ['FD_CR_BASE_URL', { cr: 'HTTP://127.0.0.1.evil.test/api' }],
] as const) {
  test(`sends no password or token over plain http: ${JSON.stringify(change)}`, () => {
    const upstreams = { ...UPSTREAMS, ...change };

    assert.throws(() => createGateway({ ...base, upstreams }), {
      name: 'GatewayConfigError',
      message: new RegExp(`${name}.* must be https`),
    });
  });
}

test('takes plain http of a loopback API', async () => {
  const { config } = await gatewayFromEnv({ ...env, FD_BASE_URL: 'http://127.0.0.1:4001/api/v3' });

  assert.equal(createGateway(config).mount, '/fd');
});

test('makes up a secret on loopback only, and says so', async () => {
  const { config, warnings } = await gatewayFromEnv({ ...env, FD_PUBLIC_URL: 'http://localhost:4000', FD_SECRET: '' });

  assert.equal(config.secrets[0]?.length, 43);
  assert.match(warnings.join(), /FD_SECRET/);
});

const broken: readonly (readonly [string, Record<string, string>])[] = [
  ['FD_BASE_URL', { FD_BASE_URL: '' }],
  ['FD_BASE_URL', { FD_BASE_URL: 'api.test' }],
  ['FD_BASE_URL must be https', { FD_BASE_URL: 'http://client-api.example/api/v3' }],
  ['FD_MEDIA_URL must be https', { FD_MEDIA_URL: 'http://client-api.example/api' }],
  ['FD_CR_BASE_URL must be https', { FD_CR_BASE_URL: 'http://cr.example/api' }],
  ['FD_MEDIA_URL', { FD_BASE_URL: 'https://api.test/v4' }],
  ['FD_MEDIA_URL', { FD_MEDIA_URL: 'nonsense' }],
  ['FD_CR_BASE_URL', { FD_CR_BASE_URL: 'https://user:pw@cr.test' }],
  ['FD_PUBLIC_URL', { FD_PUBLIC_URL: '' }],
  ['FD_PUBLIC_URL', { FD_PUBLIC_URL: 'http://cms.example' }],
  ['FD_SECRET', { FD_SECRET: '' }],
  ['FD_SECRET', { FD_SECRET: 'short' }],
  ['PORT', { PORT: 'http' }],
  ['PORT', { PORT: '70000' }],
  ['FD_AUTH_PER_MINUTE', { FD_AUTH_PER_MINUTE: '0' }],
  ['FD_KIT_DIR', { FD_KIT_DIR: '/nowhere' }],
];
for (const [name, change] of broken) {
  test(`names ${name} for ${JSON.stringify(change)}`, async () => {
    await assert.rejects(gatewayFromEnv({ ...env, ...change }), {
      name: 'GatewayConfigError',
      message: new RegExp(name),
    });
  });
}

test('listens beyond this machine only where the public side is https', async () => {
  const env = { FD_BASE_URL: 'https://api.example/api/v3', FD_SECRET: SECRET, HOST: '0.0.0.0' };

  await assert.rejects(gatewayFromEnv({ ...env, FD_PUBLIC_URL: 'http://localhost:4000' }), {
    name: 'GatewayConfigError',
    message: /HOST must be a loopback address/,
  });
  assert.equal((await gatewayFromEnv({ ...env, FD_PUBLIC_URL: 'https://cms.example' })).host, '0.0.0.0');
});
