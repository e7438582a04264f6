import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore } from '../../src/relay/memory-store.ts';
import { createSessionCookies } from '../../src/gateway/cookies.ts';
import { SECRET, startGateway } from './rig.ts';

const OTHER = 'other-secret-other-secret-other-secret';
const state = async (response: Response): Promise<string> => ((await response.json()) as { state: string }).state;

test('sets a cookie that scripts and other sites never see', async () => {
  const rig = await startGateway();

  const response = await rig.signIn();

  assert.match(
    response.headers.getSetCookie().join(),
    /^fd=[\w-]{43}\.[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/,
  );
});

test('ties the cookie to the host on https', async () => {
  const rig = await startGateway({ publicUrl: 'https://cms.example' });

  const response = await rig.signIn();

  assert.match(
    response.headers.getSetCookie().join(),
    /^__Host-fd=[\w-]{43}\.[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
  );
});

test('keeps the session over calls and removes the cookie at sign-out', async () => {
  const rig = await startGateway();
  await rig.signIn();

  const before = await state(await rig.call('/session'));
  const out = await rig.call('/session', { method: 'DELETE' });
  const after = await state(await rig.call('/session'));

  assert.deepEqual([before, out.status, after], ['signed-in', 204, 'signed-out']);
  assert.equal(out.headers.getSetCookie().join(), 'fd=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict');
});

test('a planted session id is worth nothing before and after sign-in', async () => {
  const rig = await startGateway();
  rig.upstream.mfa = true;
  await rig.signIn();
  const challenge = rig.cookie;

  await rig.call('/session/challenge', { method: 'POST', json: { code: '123456', remember: false } });
  const signedIn = rig.cookie;
  rig.cookie = challenge;
  const planted = await state(await rig.call('/session'));

  assert.notEqual(signedIn, challenge);
  assert.equal(planted, 'signed-out');
});

test('believes no cookie whose signature is missing, wrong or of another secret', async () => {
  const rig = await startGateway();
  await rig.signIn();
  const own = rig.cookie ?? '';
  const id = own.slice(3, 46);
  const foreign = (await createSessionCookies([OTHER], false).write(id, 1000)).split(';')[0] ?? '';

  for (const cookie of [`fd=${id}`, `fd=${id}.`, `fd=${id}.${'A'.repeat(43)}`, foreign, `__Host-${own}`, 'fd=', 'fd']) {
    rig.cookie = cookie;
    assert.equal(await state(await rig.call('/session')), 'signed-out', cookie);
  }
});

test('among cookies of one name only the signed one counts, and two signed ones count as none', async () => {
  const rig = await startGateway();
  await rig.signIn();
  const first = rig.cookie ?? '';
  rig.cookie = null;
  await rig.signIn();
  const second = rig.cookie ?? '';
  const ask = async (cookie: string): Promise<string> => {
    rig.cookie = cookie;
    return state(await rig.call('/session'));
  };

  assert.equal(await ask(`fd=planted; ${first}; fd=x.y`), 'signed-in');
  assert.equal(await ask(`${first}; ${first}`), 'signed-in');
  assert.equal(await ask(`${first}; ${second}`), 'signed-out');
});

test('a new first secret signs while the old one still verifies', async () => {
  const store = createMemoryStore();
  const before = await startGateway({ store, secrets: [SECRET] });
  const during = await startGateway({ store, secrets: [OTHER, SECRET] });
  const after = await startGateway({ store, secrets: [OTHER] });
  await before.signIn();
  during.cookie = before.cookie;
  after.cookie = before.cookie;

  assert.equal(await state(await during.call('/session')), 'signed-in');
  assert.equal(await state(await after.call('/session')), 'signed-out');
  await during.signIn();
  after.cookie = during.cookie;
  assert.equal(await state(await after.call('/session')), 'signed-in');
});

test('a call that was slow does not remove the cookie of a later sign-in', async () => {
  const rig = await startGateway();
  await rig.signIn();
  await rig.call('/session', { method: 'DELETE', headers: { cookie: rig.cookie ?? '' } });
  rig.cookie = (await createSessionCookies([SECRET], false).write('a'.repeat(43), 1000)).split(';')[0] ?? null;

  const response = await rig.call('/api/v3/events/', { headers: { 'x-preferred-partner-id': 'partner-id-acme' } });

  assert.equal(response.status, 401);
  assert.deepEqual(response.headers.getSetCookie(), []);
  await response.body?.cancel();
});
