import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { serveSandbox, type ServedSandbox } from '../../sandbox/node.ts';
import { signIn } from './support.ts';

let served: ServedSandbox;
let headers: Record<string, string>;

/** Reads over real HTTP as acme. */
async function read(path = '/events/evt_abc'): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await fetch(`${served.url}/api/v3${path}`, { headers, signal: AbortSignal.timeout(5_000) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** What the answer is with this fault, parsed. */
async function readWith(fault: string, path?: string): Promise<Record<string, unknown>> {
  served.sandbox.faults.clear();
  served.sandbox.faults.add(fault);
  return JSON.parse((await read(path)).text) as Record<string, unknown>;
}

describe('a fault, over HTTP', () => {
  before(async () => {
    served = await serveSandbox();
    const { AccessToken } = await signIn(served.sandbox, 'both@acme.example');
    headers = { authorization: `Bearer ${AccessToken}`, 'x-preferred-partner-id': 'partner-id-acme' };
  });
  beforeEach(() => served.sandbox.faults.clear());
  after(() => served.close());

  it('delays the normal answer', async () => {
    const normal = await read();
    served.sandbox.faults.add({ kind: 'delay', ms: 80, path: '/events/{eid}' });

    const startedAt = performance.now();
    const delayed = await read();

    assert.ok(performance.now() - startedAt >= 75);
    assert.equal(delayed.text, normal.text);
  });

  it('drops the connection before the answer', async () => {
    served.sandbox.faults.add('GET /events/{eid}=drop*1');

    await assert.rejects(read(), TypeError);

    assert.equal(served.sandbox.requests.at(-1)?.status, 0);
    assert.equal((await read()).status, 200);
  });

  it('drops the connection after half of the body', async () => {
    served.sandbox.faults.add('GET /events/{eid}=drop:half');

    const response = await fetch(`${served.url}/api/v3/events/evt_abc`, { headers });

    assert.equal(response.status, 200);
    await assert.rejects(response.text(), TypeError);
  });

  for (const [status, key] of [
    [400, 'error.request.invalid'],
    [401, 'error.auth.token_invalid'],
    [418, 'error.request.invalid'],
    [500, 'error.internal.unspecified'],
    [599, 'error.internal.unspecified'],
  ] as const) {
    it(`answers ${status} with the error envelope`, async () => {
      served.sandbox.faults.add({ kind: 'status', status, path: '*' });

      const answer = await read();

      assert.equal(answer.status, status);
      const envelope = { message: key, error_code: null, error_subcode: null, validation_errors: [] };
      assert.deepEqual(JSON.parse(answer.text), envelope);
      assert.match(answer.headers.get('x-request-id') ?? '', /^sandbox-1-/);
    });
  }

  it('answers a status with the key that is asked for', async () => {
    const { message } = await readWith('/events/{eid}=status:403:error.auth.account_disabled');

    assert.equal(message, 'error.auth.account_disabled');
  });

  it('cuts JSON in the middle', async () => {
    const { text } = await read();
    served.sandbox.faults.add('/events/{eid}=truncated');

    const cut = await read();

    assert.equal(cut.status, 200);
    assert.match(cut.headers.get('content-type') ?? '', /json/);
    assert.equal(cut.text, text.slice(0, Math.floor(text.length / 2)));
  });

  for (const status of [200, 502]) {
    it(`answers a page in HTML with status ${status}`, async () => {
      served.sandbox.faults.add(`/events/{eid}=html:${status}`);

      const answer = await read();

      assert.equal(answer.status, status);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
      assert.match(answer.text, /^<!doctype html>/);
    });
  }

  for (const type of ['text/plain', 'application/octet-stream']) {
    it(`answers the right JSON as ${type}`, async () => {
      const { text } = await read();
      served.sandbox.faults.add({ kind: 'wrong-type', type, path: '/events/{eid}' });

      const answer = await read();

      assert.equal(answer.headers.get('content-type'), type);
      assert.equal(answer.text, text);
    });
  }

  it('lets a body trickle', async () => {
    const { text } = await read();
    served.sandbox.faults.add('/events/{eid}=slow-body:80');

    const startedAt = performance.now();
    const response = await fetch(`${served.url}/api/v3/events/evt_abc`, { headers });
    const headersAfterMs = performance.now() - startedAt;
    const slow = await response.text();

    assert.ok(performance.now() - startedAt >= 75);
    assert.ok(headersAfterMs < 60, `${headersAfterMs} ms to the headers`);
    assert.equal(slow, text);
  });

  it('leaves fields out: some that the seed chooses, or those that are named', async () => {
    const whole = JSON.parse((await read()).text) as Record<string, unknown>;

    const some = await readWith('/events/{eid}=missing-fields');
    const named = await readWith('/events/{eid}=missing-fields:title,value');

    assert.ok(Object.keys(some).length < Object.keys(whole).length);
    assert.deepEqual(await readWith('/events/{eid}=missing-fields'), some);
    assert.deepEqual(
      Object.keys(whole).filter((name) => !(name in named)),
      ['title'],
    );
    assert.deepEqual((named['benchmark'] as { prediction: object }).prediction, { benchmark: 0.65 });
  });

  it('adds fields that nobody has heard of, in every object', async () => {
    const whole = JSON.parse((await read()).text) as Record<string, unknown>;

    const more = await readWith('/events/{eid}=unknown-fields');

    assert.equal(more['title'], whole['title']);
    assert.ok('sandbox_new_text' in more && 'sandbox_new_object' in more);
    assert.ok('sandbox_new_list' in (more['benchmark'] as object));
  });

  it('puts null where a value was', async () => {
    const named = await readWith('/events/{eid}=nulls:title,capacity');
    const some = await readWith('/events/{eid}=nulls');

    assert.deepEqual([named['title'], named['capacity'], named['city']], [null, null, 'München']);
    assert.ok(JSON.stringify(some).includes(':null'));
  });

  it('is a 429 without Retry-After, with seconds, or with a date of its own clock', async () => {
    const retryAfter = async (parameter: string) => {
      served.sandbox.faults.clear();
      served.sandbox.faults.add(`/events/{eid}=rate-limited${parameter}`);
      const answer = await read();
      assert.equal(answer.status, 429);
      return answer.headers.get('retry-after');
    };

    assert.equal(await retryAfter(''), null);
    assert.equal(await retryAfter(':7'), '7');
    assert.equal(await retryAfter(':date:7'), 'Wed, 20 May 2026 10:00:07 GMT');
  });

  it('drifts in each of its ways', async () => {
    const drift = (how: string) => readWith(`/events/{eid}=drift:${how}`);

    assert.equal((await drift('number-as-text'))['capacity'], '12000');
    assert.equal(typeof (await drift('text-as-number'))['title'], 'number');
    assert.deepEqual((await drift('object-for-array'))['campaign_event_series'], { 0: 'evt_abd' });
    assert.equal((await drift('unknown-value'))['status'], 'SANDBOX_NEW_VALUE');
    assert.equal(Object.keys(await drift('renamed')).length + 0, Object.keys(await readWith('*=delay:0')).length);
    assert.match(JSON.stringify(await drift('renamed')), /_v2":/);
    assert.notDeepEqual(await readWith('/events/{eid}=drift'), await readWith('*=delay:0'));
  });

  for (const value of [null, 7, 'text', [], [[{ a: null }]], { tc_run_id: {} }]) {
    it(`answers ${JSON.stringify(value)} in place of the body`, async () => {
      assert.deepEqual(await readWith(`/events/{eid}=json:${JSON.stringify(value)}`), value);
    });
  }

  it('answers without a body', async () => {
    served.sandbox.faults.add('/events/{eid}=empty');

    const answer = await read();

    assert.deepEqual([answer.status, answer.text], [200, '']);
  });

  it('counts down and is gone, and the next one takes its turn', async () => {
    const { faults } = served.sandbox;
    faults.add('GET /events/{eid}=status:500*2');
    faults.add({ kind: 'status', status: 503, path: '/events/{eid}', count: 1 });
    assert.deepEqual(
      faults.list.map(({ remaining }) => remaining),
      [2, 1],
    );

    const statuses: number[] = [];
    for (let call = 0; call < 4; call++) statuses.push((await read()).status);

    assert.deepEqual(statuses, [500, 500, 503, 200]);
    assert.deepEqual(faults.list, []);
  });

  it('spoils its own route alone, and of a path its own path', async () => {
    served.sandbox.faults.add('GET /events/{eid}=status:500');
    served.sandbox.faults.add('/events/evt_abd/statistics=status:503');
    served.sandbox.faults.add('POST *=status:502');

    const status = async (path: string) => (await read(path)).status;

    assert.equal(await status('/events/evt_abc'), 500);
    assert.equal(await status('/events/statistics'), 200);
    assert.equal(await status('/events/evt_abc/statistics'), 200);
    assert.equal(await status('/events/evt_abd/statistics'), 503);
    assert.equal((await fetch(`${served.url}/api/v3/auth`, { method: 'POST' })).status, 502);
  });

  it('leaves the answer open to browsers where the API leaves it open', async () => {
    served.sandbox.faults.add('/status/=status:500');

    assert.equal((await read('/status/')).headers.get('access-control-allow-origin'), '*');
  });
});
