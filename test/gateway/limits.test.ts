import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTrust } from '../../src/gateway/addresses.ts';
import { startGateway } from './rig.ts';

const MINUTE = 60_000;
const message = async (response: Response): Promise<string> =>
  `${response.status} ${((await response.json()) as { message?: string }).message}`;

test('after ten wrong passwords a user waits, and another user does not', async () => {
  const rig = await startGateway();
  for (let attempt = 0; attempt < 10; attempt++) assert.equal((await rig.signIn('anna@acme.example', 'x')).status, 401);

  const eleventh = await rig.signIn(' ANNA@acme.example ', 'sandbox');
  const other = await rig.signIn('ben@acme.example');
  rig.advance(2 * MINUTE);
  const later = await rig.signIn();

  assert.equal(eleventh.headers.get('retry-after'), '90');
  assert.equal(await message(eleventh), '429 error.gateway.too_many_attempts');
  assert.equal(other.status, 200);
  assert.equal(later.status, 200);
});

test('right sign-ins do not count, with or without a code', async () => {
  const rig = await startGateway();
  for (let round = 0; round < 15; round++) {
    rig.upstream.mfa = round % 2 === 0;
    assert.equal((await rig.signIn()).status, 200);
    if (!rig.upstream.mfa) continue;
    const answer = await rig.call('/session/challenge', { method: 'POST', json: { code: '123456', remember: false } });
    assert.equal(answer.status, 200);
  }
});

test('codes are not to be guessed by signing in again and again', async () => {
  const rig = await startGateway();
  rig.upstream.mfa = true;
  let guesses = 0;

  for (let round = 0; round < 30; round++) {
    if ((await rig.signIn()).status === 429) break;
    const guess = await rig.call('/session/challenge', { method: 'POST', json: { code: '000000', remember: false } });
    if (guess.status === 429) break;
    guesses++;
  }

  assert.equal(guesses, 5);
});

test('one address may try fifty times, over all users', async () => {
  const rig = await startGateway();
  for (let user = 0; user < 50; user++) await rig.signIn(`user-${user}@acme.example`, 'x');

  assert.equal(await message(await rig.signIn()), '429 error.gateway.too_many_attempts');
});

test('a refusal that the API tells with 400 is a guess, a body that nobody could judge is none', async () => {
  const rig = await startGateway({ limits: { attemptsPerUser: 2 } });
  rig.upstream.auth = () => Response.json({ message: 'error.auth.password_reset' }, { status: 400 });
  const unread = { method: 'POST', json: { username: 'anna@acme.example', password: '' } };

  for (let attempt = 0; attempt < 5; attempt++) assert.equal((await rig.call('/session', unread)).status, 400);
  const statuses = [await rig.signIn(), await rig.signIn(), await rig.signIn()].map(({ status }) => status);

  assert.deepEqual(statuses, [400, 400, 429]);
});

test('a locked user who goes on trying does not lock the others of the same address', async () => {
  const rig = await startGateway({ limits: { attemptsPerUser: 2, attemptsPerAddress: 6 } });
  for (let attempt = 0; attempt < 20; attempt++) await rig.signIn('anna@acme.example', 'x');

  const other = await rig.signIn('ben@acme.example');

  assert.equal(other.status, 200);
});

test('sign-ins with a code cost an address nothing either', async () => {
  const rig = await startGateway({ limits: { attemptsPerAddress: 3 } });
  rig.upstream.mfa = true;

  for (let round = 0; round < 6; round++) {
    assert.equal((await rig.signIn()).status, 200);
    const answer = await rig.call('/session/challenge', { method: 'POST', json: { code: '123456', remember: false } });
    assert.equal(answer.status, 200);
  }
});

test('a broken API costs no attempts', async () => {
  const rig = await startGateway();
  rig.upstream.auth = () => new Response(null, { status: 500 });
  for (let attempt = 0; attempt < 12; attempt++) assert.equal((await rig.signIn()).status, 502);
});

test('a forwarded address is believed only from a trusted proxy, from the right', () => {
  const trust = createTrust(['10.0.0.0/8', '2001:db8::/32', '192.0.2.7']);
  const key = (remote: string | undefined, forwarded: string | null): string => trust.clientKey(remote, forwarded);

  assert.equal(key('198.51.100.1', '203.0.113.9'), key('198.51.100.1', null));
  assert.equal(key('10.1.2.3', '203.0.113.9'), key('203.0.113.9', null));
  assert.equal(key('10.1.2.3', '1.1.1.1, 203.0.113.9'), key('203.0.113.9', null));
  assert.equal(key('10.1.2.3', '1.1.1.1, 203.0.113.9, 192.0.2.7'), key('203.0.113.9', null));
  assert.equal(key('::ffff:10.1.2.3', '203.0.113.9:4711'), key('203.0.113.9', null));
  assert.equal(key('2001:db8::1', '[2001:dead::1]:443'), key('2001:dead::ffff', null));
  assert.notEqual(key('2001:dead:0:1::1', null), key('2001:dead:0:2::1', null));
  assert.equal(key('10.1.2.3', 'garbage'), key('10.1.2.3', null));
  assert.equal(key(undefined, '203.0.113.9'), 'unknown');
  for (const wrong of ['10.0.0.0/33', 'proxy', '10.0.0', '1.2.3.4/8/8', '::1/129', ':::', '300.1.1.1', '']) {
    assert.throws(() => createTrust([wrong]), RangeError, wrong);
  }
});

test('bodies are limited, declared or not', async () => {
  const rig = await startGateway({ limits: { apiBytes: 1000, mediaBytes: 5000 } });
  await rig.signIn();
  rig.upstream.answer = async (request) => Response.json({ bytes: (await request.arrayBuffer()).byteLength });
  const send = (path: string, bytes: number, isChunked: boolean, method = 'POST'): Promise<Response> => {
    const body = 'x'.repeat(bytes);
    return rig.call(path, {
      method,
      headers: { 'x-preferred-partner-id': 'partner-id-acme', 'content-type': 'application/json' },
      ...(isChunked ? { body: new Blob([body]).stream() as BodyInit, duplex: 'half' } : { body }),
    });
  };

  for (const isChunked of [false, true]) {
    assert.equal((await send('/api/v3/campaigns_setup', 1000, isChunked)).status, 200);
    assert.equal(
      await message(await send('/api/v3/campaigns_setup', 1001, isChunked)),
      '413 error.gateway.body_too_large',
    );
    assert.equal((await send('/api/media', 5000, isChunked)).status, 200);
    assert.equal(await message(await send('/api/media', 5001, isChunked)), '413 error.gateway.body_too_large');
    assert.equal(await message(await send('/session', 17_000, isChunked)), '413 error.gateway.body_too_large');
  }
});
