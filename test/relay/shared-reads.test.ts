import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRig, deferred, failureOf, type Rig } from './rig.ts';
import { envelope } from './upstream.ts';

const ACME = 'partner-id-acme';
const read = (rig: Rig, target = '/api/v3/events/evt_abc', init: Parameters<Rig['call']>[1] = {}): Promise<Response> =>
  rig.call(target, { partner: ACME, ...init });

/** A rig whose answers are counted, so that two of them are never the same. */
async function countingRig(options: Parameters<typeof createRig>[0] = {}): Promise<Rig & { answered: () => number }> {
  const rig = createRig(options);
  await rig.signIn();
  let answered = 0;
  rig.upstream.answer = () => Response.json({ answer: (answered += 1) });
  return Object.assign(rig, { answered: () => answered });
}

test('identical reads at the same time are one call of the API', async () => {
  const rig = await countingRig();

  const answers = await Promise.all(Array.from({ length: 20 }, () => read(rig)));

  assert.equal(rig.answered(), 1);
  for (const answer of answers) assert.deepEqual(await answer.json(), { answer: 1 });
});

test('a read is answered again for three seconds, and asked again after them', async () => {
  const rig = await countingRig();

  await read(rig);
  rig.advance(2_999);
  const shared = await read(rig);
  rig.advance(1);
  const asked = await read(rig);

  assert.deepEqual(await shared.json(), { answer: 1 });
  assert.deepEqual(await asked.json(), { answer: 2 });
});

test('a shared answer has the headers of the first', async () => {
  const rig = await countingRig();
  rig.upstream.answer = () => Response.json({}, { headers: { 'x-request-id': 'req-1' } });

  const [first, second] = [await read(rig), await read(rig)];

  assert.deepEqual([...second.headers], [...first.headers]);
  assert.equal(second.headers.get('cache-control'), 'no-store');
});

for (const [what, target, init] of [
  ['another path', '/api/v3/events/evt_def', {}],
  ['another query', '/api/v3/events/evt_abc?page=2', {}],
  ['another partner', '/api/v3/events/evt_abc', { partner: 'partner-id-beta' }],
  ['another language', '/api/v3/events/evt_abc', { headers: { 'accept-language': 'de' } }],
  ['another method', '/api/v3/events/evt_abc', { method: 'HEAD' }],
] as const) {
  test(`${what} is another read`, async () => {
    const rig = await countingRig();

    await Promise.all([read(rig), read(rig, target, init)]);

    assert.equal(rig.answered(), 2);
  });
}

test('another session is another read, also of the same user', async () => {
  const rig = await countingRig();
  const first = rig.handle.id();
  await read(rig);

  rig.handle.clear();
  await rig.signIn();
  const answer = await read(rig);

  assert.notEqual(rig.handle.id(), first);
  assert.deepEqual(await answer.json(), { answer: 2 });
});

test('a partner that the session has lost is refused, though its answer is there', async () => {
  const rig = await countingRig();
  await read(rig, '/api/v3/events/evt_abc', { partner: 'partner-id-beta' });

  rig.upstream.groups = [ACME];
  rig.upstream.expireTokens();
  rig.upstream.answer = () => envelope(401, 'error.auth.token_invalid');
  await read(rig, '/api/v3/permissions');
  const answer = await read(rig, '/api/v3/events/evt_abc', { partner: 'partner-id-beta' });

  assert.equal(await failureOf(answer), '403 error.relay.partner_forbidden');
});

test('a signed-out session is told nothing of what it has read', async () => {
  const rig = await countingRig();
  await read(rig);

  const id = rig.handle.id()!;
  await rig.call('/session', { method: 'DELETE' });
  rig.handle.set(id, 0);

  assert.equal(await failureOf(await read(rig)), '401 error.relay.signed_out');
});

test('a failure is shared by those who wait for it, and by nobody after', async () => {
  const rig = await countingRig();
  const gate = deferred<Response>();
  rig.upstream.answer = () => gate.promise;

  const waiting = [read(rig), read(rig)];
  await new Promise((resolve) => setTimeout(resolve, 10));
  gate.resolve(envelope(500, 'error.internal.unspecified'));
  const failed = await Promise.all(waiting);
  rig.upstream.answer = () => Response.json({ healed: true });
  const healed = await read(rig);

  assert.deepEqual(
    failed.map(({ status }) => status),
    [500, 500],
  );
  assert.equal(rig.upstream.calls().length, 2);
  assert.deepEqual(await healed.json(), { healed: true });
});

test('a read that begins after a write is answered neither by what was kept nor by what is under way', async () => {
  const rig = await countingRig();
  const gate = deferred<Response>();
  const other = '/api/v3/events/evt_def';
  await read(rig);
  rig.upstream.answer = (request) => (request.method === 'PUT' ? Response.json({}) : gate.promise);
  const slow = read(rig, other);
  await new Promise((resolve) => setTimeout(resolve, 10));

  await read(rig, '/api/v3/setup_processes/evt_abc', { method: 'PUT', body: {} });
  rig.upstream.answer = () => Response.json({ after: 'the write' });
  const after = await Promise.all([read(rig), read(rig, other)]);
  gate.resolve(Response.json({ before: 'the write' }));

  for (const answer of after) assert.deepEqual(await answer.json(), { after: 'the write' });
  assert.deepEqual(await (await slow).json(), { before: 'the write' });
  assert.deepEqual(await (await read(rig, other)).json(), { after: 'the write' });
});

test('what is read while a write is under way is not handed out after it', async () => {
  const rig = await countingRig();
  const gate = deferred<Response>();
  rig.upstream.answer = (request) => (request.method === 'PUT' ? gate.promise : Response.json({ before: true }));

  const writing = read(rig, '/api/v3/setup_processes/evt_abc', { method: 'PUT', body: {} });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await read(rig);
  gate.resolve(Response.json({}));
  await writing;
  rig.upstream.answer = () => Response.json({ before: false });

  assert.deepEqual(await (await read(rig)).json(), { before: false });
});

test('who gives up leaves the others their answer, and the last one ends the call', async () => {
  const rig = await countingRig();
  const gate = deferred<Response>();
  let upstreamSignal: AbortSignal | undefined;
  rig.upstream.answer = (request) => {
    upstreamSignal = request.signal;
    return gate.promise;
  };
  const [one, two] = [new AbortController(), new AbortController()];

  const waits = [one, two].map(({ signal }) => read(rig, undefined, { signal }).catch((error: Error) => error.name));
  await new Promise((resolve) => setTimeout(resolve, 10));
  one.abort();
  assert.equal(await waits[0], 'AbortError');
  assert.equal(upstreamSignal?.aborted, false);
  two.abort();
  assert.equal(await waits[1], 'AbortError');

  assert.equal(upstreamSignal?.aborted, true);
  assert.equal(rig.upstream.calls().length, 1);
});

test('an answer that is no JSON, or too long, is each caller’s own and comes as a stream', async () => {
  const long = 'x'.repeat(1024 * 1024 + 10);
  for (const answer of [
    () => new Response('a,b\n1,2\n', { headers: { 'content-type': 'text/csv' } }),
    () => Response.json(long),
  ]) {
    const rig = await countingRig();
    rig.upstream.answer = answer;
    const expected = await answer().text();

    const texts = await Promise.all([read(rig), read(rig), read(rig)].map(async (call) => (await call).text()));

    assert.ok(texts.every((text) => text === expected));
    assert.equal(rig.upstream.calls().length, 3);
  }
});

test('a body that breaks off is told as such to everybody, and is not kept', async () => {
  const rig = await countingRig();
  rig.upstream.answer = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"half":'));
          controller.error(new TypeError('terminated'));
        },
      }),
      { headers: { 'content-type': 'application/json' } },
    );

  const broken = await Promise.all([read(rig), read(rig)]);
  rig.upstream.answer = () => Response.json({ whole: true });

  for (const answer of broken) assert.equal(await failureOf(answer), '502 error.relay.upstream_unreachable');
  assert.deepEqual(await (await read(rig)).json(), { whole: true });
});

test('a clock that is put back does not make an old answer new', async () => {
  const rig = await countingRig();
  await read(rig);

  rig.advance(-3_600_000);

  assert.deepEqual(await (await read(rig)).json(), { answer: 2 });
});

test('with shareReadsMs 0 every read is a call', async () => {
  const rig = await countingRig({ shareReadsMs: 0 });

  await Promise.all([read(rig), read(rig)]);

  assert.equal(rig.answered(), 2);
});

test('what is no JSON after all is told to who waits for it, and not kept', async () => {
  const rig = await countingRig();
  rig.upstream.answer = () => new Response('{"half":', { headers: { 'content-type': 'application/json' } });
  const broken = await read(rig);
  rig.upstream.answer = () => Response.json({ whole: true });

  assert.equal(await broken.text(), '{"half":');
  assert.deepEqual(await (await read(rig)).json(), { whole: true });
});
