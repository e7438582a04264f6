import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRig, deferred, failureOf, HOUR, MINUTE, type Rig } from './rig.ts';
import { envelope } from './upstream.ts';

const events = (rig: Rig, page = 1): Promise<Response> =>
  rig.call(`/api/v3/events/?page=${page}`, { partner: 'partner-id-acme' });
const fail = (): never => {
  throw new TypeError('fetch failed');
};

test('refreshes when fewer than five minutes remain, not before', async () => {
  const rig = createRig();
  await rig.signIn();

  rig.advance(55 * MINUTE);
  await events(rig);
  const early = rig.upstream.refreshes();
  rig.advance(1);
  await events(rig);

  assert.equal(early, 0);
  assert.equal(rig.upstream.refreshes(), 1);
  const body = JSON.parse(
    rig.upstream.seen.find(({ target }) => target.endsWith('/refresh_token'))?.body ?? '',
  ) as Record<string, unknown>;
  assert.deepEqual({ ...body, token: 'x' }, { token: 'x', device_key: null, device_group_key: null });
});

test('many calls on an expired token make one refresh and all go out with the new token', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.advance(2 * HOUR);
  rig.upstream.expireTokens();

  const responses = await Promise.all(Array.from({ length: 50 }, (_, page) => events(rig, page)));

  assert.equal(rig.upstream.refreshes(), 1);
  assert.equal(rig.upstream.calls().length, 50);
  assert.ok(responses.every(({ status }) => status === 200));
});

test('a refused refresh ends the session', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.advance(2 * HOUR);
  rig.upstream.auth = () => envelope(400, 'error.auth.invalid_token');

  const response = await events(rig);

  assert.equal(await failureOf(response), '401 error.relay.signed_out');
  assert.equal(rig.upstream.calls().length, 0);
  assert.deepEqual(await (await rig.call('/session')).json(), { state: 'signed-out' });
});

for (const [name, answer] of [
  ['the network fails', fail],
  ['the API is broken', () => envelope(500, 'error.internal.unspecified')],
  ['the API says not now', () => envelope(429, 'error.rate')],
  ['the answer is garbage', () => new Response('<html>')],
] as const) {
  test(`goes on with a token that still holds when ${name} at a refresh, and does not ask again at once`, async () => {
    const rig = createRig();
    await rig.signIn();
    rig.advance(57 * MINUTE);
    rig.upstream.auth = answer;

    const first = await events(rig);
    const second = await events(rig);

    assert.deepEqual([first.status, second.status], [200, 200]);
    assert.equal(rig.upstream.refreshes(), 1);
  });
}

test('keeps the session when a refresh fails after the token has expired', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.advance(2 * HOUR);
  rig.upstream.auth = fail;

  const failed = await events(rig);
  rig.upstream.auth = () => null;
  const later = await events(rig);

  assert.equal(await failureOf(failed), '502 error.relay.upstream_unreachable');
  assert.equal(later.status, 200);
});

test('does not speak of signing in when the API says not now to a refresh', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.advance(2 * HOUR);
  rig.upstream.auth = () => envelope(429, 'error.rate');

  assert.equal(await failureOf(await events(rig)), '503 error.relay.upstream_unexpected');
});

test('reads the groups again at each refresh: a partner that is gone is forbidden', async () => {
  const rig = createRig();
  await rig.signIn();
  await rig.call('/session/partner', { method: 'PUT', body: { partner: 'partner-id-acme' } });
  rig.advance(2 * HOUR);
  rig.upstream.groups = ['partner-id-beta'];

  const gone = await events(rig);
  const state = (await (await rig.call('/session')).json()) as { partners: string[]; lastPartner: string | null };

  assert.equal(await failureOf(gone), '403 error.relay.partner_forbidden');
  assert.equal(rig.upstream.calls().length, 0);
  assert.deepEqual([state.partners, state.lastPartner], [['partner-id-beta'], null]);
});

for (const group of ['account-disabled', 'external-user']) {
  test(`ends the session of a user who has come into the group ${group}`, async () => {
    const rig = createRig();
    await rig.signIn();
    rig.advance(2 * HOUR);
    rig.upstream.groups = ['partner-id-acme', group];

    assert.equal(await failureOf(await events(rig)), '401 error.relay.signed_out');
  });
}

test('a sign-out during a refresh has the last word', async () => {
  const rig = createRig();
  await rig.signIn();
  const id = rig.handle.id() ?? '';
  rig.advance(2 * HOUR);
  const asked = deferred<void>();
  const go = deferred<void>();
  rig.upstream.auth = () => {
    asked.resolve();
    return null;
  };
  const answerAsUsual = rig.upstream.auth;
  rig.upstream.auth = (request, body) => {
    void answerAsUsual(request, body);
    rig.upstream.auth = () => null;
    return go.promise.then(() => rig.upstream.fetch(request.url, { method: 'POST', body: JSON.stringify(body) }));
  };

  const calling = events(rig);
  await asked.promise;
  await rig.call('/session', { method: 'DELETE' });
  go.resolve();

  assert.equal(await failureOf(await calling), '401 error.relay.signed_out');
  rig.handle.set(id, 1000);
  assert.deepEqual(await (await rig.call('/session')).json(), { state: 'signed-out' });
  assert.equal(rig.upstream.calls().length, 0);
});

test('a partner chosen during a refresh is kept', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.advance(2 * HOUR);
  const asked = deferred<void>();
  const go = deferred<void>();
  rig.upstream.auth = (request, body) => {
    rig.upstream.auth = () => null;
    asked.resolve();
    return go.promise.then(() => rig.upstream.fetch(request.url, { method: 'POST', body: JSON.stringify(body) }));
  };

  const calling = events(rig);
  await asked.promise;
  await rig.call('/session/partner', { method: 'PUT', body: { partner: 'partner-id-beta' } });
  go.resolve();

  assert.equal((await calling).status, 200);
  const state = (await (await rig.call('/session')).json()) as { lastPartner: string };
  assert.equal(state.lastPartner, 'partner-id-beta');
});

test('asking for the session never fails because of the API', async () => {
  for (const answer of [
    fail,
    () => envelope(500, 'x'),
    () => new Response('<html>'),
    () => new Promise<Response>(() => undefined),
  ]) {
    const rig = createRig({ timeouts: { connectMs: 4_000 } });
    await rig.signIn();
    rig.advance(2 * HOUR);
    rig.upstream.auth = answer;

    const response = await rig.call('/session');

    assert.equal(response.status, 200);
    assert.equal(((await response.json()) as { state: string }).state, 'signed-in');
  }
});

test('two relays over one store refresh one after the other under a shared lock', async () => {
  const { createMemoryStore } = await import('../../src/relay/memory-store.ts');
  let time = 0;
  const store = createMemoryStore({ now: () => time });
  let last: Promise<unknown> = Promise.resolve();
  const lock = <T>(_name: string, task: () => Promise<T>): Promise<T> => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
  const one = createRig({ store, lock, now: () => time });
  const two = createRig({ store, lock, now: () => time, fetch: one.upstream.fetch });
  await one.signIn();
  two.handle.set(one.handle.id() ?? '', 1000);
  time = 2 * HOUR;

  const responses = await Promise.all([events(one), events(two)]);

  assert.deepEqual(
    responses.map(({ status }) => status),
    [200, 200],
  );
  assert.equal(one.upstream.refreshes(), 1);
});
