import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { createRig, failureOf, MINUTE, type Rig } from './rig.ts';
import { envelope } from './upstream.ts';

const events = (rig: Rig): Promise<Response> => rig.call('/api/v3/events/', { partner: 'partner-id-acme' });
const fail = (): never => {
  throw new TypeError('fetch failed');
};

test('passes "not available to you" through without a refresh', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.upstream.answer = () => envelope(401, 'error.auth.not_authorized');

  const response = await rig.call('/api/v3/campaign_results/?eid=evt_abc', { partner: 'partner-id-acme' });

  assert.equal(await failureOf(response), '401 error.auth.not_authorized');
  assert.equal(rig.upstream.refreshes(), 0);
});

test('any other 401 makes one refresh, does not repeat the call, and says that it did not happen', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.upstream.expireTokens();

  const responses = await Promise.all(
    Array.from({ length: 10 }, () =>
      rig.call('/api/v3/setup_processes/evt_abc/boost', { method: 'POST', partner: 'partner-id-acme' }),
    ),
  );
  const again = await events(rig);

  for (const response of responses) {
    assert.equal(response.headers.get('retry-after'), '1');
    assert.equal(await failureOf(response), '503 error.relay.upstream_unexpected');
  }
  assert.equal(rig.upstream.calls().filter(({ method }) => method === 'POST').length, 10);
  assert.equal(rig.upstream.refreshes(), 1);
  assert.equal(again.status, 200);
});

test('a 401 whose refresh is refused ends the session', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.upstream.expireTokens();
  rig.upstream.auth = () => envelope(401, 'error.auth.invalid_token');

  assert.equal(await failureOf(await events(rig)), '401 error.relay.signed_out');
  assert.deepEqual(await (await rig.call('/session')).json(), { state: 'signed-out' });
});

test('a 401 whose refresh fails leaves the session as it is', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.upstream.answer = () => new Response(null, { status: 401 });
  rig.upstream.auth = fail;

  assert.equal(await failureOf(await events(rig)), '502 error.relay.upstream_unreachable');
  assert.equal(((await (await rig.call('/session')).json()) as { state: string }).state, 'signed-in');
});

test('an endpoint that answers 401 for ever makes one refresh a minute, however often it is called', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.upstream.answer = () => envelope(401, 'error.auth.unauthorized');

  for (let call = 0; call < 12; call++) {
    assert.equal(await failureOf(await events(rig)), '503 error.relay.upstream_unexpected');
  }
  const inTheFirstMinute = rig.upstream.refreshes();
  rig.advance(MINUTE);
  await events(rig);

  assert.equal(inTheFirstMinute, 1);
  assert.equal(rig.upstream.refreshes(), 2);
});

test('a 401 whose body breaks off is 502 and makes no refresh', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.upstream.answer = () =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) }), {
      status: 401,
    });

  assert.equal(await failureOf(await events(rig)), '502 error.relay.upstream_unreachable');
  assert.equal(rig.upstream.refreshes(), 0);
});

test('a caller that gives up while a 401 comes is told of its own abort', async () => {
  const rig = createRig();
  await rig.signIn();
  const controller = new AbortController();
  rig.upstream.answer = () =>
    new Response(new ReadableStream({ pull: () => controller.abort() }, { highWaterMark: 0 }), { status: 401 });

  const calling = rig.call('/api/v3/events/', { partner: 'partner-id-acme', signal: controller.signal });

  await assert.rejects(calling, { name: 'AbortError' });
});

for (const [name, auth] of [
  ['refreshed', () => null],
  ['refused', () => envelope(401, 'error.auth.invalid_token')],
  ['not possible', fail],
] as const) {
  test(`the answer to a 401 whose refresh is ${name} names the API’s request id`, async () => {
    const rig = createRig();
    await rig.signIn();
    rig.upstream.answer = () => envelope(401, 'error.auth.unauthorized', { 'x-request-id': 'req-1' });
    rig.upstream.auth = auth;

    const response = await events(rig);

    assert.equal(response.headers.get('x-request-id'), 'req-1');
  });
}

test('a 401 with more to say than anybody reads is a 401 like another', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: 'error.auth.token_invalid', more: 'x'.repeat(300_000) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const rig = createRig();
  await rig.signIn();
  rig.upstream.answer = ({ signal }) => fetch(`http://127.0.0.1:${port}/`, { signal });

  const response = await rig.call('/api/v3/events/', { partner: 'partner-id-acme' });

  assert.equal(await failureOf(response), '503 error.relay.upstream_unexpected');
  assert.equal(rig.upstream.refreshes(), 1);
});
