import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoUsers } from '../../sandbox/data/users.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { send, sendJson, signIn, type Envelope, type SignedIn } from './support.ts';

const hourMs = 3_600_000;

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
}

function statusAs(sandbox: ReturnType<typeof createSandbox>, token: string) {
  const headers = { authorization: `Bearer ${token}`, 'x-preferred-partner-id': 'partner-id-acme' };
  return send(sandbox, '/partners/', { headers }).then(({ status }) => status);
}

async function openChallenge(sandbox: ReturnType<typeof createSandbox>) {
  const credentials = { username: 'anna@acme.example', password: 'sandbox' };
  const { body } = await sendJson<{ Challenge: string; Session: string }>(sandbox, 'POST', '/auth', credentials);
  const answer = (mfa_token: string, remember_device = false) =>
    sendJson<SignedIn & Envelope>(sandbox, 'PUT', '/auth/challenge/mfa-token', {
      username: credentials.username,
      session: body.Session,
      mfa_token,
      remember_device,
    });
  return { ...body, answer };
}

test('signs a user in with tokens whose claims name the user, the groups and an hour', async () => {
  const sandbox = createSandbox();

  const { status, body } = await sendJson<SignedIn>(sandbox, 'POST', '/auth', {
    username: 'both@acme.example',
    password: 'sandbox',
  });

  assert.equal(status, 200);
  const claims = claimsOf(body.IdToken);
  assert.equal(claims['email'], 'both@acme.example');
  assert.deepEqual(claims['cognito:groups'], ['partner-id-acme', 'partner-id-beta']);
  assert.equal(claims['iat'], sandbox.clock.now() / 1_000);
  assert.equal(claims['exp'], sandbox.clock.now() / 1_000 + 3_600);
  assert.match(String(claims['sub']), /^[0-9a-f-]{36}$/);
  assert.equal(await statusAs(sandbox, body.AccessToken), 200);
});

for (const { what, body, status, message } of [
  {
    what: 'a wrong password',
    body: { username: 'ben@acme.example', password: 'x' },
    status: 401,
    message: 'error.auth.invalid_credentials',
  },
  {
    what: 'an unknown user',
    body: { username: 'who@acme.example', password: 'sandbox' },
    status: 401,
    message: 'error.auth.invalid_credentials',
  },
  {
    what: 'a suspended account',
    body: { username: 'disabled@acme.example', password: 'sandbox' },
    status: 403,
    message: 'error.auth.account_disabled',
  },
  {
    what: 'a suspended account and a wrong password',
    body: { username: 'disabled@acme.example', password: 'x' },
    status: 401,
    message: 'error.auth.invalid_credentials',
  },
  { what: 'a missing password', body: { username: 'ben@acme.example' }, status: 400, message: 'error.request.invalid' },
  { what: 'a body that is no object', body: [], status: 400, message: 'error.request.invalid' },
]) {
  test(`refuses ${what} at sign-in`, async () => {
    const answer = await sendJson<Envelope>(createSandbox(), 'POST', '/auth', body);

    assert.equal(answer.status, status);
    assert.equal(answer.body.message, message);
  });
}

test('refuses a body that is not JSON', async () => {
  const { status } = await send(createSandbox(), '/auth', { method: 'POST', body: 'username=ben' });

  assert.equal(status, 400);
});

test('signs every demo user in, or says what stands between', async () => {
  const sandbox = createSandbox();

  for (const { email, challenge, groups } of demoUsers) {
    const { status, body } = await sendJson(sandbox, 'POST', '/auth', { username: email, password: 'sandbox' });

    if (groups.includes('account-disabled')) assert.equal(status, 403);
    else if (challenge) assert.equal(body['Challenge'], challenge);
    else assert.equal(typeof body['AccessToken'], 'string');
  }
});

for (const [email, kind, isAnswered] of [
  ['sms@acme.example', 'SMS_MFA', true],
  ['setup@acme.example', 'MFA_SETUP', false],
  ['new@acme.example', 'NEW_PASSWORD_REQUIRED', false],
] as const) {
  test(`stops ${email} at ${kind}, which a code ${isAnswered ? 'answers' : 'does not answer'}`, async () => {
    const sandbox = createSandbox();
    const { body } = await sendJson(sandbox, 'POST', '/auth', { username: email, password: 'sandbox' });

    const fields = { username: email, session: body['Session'], mfa_token: '123456', remember_device: false };
    const { status } = await sendJson(sandbox, 'PUT', '/auth/challenge/mfa-token', fields);

    assert.equal(body['Challenge'], kind);
    assert.equal(status, isAnswered ? 200 : 400);
  });
}

test("signs an external user in with the group that says so: turning them away is the client's", async () => {
  const { AccessToken } = await signIn(createSandbox(), 'external@acme.example');

  assert.deepEqual(claimsOf(AccessToken)['cognito:groups'], ['partner-id-acme', 'external-user']);
});

test('answers an MFA challenge instead of tokens, and tokens for the right code', async () => {
  const sandbox = createSandbox();

  const challenge = await openChallenge(sandbox);
  const signedIn = await challenge.answer('123456');
  const again = await challenge.answer('123456');

  assert.equal(challenge.Challenge, 'SOFTWARE_TOKEN_MFA');
  assert.ok(!('AccessToken' in challenge));
  assert.equal(signedIn.status, 200);
  assert.equal(signedIn.body.DeviceKey, null);
  assert.equal(await statusAs(sandbox, signedIn.body.AccessToken), 200);
  assert.equal(again.status, 401, 'a challenge is answered once');
});

test('forgives two wrong codes and ends the challenge at the third', async () => {
  const sandbox = createSandbox();
  const patient = await openChallenge(sandbox);
  const hasty = await openChallenge(sandbox);

  const forgiven = [await patient.answer('000000'), await patient.answer('000001'), await patient.answer('123456')];
  const ended = [];
  for (const code of ['0', '1', '2', '123456']) ended.push(await hasty.answer(code));

  assert.deepEqual(
    forgiven.map(({ status }) => status),
    [400, 400, 200],
  );
  assert.equal(forgiven[0]?.body.message, 'error.auth.invalid_credentials');
  assert.deepEqual(
    ended.map(({ status }) => status),
    [400, 400, 400, 401],
  );
});

test('ends a challenge that waits too long, or that another user answers', async () => {
  const sandbox = createSandbox();
  const slow = await openChallenge(sandbox);
  const { Session: session } = await openChallenge(sandbox);

  const foreign = await sendJson(sandbox, 'PUT', '/auth/challenge/mfa-token', {
    username: 'ben@acme.example',
    session,
    mfa_token: '123456',
  });
  sandbox.clock.advance(3 * 60_000);
  const late = await slow.answer('123456');

  assert.equal(foreign.status, 401);
  assert.equal(late.status, 401);
});

test('skips the challenge on a remembered device of the same user', async () => {
  const sandbox = createSandbox();
  const { answer } = await openChallenge(sandbox);
  const { body: remembered } = await answer('123456', true);
  const device = { device_key: remembered.DeviceKey, device_group_key: remembered.DeviceGroupKey };
  const credentials = { username: 'anna@acme.example', password: 'sandbox' };

  const known = await sendJson(sandbox, 'POST', '/auth', { ...credentials, ...device });
  const unknown = await sendJson(sandbox, 'POST', '/auth', { ...credentials, ...device, device_key: 'other' });

  assert.equal(typeof remembered.DeviceKey, 'string');
  assert.equal(typeof known.body['AccessToken'], 'string');
  assert.equal(unknown.body['Challenge'], 'SOFTWARE_TOKEN_MFA');
});

test('refreshes without rotation and without ExpiresIn, for about thirty days', async () => {
  const sandbox = createSandbox();
  const { AccessToken: first, RefreshToken: token } = await signIn(sandbox, 'ben@acme.example');
  const request = { token, device_key: null, device_group_key: null };

  sandbox.clock.advance(hourMs);
  const fresh = await sendJson<SignedIn>(sandbox, 'POST', '/auth/refresh_token', request);
  const again = await sendJson<SignedIn>(sandbox, 'POST', '/auth/refresh_token', { token });
  const withOld = await statusAs(sandbox, first);
  const withNew = await statusAs(sandbox, fresh.body.AccessToken);
  sandbox.clock.advance(30 * 24 * hourMs);
  const tooLate = await sendJson(sandbox, 'POST', '/auth/refresh_token', request);

  assert.deepEqual(Object.keys(fresh.body).sort(), ['AccessToken', 'IdToken', 'TokenType']);
  assert.equal(again.status, 200);
  assert.notEqual(again.body.AccessToken, fresh.body.AccessToken);
  assert.equal(withOld, 401);
  assert.equal(withNew, 200);
  assert.equal(tooLate.status, 400);
});

test('answers 400 with the envelope to a refresh token that is revoked or was never issued', async () => {
  const sandbox = createSandbox();
  const { AccessToken, RefreshToken } = await signIn(sandbox, 'ben@acme.example');

  sandbox.revokeRefreshTokens();
  const revoked = await sendJson<Envelope>(sandbox, 'POST', '/auth/refresh_token', { token: RefreshToken });
  const invented = await sendJson<Envelope>(sandbox, 'POST', '/auth/refresh_token', { token: 'invented' });

  assert.deepEqual([revoked.status, invented.status], [400, 400]);
  assert.match(revoked.body.message, /^error\./);
  assert.equal(await statusAs(sandbox, AccessToken), 200, 'the access token lives on until it expires');
});

test('expires all access tokens at once when asked to, and none that come after', async () => {
  const sandbox = createSandbox();
  const { AccessToken, RefreshToken } = await signIn(sandbox, 'ben@acme.example');

  sandbox.expireTokens();
  const { body } = await sendJson<SignedIn>(sandbox, 'POST', '/auth/refresh_token', { token: RefreshToken });

  assert.equal(await statusAs(sandbox, AccessToken), 401);
  assert.equal(await statusAs(sandbox, body.AccessToken), 200);
});

test('forgets tokens, devices, requests and moved time on reset', async () => {
  const sandbox = createSandbox();
  const startedAt = sandbox.clock.now();
  const { AccessToken } = await signIn(sandbox, 'ben@acme.example');
  sandbox.clock.advance(60_000);

  sandbox.reset();

  assert.equal(sandbox.requests.length, 0);
  assert.equal(sandbox.clock.now(), startedAt);
  assert.equal(await statusAs(sandbox, AccessToken), 401);
});
