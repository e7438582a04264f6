import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startGateway, type GatewayRig } from './rig.ts';

const MINUTE = 60_000;

/** A sign-in as a proxy in front of the gateway hands it on. */
async function signInFrom(rig: GatewayRig, address: string, username: string, password: string): Promise<Response> {
  const response = await rig.call('/session', {
    method: 'POST',
    headers: { 'x-forwarded-for': address },
    json: { username, password },
  });
  await response.clone().text();
  return response;
}

const proxied = (authCallsPerMinute?: number): Promise<GatewayRig> =>
  startGateway({ trustedProxies: ['127.0.0.1'], relay: { authCallsPerMinute } });

test('one address that guesses leaves half of the turns of a minute to the others', async () => {
  const rig = await proxied(10);

  const guesses: Response[] = [];
  for (let user = 0; user < 5; user++)
    guesses.push(await signInFrom(rig, '192.0.2.1', `user-${user}@acme.example`, 'x'));
  const other = await signInFrom(rig, '198.51.100.7', 'anna@acme.example', 'sandbox');
  const another = await signInFrom(rig, '203.0.113.9', 'ben@acme.example', 'sandbox');

  assert.deepEqual(
    guesses.map(({ status }) => status),
    [401, 401, 503, 503, 503],
  );
  assert.equal(guesses[2]?.headers.get('retry-after'), '30');
  assert.deepEqual(await guesses[2].json(), { message: 'error.relay.sign_in_busy' });
  assert.deepEqual([other.status, another.status], [200, 200]);
});

test('what makes the API fail takes turns from its own address only, and is no guess', async () => {
  const rig = await startGateway({ relay: { authCallsPerMinute: 10 }, limits: { attemptsPerUser: 1 } });
  rig.upstream.auth = () => new Response(null, { status: 500 });

  const statuses: number[] = [];
  for (let attempt = 0; attempt < 4; attempt++) statuses.push((await rig.signIn()).status);
  rig.upstream.auth = () => null;
  rig.advance(MINUTE);

  assert.deepEqual(statuses, [502, 502, 503, 503]);
  assert.equal((await rig.signIn()).status, 200);
});

test('an address that is turned back for its share may go on after a minute, and has lost no attempts', async () => {
  const rig = await startGateway({ relay: { authCallsPerMinute: 10 }, limits: { attemptsPerUser: 4 } });
  for (let attempt = 0; attempt < 12; attempt++) await rig.signIn('anna@acme.example', 'x');

  rig.advance(MINUTE);

  assert.equal((await rig.signIn()).status, 200);
});

test('right passwords and right codes of one address do not count against its share', async () => {
  const rig = await startGateway({ relay: { authCallsPerMinute: 20 } });
  rig.upstream.mfa = true;

  for (let round = 0; round < 4; round++) {
    assert.equal((await rig.signIn(`user-${round}@acme.example`)).status, 200);
    const answer = await rig.call('/session/challenge', { method: 'POST', json: { code: '123456', remember: false } });
    assert.equal(answer.status, 200);
  }
  assert.equal((await rig.signIn()).status, 503);
});

test('right passwords of one address take no share of it', async () => {
  const rig = await startGateway({ relay: { authCallsPerMinute: 10 } });

  for (let round = 0; round < 4; round++) assert.equal((await rig.signIn()).status, 200);
});

test('a locked user who goes on trying takes no share from the others of the same address', async () => {
  const rig = await startGateway({ relay: { authCallsPerMinute: 20 }, limits: { attemptsPerUser: 1 } });
  await rig.signIn('anna@acme.example', 'x');

  for (let attempt = 0; attempt < 5; attempt++) assert.equal((await rig.signIn('anna@acme.example')).status, 429);

  assert.equal((await rig.signIn('ben@acme.example')).status, 200);
});

test('a single turn a minute is not halved', async () => {
  const rig = await proxied(2);

  assert.equal((await signInFrom(rig, '192.0.2.1', 'anna@acme.example', 'x')).status, 401);
});

test('without a limit on the turns there is no share', async () => {
  const rig = await proxied();

  for (let user = 0; user < 8; user++) {
    assert.equal((await signInFrom(rig, '192.0.2.1', `user-${user}@acme.example`, 'x')).status, 401);
  }
});
