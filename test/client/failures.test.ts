import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { apiOf } from '../../src/client/facade.ts';
import { createClient, type FdClient } from '../../src/client/client.ts';
import { isFdError } from '../../src/model/errors/fd-error.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import { held, json, scriptedRelay, type Answer } from './upstream.ts';

const ACME = 'partner-id-acme' as PartnerId;

/** Reads the event of the worked example against scripted answers, with ky's timers run out at once. */
async function attempt(
  answers: Answer[],
): Promise<{ value?: unknown; thrown?: unknown; calls: number; waitedMs: number[] }> {
  const relay = scriptedRelay();
  relay.on('/api/v3/events/evt_abc', ...answers);
  const client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch });
  await client.session();
  const waitedMs: number[] = [];
  const real = globalThis.setTimeout;
  const timers = mock.method(globalThis, 'setTimeout', ((run: () => void, ms = 0) => {
    // The timeout of a try is a timer as well: only pauses between tries run out here.
    if (ms === 30_000) return real(() => undefined, 0);
    waitedMs.push(ms);
    return real(run, 0);
  }) as never);
  try {
    const value = await apiOf(client.as(ACME)).event.get('evt_abc');
    return { value, calls: relay.sent.length - 1, waitedMs };
  } catch (thrown) {
    return { thrown, calls: relay.sent.length - 1, waitedMs };
  } finally {
    timers.mock.restore();
  }
}

const envelope = (message: string) => ({
  message,
  error_code: 'X',
  validation_errors: [{ code: 'E', field: 'title' }],
});

describe('a failed read', () => {
  const table: [string, Answer, string, number][] = [
    ['400', json(envelope('error.event.bad'), 400), 'request-invalid', 1],
    ['401', json(envelope('error.relay.signed_out'), 401), 'sign-in-required', 1],
    ['401 not authorized', json(envelope('error.auth.not_authorized'), 401), 'not-available', 1],
    ['403', json(envelope('error.relay.partner_forbidden'), 403), 'partner-forbidden', 1],
    ['403 account disabled', json(envelope('error.auth.account_disabled'), 403), 'not-available', 1],
    ['404', json(envelope('error.event.not_found'), 404), 'not-found', 1],
    ['a key that every object has', json(envelope('constructor'), 404), 'not-found', 1],
    ['409', json(envelope('x'), 409), 'conflict', 1],
    ['418', new Response('', { status: 418 }), 'request-invalid', 1],
    ['422', json(envelope('x'), 422), 'request-invalid', 1],
    ['429', json(envelope('x'), 429), 'rate-limited', 3],
    ['500', json(envelope('error.internal.unspecified'), 500), 'server', 3],
    ['502 of a dead upstream', json(envelope('error.relay.upstream_unreachable'), 502), 'network', 3],
    [
      '503 in HTML',
      new Response('<h1>no</h1>', { status: 503, headers: { 'content-type': 'text/html' } }),
      'server',
      3,
    ],
    ['504', json(envelope('error.relay.upstream_timeout'), 504), 'timeout', 3],
    ['a dropped connection', () => Promise.reject(new TypeError('fetch failed')), 'network', 3],
    ['HTML for JSON', new Response('<h1>hi</h1>', { headers: { 'content-type': 'text/html' } }), 'response-shape', 1],
    ['truncated JSON', new Response('{"id": "evt'), 'response-shape', 1],
    ['no body', new Response(null, { status: 204 }), 'response-shape', 1],
    ['a list for an object', json([]), 'response-shape', 1],
    ['a number for a title', json({ id: 'evt_abc', title: 7 }), 'response-shape', 1],
  ];
  for (const [name, answer, code, calls] of table) {
    it(`is a typed error after ${name}`, async () => {
      const result = await attempt([answer]);

      assert.ok(isFdError(result.thrown), String(result.thrown));
      assert.equal(result.thrown.code, code);
      assert.equal(result.calls, calls);
      assert.match(result.thrown.message, /^Could not read event evt_abc as partner-id-acme( \(\d+\))?\. ./);
    });
  }

  it('carries the request id, the fields at fault and never the value', async () => {
    const refused = await attempt([json(envelope('x'), 422, { 'x-request-id': 'req-7' })]);
    const wrong = await attempt([json({ id: 'evt_abc', title: { secret: 'Olympiahalle' } })]);

    assert.ok(isFdError(refused.thrown) && isFdError(wrong.thrown));
    assert.equal(refused.thrown.requestId, 'req-7');
    assert.equal(refused.thrown.validationErrors[0]?.field, 'title');
    assert.match(wrong.thrown.message, /at title it should be string/);
    assert.doesNotMatch(wrong.thrown.message, /Olympiahalle|secret/);
  });

  it('recovers when the second try succeeds', async () => {
    const result = await attempt([json({}, 503), json({ id: 'evt_abc' })]);

    assert.deepEqual(result.value, { id: 'evt_abc' });
    assert.equal(result.calls, 2);
  });

  for (const [form, header] of [
    ['seconds', '7'],
    ['a date', new Date(Date.now() + 7_000).toUTCString()],
  ]) {
    it(`waits as long as Retry-After says in ${form}`, async () => {
      const result = await attempt([json({}, 429, { 'retry-after': header ?? '' }), json({ id: 'evt_abc' })]);

      assert.ok(
        result.waitedMs.some((ms) => ms > 5_000 && ms <= 7_000),
        String(result.waitedMs),
      );
    });
  }

  it('gives up at once when it would have to wait for more than a minute, and says for how long', async () => {
    const { thrown, calls } = await attempt([json({}, 429, { 'retry-after': '61' })]);

    assert.ok(isFdError(thrown));
    assert.equal(thrown.retryAfterMs, 61_000);
    assert.equal(calls, 1);
  });

  it('is a timeout when the answer stops in the middle', async () => {
    const relay = scriptedRelay();
    relay.on('/api/v3/events/evt_abc', new Response('{"id": "evt_abc"'));
    const stalls: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const answer = await relay.fetch(request);
      if (!request.url.includes('evt_abc')) return answer;
      const body = new ReadableStream({
        start: (controller) => request.signal.addEventListener('abort', () => controller.error(request.signal.reason)),
      });
      return new Response(body, answer);
    };
    const client = createClient({ base: 'http://kit.test/fd', fetch: stalls, timeoutMs: 20 });
    await client.session();

    await assert.rejects(apiOf(client.as(ACME)).event.get('evt_abc'), { code: 'timeout' });
  });

  it('is a timeout when the answer stops in the middle and no abort reaches it', async () => {
    const client = await withBodies(new ReadableStream(), 20);

    await assert.rejects(apiOf(client.as(ACME)).event.get('evt_abc'), { code: 'timeout' });
  });

  it('is an abort when the answer comes all the same after its caller has left', async () => {
    const leaving = new AbortController();
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      leaving.abort();
      controller.enqueue(new TextEncoder().encode('""'));
      controller.close();
    };
    // Nothing is pulled before the body is read.
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    const client = await withBodies(body, 10_000);
    const scope = client.as(ACME);

    const sent = scope.send(
      { method: 'POST', path: '/events/evt_abc', what: 'anything' },
      (answer) => answer.json(),
      leaving.signal,
    );
    await assert.rejects(sent, { name: 'AbortError' });
  });

  it('is a timeout when no answer comes', async () => {
    const relay = scriptedRelay();
    relay.on('/api/v3/events/evt_abc', held().answer);
    const client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch, timeoutMs: 20 });
    await client.session();

    await assert.rejects(apiOf(client.as(ACME)).event.get('evt_abc'), { code: 'timeout' });
  });
});

describe('a failed sign-in', () => {
  const table: [string, Response, string][] = [
    ['a wrong password', json(envelope('error.auth.invalid_credentials'), 401), 'request-invalid'],
    ['a disabled account', json(envelope('error.auth.account_disabled'), 403), 'not-available'],
    [
      'too many attempts',
      json(envelope('error.gateway.too_many_attempts'), 429, { 'retry-after': '60' }),
      'rate-limited',
    ],
    ['a fault of the service', json({}, 500), 'server'],
  ];
  for (const [name, answer, code] of table) {
    it(`is never sent twice after ${name}`, async () => {
      const relay = scriptedRelay({ state: 'signed-out' });
      relay.on('/session', answer);
      const client = createClient({ base: 'http://kit.test/fd', fetch: relay.fetch });

      await assert.rejects(client.signIn({ username: 'anna@acme.example', password: 'wrong' }), { code });

      assert.equal(relay.sent.length, 1);
    });
  }
});

/** A client whose calls of an event are answered with a body that no abort reaches, as engines forget to carry it. */
async function withBodies(body: ReadableStream, timeoutMs: number): Promise<FdClient> {
  const relay = scriptedRelay();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    return request.url.includes('evt_abc') ? new Response(body) : relay.fetch(request);
  };
  const client = createClient({ base: 'http://kit.test/fd', fetch, timeoutMs });
  await client.session();
  return client;
}
