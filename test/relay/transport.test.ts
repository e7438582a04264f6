import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRig, deferred, failureOf } from './rig.ts';

const never = (): Promise<Response> => new Promise(() => undefined);
const partner = 'partner-id-acme';

test('a failed network is 502', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.upstream.answer = () => {
    throw new TypeError('fetch failed');
  };

  assert.equal(await failureOf(await rig.call('/api/v3/events/', { partner })), '502 error.relay.upstream_unreachable');
});

test('no headers in time is 504, also where the other side ignores the abort', async () => {
  const rig = createRig({ timeouts: { connectMs: 20 } });
  await rig.signIn();
  rig.upstream.answer = never;

  assert.equal(await failureOf(await rig.call('/api/v3/events/', { partner })), '504 error.relay.upstream_timeout');
});

test('a body that does not end in time breaks off', async () => {
  const rig = createRig({ timeouts: { totalMs: 30 } });
  await rig.signIn();
  let cancelled = false;
  rig.upstream.answer = () =>
    new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('first')),
        cancel: () => void (cancelled = true),
      }),
    );

  const response = await rig.call('/api/v3/events/', { partner, raw: true });

  assert.equal(response.status, 200);
  await assert.rejects(response.text());
  assert.ok(cancelled);
});

test('the answer to a HEAD is let go at once, though nobody reads its body', async () => {
  const rig = createRig();
  await rig.signIn();
  let cancelled = false;
  rig.upstream.answer = () =>
    new Response(new ReadableStream({ cancel: () => void (cancelled = true) }), {
      headers: { 'x-request-id': 'req-1' },
    });

  const response = await rig.call('/api/v3/events/', { partner, method: 'HEAD', raw: true });

  assert.ok(cancelled);
  assert.equal(response.body, null);
  assert.equal(response.headers.get('x-request-id'), 'req-1');
});

test('an aborted call rejects as aborted and aborts the call of the API', async () => {
  const rig = createRig();
  await rig.signIn();
  const asked = deferred<AbortSignal>();
  rig.upstream.answer = (request) => {
    asked.resolve(request.signal);
    return never();
  };
  const controller = new AbortController();

  const calling = rig.call('/api/v3/events/', { partner, signal: controller.signal });
  const upstreamSignal = await asked.promise;
  controller.abort();

  await assert.rejects(calling, { name: 'AbortError' });
  assert.ok(upstreamSignal.aborted);
});

test('aborting while the body comes ends it', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.upstream.answer = () =>
    new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('first')) }));
  const controller = new AbortController();

  const response = await rig.call('/api/v3/events/', { partner, signal: controller.signal, raw: true });
  controller.abort();

  await assert.rejects(response.text(), { name: 'AbortError' });
});

test('aborting one caller does not abort the refresh that others wait for', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.advance(2 * 3_600_000);
  const asked = deferred<undefined>();
  const go = deferred<undefined>();
  rig.upstream.auth = (request, body) => {
    rig.upstream.auth = () => null;
    asked.resolve(undefined);
    return go.promise.then(() => rig.upstream.fetch(request.url, { method: 'POST', body: JSON.stringify(body) }));
  };
  const controller = new AbortController();

  const first = rig.call('/api/v3/events/', { partner, signal: controller.signal });
  const second = rig.call('/api/v3/events/', { partner });
  await asked.promise;
  controller.abort();
  go.resolve(undefined);

  await assert.rejects(first, { name: 'AbortError' });
  assert.equal((await second).status, 200);
});

test('hands on bodies in both directions', async () => {
  const rig = createRig({ uploads: 'stream' });
  await rig.signIn();
  rig.upstream.answer = async (request) => new Response(`got ${await request.text()}`);

  const response = await rig.call('/api/v3/setup_processes/evt_abc', {
    method: 'PUT',
    partner,
    body: { goal: 'tickets' },
  });

  assert.equal(await response.text(), 'got {"goal":"tickets"}');
});
