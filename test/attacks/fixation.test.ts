import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSessionCookies } from '../../src/gateway/cookies.ts';
import { createMemoryStore } from '../../src/relay/memory-store.ts';
import { SECRET, startGateway, type GatewayRig } from '../gateway/rig.ts';

const PLANTED_ID = 'p'.repeat(43);
const pairOf = async (secret: string, id: string): Promise<string> =>
  (await createSessionCookies([secret], false).write(id, 60_000)).split(';')[0] ?? '';
const codeOf = (rig: GatewayRig): Promise<Response> =>
  rig.call('/session/challenge', { method: 'POST', json: { code: '123456', remember: false } });
const idIn = (cookie: string | null): string => /^fd=([\w-]{43})\./.exec(cookie ?? '')?.[1] ?? '';

async function stateWith(rig: GatewayRig, cookie: string | null): Promise<string> {
  const own = rig.cookie;
  rig.cookie = cookie;
  const response = await rig.call('/session');
  rig.cookie = own;
  return ((await response.json()) as { state: string }).state;
}

describe('a cookie that somebody planted before the sign-in', () => {
  for (const [what, cookieOf] of [
    ['without a signature', () => Promise.resolve(`fd=${PLANTED_ID}`)],
    ['signed with another secret', () => pairOf('another-secret-another-secret-another', PLANTED_ID)],
    ['signed with ours, of a session that never was', () => pairOf(SECRET, PLANTED_ID)],
  ] as const) {
    it(`never becomes a session: ${what}`, async () => {
      const rig = await startGateway();
      rig.upstream.mfa = true;
      const planted = await cookieOf();
      rig.cookie = planted;

      const first = await rig.signIn();
      const afterPassword = rig.cookie;
      const second = await codeOf(rig);

      assert.deepEqual([first.status, second.status], [200, 200]);
      const ids = [PLANTED_ID, idIn(afterPassword), idIn(rig.cookie)];
      assert.equal(new Set(ids).size, 3);
      assert.equal(await stateWith(rig, planted), 'signed-out');
      assert.equal(await stateWith(rig, afterPassword), 'signed-out');
      assert.equal(await stateWith(rig, rig.cookie), 'signed-in');
    });
  }

  it('is not the session of its owner afterwards, and lets its owner into nothing', async () => {
    const store = createMemoryStore();
    const [attacker, victim] = [await startGateway({ store }), await startGateway({ store })];
    await attacker.signIn('mallory@acme.example');
    const planted = attacker.cookie;
    victim.cookie = planted;

    await victim.signIn();

    assert.notEqual(idIn(victim.cookie), idIn(planted));
    assert.equal(await stateWith(victim, victim.cookie), 'signed-in');
    assert.equal(await stateWith(attacker, planted), 'signed-out');
  });

  it('of a challenge is not answered into a session that its owner knows', async () => {
    const store = createMemoryStore();
    const [attacker, victim] = [await startGateway({ store }), await startGateway({ store })];
    attacker.upstream.mfa = true;
    await attacker.signIn('mallory@acme.example');
    const planted = attacker.cookie;
    victim.cookie = planted;

    await victim.signIn();

    assert.equal((await codeOf(attacker)).status, 409);
    assert.equal(await stateWith(attacker, planted), 'signed-out');
  });
});

it('a new sign-in ends the session before it, and its id is dead', async () => {
  const rig = await startGateway();
  await rig.signIn();
  const before = rig.cookie;

  await rig.signIn('ben@acme.example');

  assert.equal(await stateWith(rig, before), 'signed-out');
  assert.equal(await stateWith(rig, rig.cookie), 'signed-in');
});

it('a sign-in that is refused gives no new id and leaves the session as it was', async () => {
  const rig = await startGateway();
  await rig.signIn();
  const before = rig.cookie;

  const refused = await rig.signIn('anna@acme.example', 'wrong');

  assert.deepEqual([refused.status, refused.headers.getSetCookie()], [401, []]);
  assert.equal(await stateWith(rig, before), 'signed-in');
});

it('a signed-out id is dead for whoever kept the cookie', async () => {
  const rig = await startGateway();
  await rig.signIn();
  const kept = rig.cookie;

  await rig.call('/session', { method: 'DELETE' });

  assert.equal(await stateWith(rig, kept), 'signed-out');
});

describe('cookies that a sibling path or subdomain tosses in', () => {
  const names = async (count: number): Promise<string> =>
    (
      await Promise.all(
        Array.from({ length: count }, (_each, n) =>
          pairOf('another-secret-another-secret-another', String(n).padStart(43, 'x')),
        ),
      )
    ).join('; ');

  it('do not displace the user’s own, however many stand before it', async () => {
    const rig = await startGateway();
    await rig.signIn();

    for (const junk of [
      Array.from({ length: 1000 }, (_each, n) => `fd=${n}`),
      Array.from({ length: 1000 }, () => 'x=y'),
    ]) {
      assert.equal(await stateWith(rig, `${junk.join('; ')}; ${rig.cookie}`), 'signed-in');
      assert.equal(await stateWith(rig, `${rig.cookie}; ${junk.join('; ')}`), 'signed-in');
    }
  });

  it('with the shape of ours are looked at up to a bound, and never believed', async () => {
    const rig = await startGateway();
    await rig.signIn();

    assert.equal(await stateWith(rig, `${await names(15)}; ${rig.cookie}`), 'signed-in');
    const since = performance.now();
    assert.equal(await stateWith(rig, await names(160)), 'signed-out');
    assert.ok(performance.now() - since < 2_000);
  });

  it('and are signed, since the attacker has an account too, let nobody act as the attacker', async () => {
    const store = createMemoryStore();
    const [attacker, victim] = [await startGateway({ store }), await startGateway({ store })];
    await attacker.signIn('mallory@acme.example');
    await victim.signIn();

    for (const cookie of [`${attacker.cookie}; ${victim.cookie}`, `${victim.cookie}; ${attacker.cookie}`]) {
      assert.equal(await stateWith(victim, cookie), 'signed-out');
      const call = await victim.call('/api/v3/events/', {
        headers: { cookie, 'x-preferred-partner-id': 'partner-id-acme' },
      });
      assert.equal(call.status, 401);
    }
    assert.equal(victim.upstream.calls().length, 0);
  });

  it('have no way in on https: only the name that a browser ties to the host counts', async () => {
    const rig = await startGateway({ publicUrl: 'https://cms.example' });
    await rig.signIn();
    const own = rig.cookie ?? '';
    const value = own.slice(own.indexOf('=') + 1);
    const states = ['fd', '__host-fd', '__Secure-fd', '__Host-fd ', '__Host-fd\t', ' __Host-fdx', '__HOST-FD'].map(
      (name) => stateWith(rig, `${name}=${value}`),
    );

    assert.match(own, /^__Host-fd=/);
    assert.deepEqual([...new Set(await Promise.all(states))], ['signed-out']);
    assert.equal(await stateWith(rig, `fd=${value}; ${own}`), 'signed-in');
  });

  it('in quotes, with blanks, or with a nameless pair that a browser writes like ours are not ours', async () => {
    const rig = await startGateway({ publicUrl: 'https://cms.example' });
    await rig.signIn();
    const own = rig.cookie ?? '';
    const value = own.slice(own.indexOf('=') + 1);

    for (const cookie of [`__Host-fd="${value}"`, `x=${own}`, `__Host-fd=${value}x`, `__Host-fd=${value}, x=y`]) {
      assert.equal(await stateWith(rig, cookie), 'signed-out', cookie.replace(value, '…'));
    }
  });
});
