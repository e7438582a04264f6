import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userTag } from '../../src/relay/user-tag.ts';
import { createRig, deferred, failureOf, HOUR, MINUTE } from './rig.ts';
import { idToken } from './upstream.ts';

test('signs in with a password and says who, for whom, until when', async () => {
  const rig = createRig();

  const response = await rig.signIn();

  assert.equal(response.status, 200);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.deepEqual(await response.json(), {
    state: 'signed-in',
    email: 'anna@acme.example',
    user: await userTag('anna@acme.example'),
    partners: ['partner-id-acme', 'partner-id-beta'],
    lastPartner: null,
    expires: new Date(rig.now() + 30 * 24 * HOUR).toISOString(),
  });
  assert.match(rig.handle.id() ?? '', /^[\w-]{43}$/);
});

test('asks for a code where the API does, and keeps the challenge session to itself', async () => {
  const rig = createRig();
  rig.upstream.mfa = true;

  const challenge = await rig.signIn();
  const before = rig.handle.id();
  const answered = await rig.call('/session/challenge', { method: 'POST', body: { code: '123456', remember: false } });

  assert.deepEqual(await challenge.json(), { state: 'challenge', challenge: 'SOFTWARE_TOKEN_MFA' });
  assert.equal(((await answered.json()) as { state: string }).state, 'signed-in');
  assert.notEqual(rig.handle.id(), before);
  const sent = JSON.parse(rig.upstream.seen.at(-1)?.body ?? '') as Record<string, unknown>;
  assert.deepEqual(
    { ...sent, session: 'x' },
    {
      username: 'anna@acme.example',
      session: 'x',
      mfa_token: '123456',
      remember_device: false,
    },
  );
});

test('stays in the challenge after a wrong code', async () => {
  const rig = createRig();
  rig.upstream.mfa = true;
  await rig.signIn();

  const wrong = await rig.call('/session/challenge', { method: 'POST', body: { code: '000000', remember: false } });
  const state = await rig.call('/session');

  assert.equal(await failureOf(wrong), '401 error.relay.challenge_refused');
  assert.deepEqual(await state.json(), { state: 'challenge', challenge: 'SOFTWARE_TOKEN_MFA' });
});

test('lets a challenge expire after ten minutes', async () => {
  const rig = createRig();
  rig.upstream.mfa = true;
  await rig.signIn();

  rig.advance(10 * MINUTE);
  const late = await rig.call('/session/challenge', { method: 'POST', body: { code: '123456', remember: false } });

  assert.equal(await failureOf(late), '409 error.relay.challenge_expired');
  assert.deepEqual(await (await rig.call('/session')).json(), { state: 'signed-out' });
});

test('does not answer a challenge that asks for a new password', async () => {
  const rig = createRig();
  rig.upstream.auth = () => Response.json({ Challenge: 'NEW_PASSWORD_REQUIRED', Session: 'upstream-session' });
  await rig.signIn();

  const response = await rig.call('/session/challenge', { method: 'POST', body: { code: '1', remember: false } });

  assert.equal(await failureOf(response), '409 error.relay.challenge_unsupported');
});

const badBodies: readonly [string, string, string, number][] = [
  ['text/plain', '/session', '{"username":"a","password":"b"}', 415],
  ['application/jsonp', '/session', '{"username":"a","password":"b"}', 415],
  ['application/json', '/session', '{', 400],
  ['application/json', '/session', '[]', 400],
  ['application/json', '/session', '{"username":"a"}', 400],
  ['application/json', '/session', '{"username":"","password":"b"}', 400],
  ['application/json', '/session/challenge', '{"code":1}', 400],
];
for (const [type, path, body, status] of badBodies) {
  test(`refuses ${body} as ${type} at ${path} without asking the API`, async () => {
    const rig = createRig();

    const response = await rig.call(path, { method: 'POST', headers: { 'content-type': type }, body });

    assert.equal(await failureOf(response), `${status} error.relay.request_invalid`);
    assert.equal(rig.upstream.seen.length, 0);
  });
}

test('renews the session id at sign-in and forgets the old one', async () => {
  const rig = createRig();
  await rig.signIn();
  const planted = rig.handle.id() ?? '';

  await rig.signIn();
  const own = rig.handle.id();
  rig.handle.set(planted, 1000);
  const state = await rig.call('/session');

  assert.notEqual(own, planted);
  assert.deepEqual(await state.json(), { state: 'signed-out' });
});

test('signs out as often as one likes', async () => {
  const rig = createRig();
  await rig.signIn();

  const first = await rig.call('/session', { method: 'DELETE' });
  const second = await rig.call('/session', { method: 'DELETE' });

  assert.deepEqual([first.status, second.status], [204, 204]);
  assert.deepEqual(await (await rig.call('/session')).json(), { state: 'signed-out' });
  assert.equal(
    await failureOf(await rig.call('/api/v3/events/', { partner: 'partner-id-acme' })),
    '401 error.relay.signed_out',
  );
});

test('a sign-out while the code is checked has the last word', async () => {
  const rig = createRig();
  rig.upstream.mfa = true;
  await rig.signIn();
  const asked = deferred<void>();
  const go = deferred<void>();
  rig.upstream.auth = () => {
    asked.resolve();
    return go.promise.then(() => Response.json({ AccessToken: 'a', IdToken: idToken({}), RefreshToken: 'r' }));
  };

  const answering = rig.call('/session/challenge', { method: 'POST', body: { code: '123456', remember: false } });
  await asked.promise;
  await rig.call('/session', { method: 'DELETE' });
  go.resolve();

  assert.equal(await failureOf(await answering), '409 error.relay.challenge_expired');
  assert.deepEqual(await (await rig.call('/session')).json(), { state: 'signed-out' });
});

test('remembers the partner chosen last, if it is one of the user’s', async () => {
  const rig = createRig();
  await rig.signIn();

  const put = (partner: string): Promise<Response> =>
    rig.call('/session/partner', { method: 'PUT', body: { partner } });
  const beta = await put('partner-id-beta');
  const foreign = await put('partner-id-other');
  const odd = await put('partner-id-a\r\nb');

  assert.equal(beta.status, 204);
  assert.equal(await failureOf(foreign), '403 error.relay.partner_forbidden');
  assert.equal(await failureOf(odd), '400 error.relay.request_invalid');
  const state = (await (await rig.call('/session')).json()) as { lastPartner: string };
  assert.equal(state.lastPartner, 'partner-id-beta');
});

test('ends a session after eight hours without use, but not one in use', async () => {
  const rig = createRig();
  await rig.signIn();
  const call = (): Promise<Response> => rig.call('/api/v3/events/', { partner: 'partner-id-acme' });

  rig.advance(7 * HOUR);
  const inUse = await call();
  rig.advance(7 * HOUR);
  const stillInUse = await call();
  rig.advance(8 * HOUR);
  const idle = await call();

  assert.deepEqual([inUse.status, stillInUse.status], [200, 200]);
  assert.equal(await failureOf(idle), '401 error.relay.signed_out');
});

test('ends a session after thirty days however much it is used', async () => {
  const rig = createRig();
  await rig.signIn();
  const call = (): Promise<Response> => rig.call('/api/v3/events/', { partner: 'partner-id-acme' });

  for (let hours = 0; hours < 30 * 24 - 6; hours += 6) {
    rig.advance(6 * HOUR);
    assert.equal((await call()).status, 200);
  }
  rig.advance(6 * HOUR);

  assert.equal(await failureOf(await call()), '401 error.relay.signed_out');
});
