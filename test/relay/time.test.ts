import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAuthQueue } from '../../src/relay/auth-queue.ts';
import { createMemoryStore } from '../../src/relay/memory-store.ts';
import { StoreUnavailableError, type SessionStore } from '../../src/relay/session-store.ts';
import { createRig, failureOf, HOUR, MINUTE, type Rig } from './rig.ts';
import { envelope, idToken } from './upstream.ts';

const ACME = 'partner-id-acme';
const DAY = 24 * HOUR;
let asked = 0;
const read = (rig: Rig): Promise<Response> => rig.call(`/api/v3/events/?page=${(asked += 1)}`, { partner: ACME });
const state = async (rig: Rig): Promise<unknown> =>
  ((await (await rig.call('/session')).json()) as { state: unknown }).state;

async function signedIn(): Promise<Rig> {
  const rig = createRig();
  await rig.signIn();
  return rig;
}

test('a token that expires between the look at it and the call costs one refresh, and the next try succeeds', async () => {
  const rig = await signedIn();
  rig.advance(54 * MINUTE);

  rig.upstream.expireTokens();
  const first = await read(rig);
  const second = await read(rig);

  assert.equal(await failureOf(first.clone()), '503 error.relay.upstream_unexpected');
  assert.equal(first.headers.get('retry-after'), '1');
  assert.equal(second.status, 200);
  assert.equal(rig.upstream.refreshes(), 1);
});

test('after an hour of sleep the token is refreshed before the first call', async () => {
  const rig = await signedIn();

  rig.advance(2 * HOUR);
  rig.upstream.expireTokens();
  const answer = await read(rig);

  assert.equal(answer.status, 200);
  assert.equal(rig.upstream.refreshes(), 1);
});

test('after a day of sleep the session is over, and no token is refreshed for it', async () => {
  const rig = await signedIn();

  rig.advance(DAY);

  assert.equal(await state(rig), 'signed-out');
  assert.equal(await failureOf(await read(rig)), '401 error.relay.signed_out');
  assert.equal(rig.upstream.refreshes(), 0);
});

test('a session in use through 30 days ends then, however often it was used', async () => {
  const rig = await signedIn();

  for (let hours = 0; hours < 30 * 24 - 6; hours += 6) {
    rig.advance(6 * HOUR);
    assert.equal((await read(rig)).status, 200);
  }
  rig.advance(6 * HOUR);

  assert.equal(await state(rig), 'signed-out');
});

for (const [how, jump] of [
  ['an hour back', -HOUR],
  ['a day back', -DAY],
  ['a year back', -365 * DAY],
] as const) {
  test(`with a clock that was put ${how}, a token that the API refuses is refreshed`, async () => {
    const rig = await signedIn();
    rig.advance(2 * HOUR);
    await read(rig);

    rig.advance(jump);
    rig.upstream.expireTokens();
    const [refused, next] = [await read(rig), await read(rig)];

    assert.equal(refused.status, 503);
    assert.equal(next.status, 200);
    assert.equal(rig.upstream.refreshes(), 2);
  });
}

test('an early refresh that failed is tried again although the clock was put back', async () => {
  const rig = await signedIn();
  rig.advance(56 * MINUTE);
  rig.upstream.auth = () => envelope(500, 'error.internal.unspecified');
  await read(rig);

  rig.upstream.auth = () => null;
  rig.advance(-MINUTE + 1);
  await read(rig);

  assert.equal(rig.upstream.refreshes(), 2);
});

test('the auth queue keeps nobody waiting for a clock that was put back', async () => {
  let time = DAY;
  const queue = createAuthQueue(2, () => time);
  await queue.turn();
  await queue.turn();

  time = 0;
  await assert.rejects(queue.turn(), { fault: 'busy' });
  time = 80_000;

  await queue.turn();
});

/** A store that can be taken away. */
function fragileStore(): SessionStore & { isAway: boolean } {
  const store = createMemoryStore();
  const asked = <T>(answer: () => Promise<T>): Promise<T> =>
    fragile.isAway ? Promise.reject(new StoreUnavailableError('away')) : answer();
  const fragile = {
    isAway: false,
    read: (id: string) => asked(() => store.read(id)),
    write: (...args: Parameters<SessionStore['write']>) => asked(() => store.write(...args)),
    touch: (id: string, ttlMs: number) => asked(() => store.touch(id, ttlMs)),
    remove: (id: string) => asked(() => store.remove(id)),
  };
  return fragile;
}

test('while the store is away every call says so, a sign-out too, and the session is there when it is back', async () => {
  const store = fragileStore();
  const rig = createRig({ store, now: Date.now });
  await rig.signIn();

  store.isAway = true;
  const away = await Promise.all([
    read(rig),
    rig.call('/session'),
    rig.call('/session', { method: 'DELETE' }),
    rig.call('/session/partner', { method: 'PUT', body: { partner: ACME } }),
    rig.call('/session', { method: 'POST', body: { username: 'anna@acme.example', password: 'sandbox' } }),
  ]);
  store.isAway = false;

  for (const answer of away) {
    assert.equal(await failureOf(answer.clone()), '503 error.relay.sessions_unavailable');
    assert.equal(answer.headers.get('retry-after'), '2');
  }
  assert.equal(rig.upstream.calls().length, 0);
  assert.equal(await state(rig), 'signed-in');
});

for (const ExpiresIn of [1e308, Number.MAX_SAFE_INTEGER]) {
  test(`a token that is said to live ${ExpiresIn} s is refreshed after a day, and the session can be stored`, async () => {
    const inner = createMemoryStore({ now: () => Date.UTC(2026, 4, 1, 12) });
    // As a store does that writes records down.
    const store: SessionStore = {
      ...inner,
      write: (id, value, options) => inner.write(id, JSON.parse(JSON.stringify(value)) as typeof value, options),
    };
    const rig = createRig({ store });
    const claims = { email: 'anna@acme.example', 'cognito:groups': [ACME] };
    rig.upstream.auth = () =>
      Response.json({ AccessToken: 'a', IdToken: idToken(claims), RefreshToken: 'r', ExpiresIn });

    await rig.signIn();
    const stored = await inner.read(rig.handle.id() ?? '');

    assert.equal(stored?.value.kind === 'signed-in' && stored.value.accessEndsAt, rig.now() + DAY);
    assert.equal(await state(rig), 'signed-in');
  });
}
