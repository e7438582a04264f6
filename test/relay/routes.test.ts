import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '../../src/relay/routes.ts';
import { createRig, failureOf } from './rig.ts';

const refused: readonly (readonly [string, string])[] = [
  ['GET', '/'],
  ['GET', '/api/v3'],
  ['GET', '/api/v3/'],
  ['GET', '/api/v3/unknown'],
  ['GET', '/api/v3/events/evt_abc/unknown'],
  ['POST', '/api/v3/events/'],
  ['DELETE', '/api/v3/events/evt_abc'],
  ['PATCH', '/api/v3/events/evt_abc'],
  ['GET', '/api/v3/partners'],
  ['POST', '/api/v3/auth'],
  ['POST', '/api/v3/auth/refresh_token'],
  ['GET', '/api/v3/auth/users/csv_export'],
  ['POST', '/api/v3/partners/'],
  ['GET', '/api/v3/messages/partner/partner-id-acme'],
  ['GET', '/api/v3/campaigns/by_partner_id'],
  ['POST', '/api/v3/prompts/custom_prompt'],
  ['POST', '/api/v3/media'],
  ['GET', '/api/media'],
  ['POST', '/api/media/'],
  ['GET', '/cr/events/'],
  ['POST', '/cr/auth'],
  ['GET', '//api/v3/events/'],
  ['GET', '/api//v3/events/'],
  ['GET', '/api/v3//events/'],
  ['GET', '/api/v3/events//'],
  ['GET', '/api/v3/events//clusters'],
  ['GET', '/API/V3/events/'],
  ['GET', '/api/v3/%65vents/'],
  ['GET', '/api/v3/events/%2e%2e'],
  ['GET', '/api/v3/events/%2E%2e/clusters'],
  ['GET', '/api/v3/events/.%2e'],
  ['GET', '/api/v3/events/..;/clusters'],
  ['GET', '/api/v3/events/a%2fb'],
  ['GET', '/api/v3/events/a%2Fb/clusters'],
  ['GET', '/api/v3/events/a%5cb'],
  ['GET', '/api/v3/events/%252e%252e'],
  ['GET', '/api/v3/events/a%252fb'],
  ['GET', '/api/v3/events/%25252e%25252e'],
  ['GET', '/api/v3/events/a%25252f100%2525'],
  ['GET', '/api/v3/events/a%2525252525252fb'],
  ['GET', '/api/v3/events/%EF%BC%8E%EF%BC%8E'],
  ['GET', '/api/v3/events/%E2%80%A5/clusters'],
  ['GET', '/api/v3/events/a%EF%BC%8Fb'],
  ['GET', '/api/v3/events/%EF%BC%852e'],
  ['GET', '/api/v3/events/a%00'],
  ['GET', '/api/v3/events/a%0d%0ab'],
  ['GET', '/api/v3/events/a%0A'],
  ['GET', '/api/v3/events/a%7f'],
  ['GET', '/api/v3/events/a%C2%85'],
  ['GET', '/api/v3/events/a%'],
  ['GET', '/api/v3/events/a%zz'],
  ['GET', '/api/v3/events/%ff'],
  ['GET', '/api/v3/events/%C0%AF'],
  ['GET', '/api/v3/events/a|b'],
  ['GET', '/session/unknown'],
  ['PUT', '/session'],
];
for (const [method, path] of refused) {
  test(`does not carry ${method} ${path}`, async () => {
    const rig = createRig();
    await rig.signIn();
    const before = rig.upstream.seen.length;

    const response = await rig.call(`https://relay.invalid${path}`, { method, partner: 'partner-id-acme' });

    assert.equal(await failureOf(response), '404 error.relay.route_not_listed');
    assert.equal(rig.upstream.seen.length, before);
  });
}

test('a raw path with dot segments, backslashes or control characters is not carried', async () => {
  const { createRelay } = await import('../../src/relay/relay.ts');
  const rig = createRig();
  const relay = createRelay({
    upstreams: { api: 'https://api.test/api/v3', media: 'https://api.test/api', cr: null },
    fetch: rig.upstream.fetch,
  });
  const paths = [
    '/api/v3/events/..',
    '/api/v3/events/%2e',
    '/api/v3/events/%2E%2e/clusters',
    '/api/v3/events/../partners/',
    '/api/v3/./events/',
    '/api/v3\\events/',
    '/api/v3/events/a\nb',
    '/api/v3/events/ü',
    '/cr/events/evt_abc',
  ];

  for (const path of paths) {
    const response = await relay.handle(new Request('https://relay.invalid/'), path, rig.handle);

    assert.equal(await failureOf(response), '404 error.relay.route_not_listed', path);
  }
  assert.equal(rig.upstream.seen.length, 0);
});

test('carries every listed route to its base, exactly as it was written', async () => {
  const rig = createRig();
  await rig.signIn();
  const mounts = { api: '/api/v3', media: '/api', cr: '/cr' };
  const bases = { api: '/api/v3', media: '/api', cr: '/api' };

  for (const { method, pattern, base } of routes) {
    const path = pattern.replace('{partner_id}', 'partner-id-acme').replaceAll(/\{\w+\}/g, '%C3%BC%20100%25');
    const response = await rig.call(`${mounts[base]}${path}?city=A&city=B%20C&q=`, {
      method,
      partner: 'partner-id-acme',
    });

    assert.equal(response.status, 200, `${method} ${pattern}`);
    const last = rig.upstream.seen.at(-1);
    assert.equal(`${last?.method} ${last?.target}`, `${method} ${bases[base]}${path}?city=A&city=B%20C&q=`);
  }
});

test('the status page needs neither session nor partner, and gets no token', async () => {
  const rig = createRig();

  const response = await rig.call('/api/v3/status/');

  assert.equal(response.status, 200);
  assert.equal(rig.upstream.seen[0]?.headers.has('authorization'), false);
});
