import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveSandbox } from '../../sandbox/node.ts';
import { connect, send, type Envelope } from './support.ts';

/** Every path but the open one, `/status/`. */
const paths = [
  '/partners/',
  '/permissions',
  '/events/',
  '/events?search=a',
  '/events/statistics',
  '/events/flagged/',
  '/events/venues',
  '/events/evt_abc',
  '/events/evt_abc/statistics',
  '/events/evt_abc/benchmark',
  '/events/evt_abc/sales-graph',
  '/events/evt_abc/tickets',
  '/events/evt_abc/series',
  '/events/evt_abc/clusters',
  '/auth',
  '/auth/refresh_token',
  '/auth/challenge/mfa-token',
  '/status',
  '/nowhere',
];

test('fails every preflight but that of /status/, and puts CORS headers on no other answer', async () => {
  const { sandbox, token } = await connect();
  const origin = 'https://cms.example';
  const preflight = { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } };
  const corsHeaders = (headers: Headers) => [...headers.keys()].filter((name) => name.startsWith('access-control'));

  for (const path of paths) {
    const { status, headers } = await send(sandbox, path, preflight);

    assert.equal(status, 403, path);
    assert.deepEqual(corsHeaders(headers), [], path);
  }
  const answered = await send(sandbox, '/partners/', { headers: { origin, authorization: `Bearer ${token}` } });
  const open = await send(sandbox, '/status/', { headers: { origin } });
  const openPreflight = await send(sandbox, '/status/', preflight);

  assert.equal(answered.status, 200);
  assert.deepEqual(corsHeaders(answered.headers), []);
  assert.equal(open.headers.get('access-control-allow-origin'), '*');
  assert.equal(openPreflight.status, 204);
});

test('refuses an Origin before anything happens when told to, whatever else the request is', async () => {
  const { sandbox, token } = await connect({ cors: 'reject-origin', rateLimits: true });
  const credentials = JSON.stringify({ username: 'ben@acme.example', password: 'sandbox' });
  const headers = { origin: 'https://cms.example', authorization: `Bearer ${token}` };

  for (const path of paths) {
    const { status, body } = await send<Envelope>(sandbox, path, { headers });

    assert.equal(status, 403, path);
    assert.equal(body.message, 'error.request.cross_origin');
    assert.deepEqual(body.validation_errors, []);
  }
  for (let index = 0; index < 20; index++) {
    assert.equal((await send(sandbox, '/auth', { method: 'POST', headers, body: credentials })).status, 403);
  }
  const noOrigin = await send(sandbox, '/auth', { method: 'POST', body: credentials });
  const emptyOrigin = await send(sandbox, '/partners/', { headers: { ...headers, origin: 'null' } });

  assert.equal(noOrigin.status, 200, 'what was refused does not count towards the limit');
  assert.equal(emptyOrigin.status, 403);
});

for (const { cors, expected } of [
  { cors: 'silent', expected: [200, 200, 200] },
  { cors: 'reject-origin', expected: [403, 403, 200] },
] as const) {
  test(`answers ${expected.join(', ')} to sign-in, events and status with an Origin over HTTP when cors is ${cors}`, async () => {
    const { url, sandbox, close } = await serveSandbox({ cors });

    try {
      const body = JSON.stringify({ username: 'ben@acme.example', password: 'sandbox' });
      const { AccessToken } = (await (await fetch(`${url}/api/v3/auth`, { method: 'POST', body })).json()) as {
        AccessToken: string;
      };
      const origin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
      const authorization = `Bearer ${AccessToken}`;

      const signIn = await fetch(`${url}/api/v3/auth`, { method: 'POST', body, headers: { origin } });
      const events = await fetch(`${url}/api/v3/events/`, { headers: { origin, authorization } });
      const status = await fetch(`${url}/api/v3/status/`, { headers: { origin } });
      const withoutOrigin = await fetch(`${url}/api/v3/events/`, { headers: { authorization } });

      assert.deepEqual([signIn.status, events.status, status.status], expected);
      assert.equal(withoutOrigin.status, 200);
      assert.equal(events.headers.get('access-control-allow-origin'), null);
      assert.equal(status.headers.get('access-control-allow-origin'), '*');
      assert.deepEqual(
        sandbox.requests.map((request) => request.status),
        [200, ...expected, 200],
      );
    } finally {
      await close();
    }
  });
}
