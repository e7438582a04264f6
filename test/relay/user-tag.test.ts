import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRig, failureOf, type Rig } from './rig.ts';
import { idToken } from './upstream.ts';

const ACME = 'partner-id-acme';

/** Signs in as somebody; the user's opaque name. */
async function signInAs(rig: Rig, email: string): Promise<string> {
  const claims = { email, 'cognito:groups': [ACME] };
  rig.upstream.auth = () =>
    Response.json({ AccessToken: `access-${email}`, IdToken: idToken(claims), RefreshToken: 'r' });
  rig.upstream.answer = () => Response.json({});
  return ((await (await rig.signIn(email)).json()) as { user: string }).user;
}

const read = (rig: Rig, user: string): Promise<Response> =>
  rig.call('/api/v3/permissions', { partner: ACME, headers: { 'x-fd-user': user } });

test('a page that acts as one user is given nothing once the session is another’s', async () => {
  const rig = createRig();
  const anna = await signInAs(rig, 'anna@acme.example');
  const ben = await signInAs(rig, 'ben@acme.example');

  const [refused, answered] = [await read(rig, anna), await read(rig, ben)];

  assert.equal(await failureOf(refused), '401 error.relay.other_user');
  assert.equal(answered.status, 200);
  assert.equal(rig.upstream.calls().length, 1);
});

test('the opaque name is the user’s in every session, says nothing of the address, and does not leave for the API', async () => {
  const rig = createRig();

  const first = await signInAs(rig, 'anna@acme.example');
  const second = await signInAs(rig, 'anna@acme.example');
  await read(rig, second);

  assert.equal(first, second);
  assert.match(first, /^[\w-]{16}$/);
  assert.ok(!rig.upstream.calls().some(({ headers }) => headers.has('x-fd-user')));
});

test('who names no user is asked for none', async () => {
  const rig = createRig();
  await signInAs(rig, 'anna@acme.example');

  assert.equal((await rig.call('/api/v3/permissions', { partner: ACME })).status, 200);
});

test('a page that acts as one user cannot choose the partner of another’s session', async () => {
  const rig = createRig();
  const anna = await signInAs(rig, 'anna@acme.example');
  await signInAs(rig, 'ben@acme.example');

  const answer = await rig.call('/session/partner', {
    method: 'PUT',
    body: { partner: ACME },
    headers: { 'x-fd-user': anna },
  });

  assert.equal(await failureOf(answer), '401 error.relay.other_user');
});
