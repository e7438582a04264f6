import assert from 'node:assert/strict';
import { test } from 'node:test';
import { envelope, idToken } from '../relay/upstream.ts';
import { startGateway, type GatewayRig } from './rig.ts';

const ANNA = 'anna@acme.example';
const BEN = 'ben@acme.example';

interface Named {
  readonly key: unknown;
  readonly group: unknown;
}

/** A gateway before an API that asks for a code, unless it is told a device that it knows. */
async function startWithDevices(
  config: Parameters<typeof startGateway>[0] = {},
): Promise<GatewayRig & { named: Named[]; known: Set<unknown> }> {
  const rig = await startGateway(config);
  const named: Named[] = [];
  const known = new Set<unknown>(['device-key']);
  const tokens = { AccessToken: 'access', IdToken: idToken({}), RefreshToken: 'refresh' };
  rig.upstream.auth = (request, body) => {
    if (request.method === 'PUT') {
      return Response.json({ ...tokens, DeviceKey: 'device-key', DeviceGroupKey: 'device-group' });
    }
    if (body['password'] !== 'sandbox') return envelope(401, 'error.auth.invalid_credentials');
    named.push({ key: body['device_key'], group: body['device_group_key'] });
    if (body['device_key'] === undefined) return Response.json({ Challenge: 'SOFTWARE_TOKEN_MFA', Session: 's' });
    return known.has(body['device_key']) ? Response.json(tokens) : envelope(400, 'error.auth.device_unknown');
  };
  return Object.assign(rig, { named, known });
}

const deviceIn = (response: Response): string | undefined =>
  response.headers.getSetCookie().find((cookie) => /^(?:__Host-)?fd-device=/.test(cookie));

/** Signs in with a code; what the browser keeps of it as its device, `name=value`. */
async function rememberedDevice(rig: GatewayRig, remember = true): Promise<string> {
  await rig.signIn(ANNA);
  const answer = await rig.call('/session/challenge', { method: 'POST', json: { code: '123456', remember } });
  assert.equal(answer.status, 200);
  return deviceIn(answer)?.split(';')[0] ?? '';
}

const signInWith = (rig: GatewayRig, cookie: string, username = ANNA, password = 'sandbox'): Promise<Response> =>
  rig.call('/session', { method: 'POST', json: { username, password }, headers: { cookie } });
const stateOf = async (response: Response): Promise<unknown> => ((await response.json()) as { state: unknown }).state;

test('a device that is remembered needs no code, also after a sign-out', async () => {
  const rig = await startWithDevices();

  const device = await rememberedDevice(rig);
  const signOut = await rig.call('/session', { method: 'DELETE' });
  const answer = await signInWith(rig, device);

  assert.equal(deviceIn(signOut), undefined);
  assert.equal(await stateOf(answer), 'signed-in');
  assert.deepEqual(rig.named.at(-1), { key: 'device-key', group: 'device-group' });
});

test('the cookie is for this host alone, out of scripts’ reach, and shows nothing of the device or its user', async () => {
  const rig = await startWithDevices();

  await rig.signIn(ANNA);
  const answer = await rig.call('/session/challenge', { method: 'POST', json: { code: '123456', remember: true } });
  const cookie = deviceIn(answer) ?? '';

  assert.match(cookie, /^fd-device=[\w-]{60,200}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/);
  const bytes = Buffer.from(cookie.split(/[=;]/)[1] ?? '', 'base64url').toString('latin1');
  assert.doesNotMatch(cookie + bytes, /device-key|device-group|anna/);
});

test('on https the cookie has the host prefix and is Secure', async () => {
  const rig = await startWithDevices({ publicUrl: 'https://cms.example' });

  await rig.signIn(ANNA);
  const answer = await rig.call('/session/challenge', { method: 'POST', json: { code: '123456', remember: true } });

  assert.match(deviceIn(answer) ?? '', /^__Host-fd-device=[\w-]+; .*; Secure$/);
});

test('nothing is remembered that nobody asked for', async () => {
  const rig = await startWithDevices();

  assert.equal(await rememberedDevice(rig, false), '');
});

test('one user’s device is no other’s', async () => {
  const rig = await startWithDevices();
  const device = await rememberedDevice(rig);

  assert.equal(await stateOf(await signInWith(rig, device, BEN)), 'challenge');
  assert.equal(rig.named.at(-1)?.key, undefined);
});

test('a device is worth nothing once it was changed, or where another secret is in use', async () => {
  const [rig, other] = [
    await startWithDevices(),
    await startWithDevices({ secrets: ['other-secret-other-secret-other-secret'] }),
  ];
  const device = await rememberedDevice(rig);

  assert.equal(
    await stateOf(await signInWith(rig, `${device.slice(0, -1)}${device.endsWith('A') ? 'B' : 'A'}`)),
    'challenge',
  );
  assert.equal(await stateOf(await signInWith(other, device)), 'challenge');
});

test('among planted ones the real device is found', async () => {
  const rig = await startWithDevices();
  const device = await rememberedDevice(rig);

  const planted = Array.from({ length: 15 }, (_, index) => `fd-device=${'x'.repeat(40)}${index}`);
  const answer = await signInWith(rig, [...planted, device].join('; '));

  assert.equal(await stateOf(answer), 'signed-in');
});

test('a device that the API has forgotten is forgotten here, so that the next try is asked for a code', async () => {
  const rig = await startWithDevices();
  const device = await rememberedDevice(rig);
  rig.known.clear();

  const refused = await signInWith(rig, device);

  assert.equal(refused.status, 400);
  assert.match(deviceIn(refused) ?? '', /^fd-device=; Max-Age=0; /);
});

test('a wrong password does not forget the device', async () => {
  const rig = await startWithDevices();
  const device = await rememberedDevice(rig);

  const refused = await signInWith(rig, device, ANNA, 'wrong');

  assert.equal(refused.status, 401);
  assert.equal(deviceIn(refused), undefined);
});
