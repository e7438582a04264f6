import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PUBLIC_URL, raw, startGateway } from './rig.ts';

const cases: readonly (readonly [string, Record<string, string>, boolean | 'reads only'])[] = [
  ['the header and Sec-Fetch-Site: same-origin', { 'x-fd-request': '1', 'sec-fetch-site': 'same-origin' }, true],
  ['the header and our Origin', { 'x-fd-request': '1', origin: PUBLIC_URL }, true],
  ['the header and a Referer of our origin', { 'x-fd-request': '1', referer: `${PUBLIC_URL}/cms/?a=b` }, 'reads only'],
  ['no header', { 'sec-fetch-site': 'same-origin' }, false],
  ['another value of the header', { 'x-fd-request': 'true', 'sec-fetch-site': 'same-origin' }, false],
  ['the header alone', { 'x-fd-request': '1' }, false],
  ['Sec-Fetch-Site: same-site', { 'x-fd-request': '1', 'sec-fetch-site': 'same-site' }, false],
  ['Sec-Fetch-Site: cross-site', { 'x-fd-request': '1', 'sec-fetch-site': 'cross-site' }, false],
  ['Sec-Fetch-Site: none', { 'x-fd-request': '1', 'sec-fetch-site': 'none' }, false],
  [
    'Sec-Fetch-Site: cross-site with our Origin',
    { 'x-fd-request': '1', 'sec-fetch-site': 'cross-site', origin: PUBLIC_URL },
    false,
  ],
  ['another Origin', { 'x-fd-request': '1', origin: 'http://evil.test' }, false],
  ['another port', { 'x-fd-request': '1', origin: 'http://localhost:4001' }, false],
  ['the Origin null', { 'x-fd-request': '1', origin: 'null' }, false],
  [
    'another Origin with our Referer',
    { 'x-fd-request': '1', origin: 'http://evil.test', referer: `${PUBLIC_URL}/` },
    false,
  ],
  ['a Referer that only begins like ours', { 'x-fd-request': '1', referer: `${PUBLIC_URL}.evil.test/` }, false],
  ['a Referer that is no URL', { 'x-fd-request': '1', referer: 'cms' }, false],
];

test('a call must prove that a page of our own origin made it', async () => {
  const rig = await startGateway();

  for (const [name, headers, allowed] of cases) {
    for (const [method, path] of [
      ['GET', '/fd/session'],
      ['HEAD', '/fd/api/v3/status/'],
      ['DELETE', '/fd/session'],
      ['POST', '/fd/session'],
      ['PUT', '/fd/session/partner'],
      ['GET', '/fd/api/v3/status/'],
      ['GET', '/fd/cr/events/evt_abc'],
    ] as const) {
      const isRead = method === 'GET' || method === 'HEAD';
      const isAllowed = allowed === 'reads only' ? isRead : allowed;

      const { status, body } = await raw(rig.url, path, { method, headers });

      assert.equal(status !== 403, isAllowed, `${name}: ${method} ${path}`);
      if (!isAllowed && method !== 'HEAD') assert.deepEqual(JSON.parse(body), { message: 'error.gateway.cross_site' });
    }
  }
});

test('a preflight and an unknown method get 405 and no permission', async () => {
  const rig = await startGateway();

  for (const method of ['OPTIONS', 'PATCH', 'TRACE', 'PROPFIND']) {
    const { status, headers } = await raw(rig.url, '/fd/session', { method });

    assert.equal(status, 405, method);
    assert.deepEqual(
      Object.keys(headers).filter((name) => name.startsWith('access-control')),
      [],
    );
  }
});
