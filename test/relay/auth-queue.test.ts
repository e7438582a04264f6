import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TIMEOUT_MS } from '../../src/client/client.ts';
import { AUTH_TIMES_MS, createAuthQueue, createAuthQueues } from '../../src/relay/auth-queue.ts';
import { createRig, failureOf, HOUR } from './rig.ts';

test('the auth queue lets through so many calls a minute, in order, and says when it is too long', async () => {
  let time = 0;
  const queue = createAuthQueue(2, () => time);

  await queue.turn();
  await queue.turn();
  await assert.rejects(queue.turn(), { name: 'UpstreamFailure', retryAfter: '60' });
  time = 60_000;
  await queue.turn();
});

for (const [perMinute, signIns, refreshes] of [
  [2, 1, 1],
  [3, 2, 1],
  [10, 4, 6],
] as const) {
  test(`of ${perMinute} auth calls a minute, ${signIns} are for sign-in and ${refreshes} for refreshes`, async () => {
    const queues = createAuthQueues(perMinute, () => 0);

    for (let call = 0; call < signIns; call++) await queues.signIn.turn();
    await assert.rejects(queues.signIn.turn(), { fault: 'busy' });
    for (let call = 0; call < refreshes; call++) await queues.refresh.turn();
    await assert.rejects(queues.refresh.turn(), { fault: 'busy' });
  });
}

test('a single auth call a minute is for whoever comes first', async () => {
  const queues = createAuthQueues(1, () => 0);

  await queues.refresh.turn();

  await assert.rejects(queues.signIn.turn(), { fault: 'busy' });
});

test('without a limit nobody waits', async () => {
  const queues = createAuthQueues(Infinity, () => 0);

  for (let call = 0; call < 100; call++) await Promise.all([queues.signIn.turn(), queues.refresh.turn()]);
});

test('nobody waits longer for a turn than leaves time for the call', async () => {
  let time = 0;
  const queue = createAuthQueue(1, () => time);
  await queue.turn();

  time = 60_000 - AUTH_TIMES_MS.wait - 1;

  await assert.rejects(queue.turn(), { fault: 'busy', retryAfter: '11' });
});

test('the wait for a turn and the call end together before the client gives up', () => {
  assert.ok(AUTH_TIMES_MS.wait + AUTH_TIMES_MS.call < TIMEOUT_MS);
});

for (const [name, answer] of [
  ['no headers', () => new Promise<Response>(() => undefined)],
  [
    'half a body',
    () => new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) })),
  ],
] as const) {
  // Without its own time it would wait for an hour.
  test(`an auth call that gets ${name} is given up, whatever other calls may take`, { timeout: 10_000 }, async (t) => {
    const rig = createRig({ timeouts: { connectMs: HOUR, totalMs: HOUR } });
    rig.upstream.auth = answer;
    // That time passes at once, any other as it always does.
    const real = globalThis.setTimeout;
    t.mock.method(globalThis, 'setTimeout', (run: () => void, ms: number) =>
      real(run, ms === AUTH_TIMES_MS.call ? 0 : ms),
    );

    const response = await rig.signIn();

    assert.equal(await failureOf(response), '504 error.relay.upstream_timeout');
  });
}

test('who finds no turn for a password or a code is told that many sign in, and when to come again', async () => {
  const rig = createRig({ authCallsPerMinute: 2 });
  rig.upstream.mfa = true;
  await rig.signIn();

  const code = await rig.call('/session/challenge', { method: 'POST', body: { code: '123456', remember: false } });
  const password = await rig.signIn();

  for (const response of [code, password]) {
    assert.equal(response.headers.get('retry-after'), '60');
    assert.equal(await failureOf(response), '503 error.relay.sign_in_busy');
  }
});

test('wrong passwords do not keep a signed-in user from a refresh', async () => {
  const rig = createRig({ authCallsPerMinute: 10 });
  await rig.signIn();
  const session = rig.handle.id() ?? '';
  rig.advance(2 * HOUR);
  rig.upstream.expireTokens();

  const wrong: number[] = [];
  for (let attempt = 0; attempt < 10; attempt++) wrong.push((await rig.signIn('ben@acme.example', 'x')).status);
  rig.handle.set(session, 1000);
  const response = await rig.call('/api/v3/events/', { partner: 'partner-id-acme' });

  assert.deepEqual(wrong, [401, 401, 401, 401, 503, 503, 503, 503, 503, 503]);
  assert.equal(response.status, 200, await failureOf(response));
});
