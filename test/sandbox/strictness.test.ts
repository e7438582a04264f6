import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { connect, send, sendJson, signIn, type Envelope, type EventPage } from './support.ts';

const guardedPaths = [
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
];

function assertEnvelope(body: Envelope): void {
  assert.deepEqual(Object.keys(body), ['message', 'error_code', 'error_subcode', 'validation_errors']);
  assert.match(body.message, /^error\.[a-z_.]+$/);
}

test('answers every guarded route to its user, and 401 with the envelope to nobody', async () => {
  const { sandbox, get } = await connect();

  for (const path of guardedPaths) {
    const allowed = await get(path);
    const refused = await send<Envelope>(sandbox, path, { headers: { 'x-preferred-partner-id': 'partner-id-acme' } });

    assert.equal(allowed.status, 200, path);
    assert.equal(refused.status, 401, path);
    assertEnvelope(refused.body);
    assert.notEqual(
      refused.body.message,
      'error.auth.not_authorized',
      'that key means "not for you", not "who are you"',
    );
  }
});

test('refuses tokens that it did not issue as access tokens, and expired ones', async () => {
  const sandbox = createSandbox();
  const { AccessToken, IdToken, RefreshToken } = await signIn(sandbox, 'ben@acme.example');
  const as = (authorization: string) => send(sandbox, '/partners/', { headers: { authorization } });

  for (const value of [
    `Bearer ${IdToken}`,
    `Bearer ${RefreshToken}`,
    `Bearer ${AccessToken}x`,
    AccessToken,
    'Bearer ',
  ]) {
    assert.equal((await as(value)).status, 401);
  }
  sandbox.clock.advance(3_600_000 - 1);
  assert.equal((await as(`Bearer ${AccessToken}`)).status, 200);
  sandbox.clock.advance(1);
  assert.equal((await as(`Bearer ${AccessToken}`)).status, 401);
});

test('refuses with 403 a partner outside the groups, and a user without any partner', async () => {
  const foreign = await connect({}, 'ben@acme.example', 'partner-id-beta');
  const role = await connect({}, 'none@none.example', 'webapp-access-group-2');
  const nobody = await connect({}, 'none@none.example', null);

  for (const { get } of [foreign, role, nobody]) {
    const { status, body } = await get<Envelope>('/events/');

    assert.equal(status, 403);
    assertEnvelope(body);
  }
});

test("gives the other partner's data to a user of two partners who names none", async () => {
  const { get: getAsNobody } = await connect({}, 'both@acme.example', null);
  const { get: getAsBeta } = await connect({}, 'both@acme.example', 'partner-id-beta');
  const { get: getAsOnlyPartner } = await connect({}, 'ben@acme.example', null);

  const unnamed = await getAsNobody('/partners/');
  const beta = await getAsBeta('/partners/');
  const only = await getAsOnlyPartner('/partners/');

  assert.equal(unnamed.body['id'], 'partner-id-beta');
  assert.deepEqual(unnamed.body, beta.body);
  assert.equal(only.body['id'], 'partner-id-acme');
});

test("keeps partners apart: another partner's event does not exist", async () => {
  const { get } = await connect({}, 'both@acme.example', 'partner-id-beta');

  const foreign = await get<Envelope>('/events/evt_abc');
  const unknown = await get<Envelope>('/events/evt_unknown');

  assert.equal(foreign.status, 404);
  assert.equal(foreign.body.message, 'error.event.not_found');
  assert.deepEqual(foreign.body, unknown.body);
});

test('takes paths exactly: a wrong trailing slash is 404', async () => {
  const { sandbox, get } = await connect();

  for (const path of [
    '/status',
    '/partners',
    '/permissions/',
    '/events/statistics/',
    '/events/flagged',
    '/events/venues/',
    '/events/evt_abc/',
    '/events/evt_abc/clusters/',
    '/nowhere',
  ]) {
    assert.equal((await get(path)).status, 404, path);
  }
  const credentials = { username: 'ben@acme.example', password: 'sandbox' };
  assert.equal((await sendJson(sandbox, 'POST', '/auth/', credentials)).status, 404);
  assert.equal((await sendJson(sandbox, 'POST', '/events/', {})).status, 404);
});

test('has no routes under the media base yet, and of CR what changes an event', async () => {
  const { fetch } = createSandbox();

  for (const [method, path] of [
    ['POST', '/api/media'],
    ['POST', '/cr/api/events/'],
    ['GET', '/cr/api/events/'],
    ['POST', '/cr/api/events/bulk_upload'],
    ['GET', '/api/v2/status/'],
  ]) {
    const response = await fetch(new Request(`http://sandbox.test${path}`, { method: method ?? 'GET' }));

    assert.equal(response.status, 404, path);
    assertEnvelope((await response.json()) as Envelope);
  }
});

for (const { query, field } of [
  { query: 'city[]=Berlin', field: 'city[]' },
  { query: 'city%5B0%5D=Berlin', field: 'city[0]' },
  { query: 'city=Berlin,Wien', field: 'city' },
  { query: 'frontend_status=DEFAULT,FLAGGED', field: 'frontend_status' },
  { query: 'frontend_status=SHINY', field: 'frontend_status' },
  { query: 'vh=zenith,tempodrom', field: 'vh' },
  { query: 'page=0', field: 'page' },
  { query: 'page=', field: 'page' },
  { query: 'limit=-1', field: 'limit' },
  { query: 'limit=ten', field: 'limit' },
  { query: 'since=12.06.2026', field: 'since' },
  { query: 'until=2026-02-30', field: 'until' },
  { query: 'simulated=1', field: 'simulated' },
  { query: 'exclude_products=yes', field: 'exclude_products' },
]) {
  test(`rejects ?${query} and names the parameter`, async () => {
    const { get } = await connect();

    const { status, body } = await get<Envelope>(`/events/?${query}`);

    assert.equal(status, 400);
    assertEnvelope(body);
    assert.equal(body.validation_errors[0]?.field, field);
  });
}

for (const query of [
  'q=',
  'q=%20',
  'since=',
  'until=',
  'status=',
  'frontend_status=',
  'marketing_campaign_status=',
  'city=',
  'vh=',
]) {
  test(`takes the empty value of ?${query} at its word and finds nothing`, async () => {
    const { get } = await connect();

    const { status, body } = await get<EventPage>(`/events/?${query}`);

    assert.equal(status, 200);
    assert.equal(body.total, 0);
  });
}

test('puts another x-request-id on every answer, errors included', async () => {
  const { sandbox, get } = await connect();

  const answers = [
    await get('/partners/'),
    await get('/nowhere'),
    await send(sandbox, '/partners/'),
    await get('/events/?page=0'),
  ];

  const ids = answers.map(({ headers }) => headers.get('x-request-id'));
  assert.ok(ids.every(Boolean));
  assert.equal(new Set(ids).size, ids.length);
});

test('remembers the latest thousand requests, without queries and tokens', async () => {
  const { sandbox, get, token } = await connect();

  await get('/events/?q=secret');
  const logged = sandbox.requests.at(-1);
  for (let index = 0; index < 1_100; index++) await send(sandbox, '/status/');

  assert.deepEqual(logged, { method: 'GET', path: '/api/v3/events/', partner: 'partner-id-acme', status: 200 });
  assert.equal(sandbox.requests.length, 1_000);
  assert.ok(!JSON.stringify(sandbox.requests).includes(token));
});
