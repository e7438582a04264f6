import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { describe, it } from 'node:test';
import { startGateway, type GatewayRig } from '../gateway/rig.ts';
import { exchange, httpApi, memory, ownHeaders, signedInOver } from './rig.ts';

const MB = 1024 * 1024;
/** Way below what would be sent, and above what a garbage collector leaves lying about. */
const MAX_GROWTH = 60 * MB;

/** Writes for as long as anybody takes it, and tells how much that was. */
function endless(socket: Socket, head: string, { isChunked }: { isChunked: boolean }): () => number {
  const data = Buffer.alloc(64 * 1024, 'x');
  const piece = isChunked ? Buffer.concat([Buffer.from('10000\r\n'), data, Buffer.from('\r\n')]) : data;
  let sent = 0;
  const more = (): void => {
    while (!socket.destroyed && socket.writable) {
      sent += data.length;
      if (!socket.write(piece)) break;
    }
  };
  socket.on('drain', more);
  socket.on('connect', () => {
    socket.write(head);
    more();
  });
  return () => sent;
}

async function signedIn(): Promise<GatewayRig> {
  const api = await httpApi((incoming, outgoing) => {
    incoming.resume();
    incoming.on('end', () => outgoing.end('{}'));
  });
  return signedInOver(api, { limits: { sessionBytes: 16 * 1024, apiBytes: MB, mediaBytes: 5 * MB } });
}

const routes: readonly (readonly [path: string, type: string])[] = [
  ['/fd/session', 'application/json'],
  ['/fd/session/challenge', 'application/json'],
  ['/fd/api/v3/campaigns_setup', 'application/json'],
  ['/fd/api/media', 'multipart/form-data; boundary=x'],
];

describe('a body without an end', () => {
  for (const [path, type] of routes) {
    it(`is cut at the limit, costs no memory and gets 413: ${path}`, async () => {
      const rig = await signedIn();
      const before = memory();
      let peak = before;
      const watch = setInterval(() => (peak = Math.max(peak, memory())), 20);
      let sent = (): number => 0;

      const { statuses, isClosed } = await exchange(
        rig.url,
        (socket) =>
          (sent = endless(
            socket,
            `POST ${path} HTTP/1.1\r\n${ownHeaders(rig)}Content-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n`,
            { isChunked: true },
          )),
        { waitMs: 20_000 },
      );
      clearInterval(watch);

      assert.deepEqual([statuses, isClosed], [[413], true]);
      assert.ok(sent() < 300 * MB, `${sent()} bytes were taken`);
      assert.ok(peak - before < MAX_GROWTH, `memory grew by ${peak - before} bytes`);
    });
  }

  it('of a call that is not listed, or not allowed, is not read to its end either', async () => {
    const rig = await signedIn();
    for (const [head, status] of [
      [`POST /fd/api/v3/nothing HTTP/1.1\r\n${ownHeaders(rig)}`, 404],
      [`POST /fd/api/v3/campaigns_setup HTTP/1.1\r\nHost: a\r\n`, 403],
      [`PATCH /fd/session HTTP/1.1\r\n${ownHeaders(rig)}`, 405],
      [`POST /fd/healthz HTTP/1.1\r\n${ownHeaders(rig)}`, 404],
      [`PUT /fd/fd.js HTTP/1.1\r\n${ownHeaders(rig)}`, 404],
    ] as const) {
      const { statuses, isClosed, ms } = await exchange(
        rig.url,
        (socket) => void endless(socket, `${head}Transfer-Encoding: chunked\r\n\r\n`, { isChunked: true }),
        { waitMs: 20_000 },
      );
      assert.deepEqual([statuses, isClosed], [[status], true], head.split('\r\n')[0]);
      assert.ok(ms < 10_000);
    }
  });
});

describe('a length that lies', () => {
  for (const [path, type] of routes) {
    it(`is refused before a byte of the body where it is too large: ${path}`, async () => {
      const rig = await signedIn();
      for (const length of ['6000000000', '9007199254740993', '18446744073709551614']) {
        const { statuses } = await exchange(
          rig.url,
          `POST ${path} HTTP/1.1\r\n${ownHeaders(rig)}Content-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`,
          { waitMs: 5_000 },
        );
        assert.ok(statuses.length === 1 && [400, 413].includes(statuses[0] ?? 0), `${length}: ${statuses.join()}`);
      }
    });
  }

  it('is taken at its word where it is too small: what comes after is another request, and none', async () => {
    const rig = await startGateway();
    await rig.signIn();

    const { statuses, isClosed } = await exchange(
      rig.url,
      `POST /fd/api/v3/campaigns_setup HTTP/1.1\r\n${ownHeaders(rig)}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}${'x'.repeat(2_000)}`,
      { waitMs: 5_000 },
    );

    // Node may end the connection for the second before the first is answered.
    assert.ok(isClosed && statuses.at(-1) === 400, statuses.join());
    assert.ok(rig.upstream.calls().every(({ body }) => body === '{}' || body === ''));
  });

  it('where it is too large and the connection ends makes no call of the API that looks whole', async () => {
    const bodies: string[] = [];
    const api = await httpApi((incoming, outgoing) => {
      let body = '';
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => {
        bodies.push(body);
        outgoing.end('{}');
      });
      incoming.on('error', () => undefined);
    });
    const rig = await signedInOver(api);

    for (const framing of [
      'Content-Length: 100\r\n\r\n{"a":1}',
      'Transfer-Encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n',
    ]) {
      await exchange(
        rig.url,
        (socket) => {
          socket.write(
            `POST /fd/api/v3/campaigns_setup HTTP/1.1\r\n${ownHeaders(rig)}Content-Type: application/json\r\n${framing}`,
          );
          setTimeout(() => socket.end(), 100);
        },
        { waitMs: 1_000 },
      );
    }

    assert.deepEqual(bodies, []);
    assert.equal((await rig.call('/session')).status, 200);
  });
});

it('a body that is compressed is not unpacked here: a bomb is only as large as it is', async () => {
  const rig = await startGateway();
  await rig.signIn();

  const sent = await rig.call('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
  });
  const up = await rig.call('/api/v3/campaigns_setup', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'x-preferred-partner-id': 'partner-id-acme',
    },
    body: '{}',
  });

  assert.deepEqual([sent.status, up.status], [400, 200]);
  assert.equal(rig.upstream.calls()[0]?.headers.get('content-encoding'), null);
});

it('JSON that is deep, or long in keys, is refused or read, and nothing falls over', async () => {
  const rig = await startGateway();
  const send = async (body: string): Promise<number> =>
    (await rig.call('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status;

  assert.equal(await send('['.repeat(16_000)), 400);
  assert.equal(await send(`${'{"a":'.repeat(2_500)}1${'}'.repeat(2_500)}`), 400);
  assert.equal(await send(`{${Array.from({ length: 1_000 }, (_each, n) => `"k${n}":1`).join()}}`), 400);
  assert.equal(await send('{"username":{"toString":1},"password":[]}'), 400);
  assert.equal(await send('null'), 400);
  assert.equal(await send(''), 400);
  assert.equal((await rig.signIn()).status, 200);
});
