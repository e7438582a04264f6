import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRateLimiter } from '../../sandbox/http/rate-limit.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { connect, send, sendJson, type Envelope } from './support.ts';

test('admits 600 reads a minute for each partner, then answers 429 until the minute is over', async () => {
  const { sandbox, token } = await connect({ rateLimits: true });
  const read = (partner: string) => {
    const headers = { authorization: `Bearer ${token}`, 'x-preferred-partner-id': partner };
    return send<Envelope>(sandbox, '/permissions', { headers });
  };

  const statuses = new Set<number>();
  for (let index = 0; index < 600; index++) statuses.add((await read('partner-id-acme')).status);
  const tooMany = await read('partner-id-acme');
  const otherPartner = await read('partner-id-beta');
  sandbox.clock.advance(60_000);
  const nextMinute = await read('partner-id-acme');

  assert.deepEqual([...statuses], [200]);
  assert.equal(tooMany.status, 429);
  assert.match(tooMany.body.message, /^error\./);
  assert.equal(tooMany.headers.get('retry-after'), null);
  assert.equal(otherPartner.status, 200);
  assert.equal(nextMinute.status, 200);
});

test('admits ten sign-ins and refreshes a minute from one address', async () => {
  const sandbox = createSandbox({ rateLimits: true });
  const wrong = { username: 'ben@acme.example', password: 'wrong' };

  for (let index = 0; index < 5; index++) {
    assert.equal((await sendJson(sandbox, 'POST', '/auth', wrong)).status, 401);
    assert.equal((await sendJson(sandbox, 'POST', '/auth/refresh_token', { token: 'x' })).status, 400);
  }
  const tooMany = await sendJson(sandbox, 'POST', '/auth', wrong);
  const elsewhere = await send(sandbox, '/auth', {
    method: 'POST',
    headers: { 'x-forwarded-for': '192.0.2.7' },
    body: JSON.stringify(wrong),
  });

  assert.equal(tooMany.status, 429);
  assert.equal(elsewhere.status, 401);
});

test('admits 120 writes a minute, counted apart from reads', () => {
  const limiter = createRateLimiter(() => 0);

  const admitted = Array.from({ length: 121 }, () => limiter.admits('write', 'partner-id-acme'));

  assert.deepEqual(admitted.filter(Boolean).length, 120);
  assert.equal(limiter.admits('read', 'partner-id-acme'), true);
});

test('has no limits unless asked for', async () => {
  const sandbox = createSandbox();

  for (let index = 0; index < 20; index++) {
    assert.equal((await sendJson(sandbox, 'POST', '/auth/refresh_token', { token: 'x' })).status, 400);
  }
});
