import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { GatewayRig } from '../gateway/rig.ts';
import { deferred } from '../relay/rig.ts';
import { exchange, httpApi, memory, ownHeaders, rawApi, signedInOver } from './rig.ts';

const MB = 1024 * 1024;
const PARTNER = { 'x-preferred-partner-id': 'partner-id-acme' };
const events = (rig: GatewayRig): Promise<Response> =>
  rig.call('/api/v3/events/', { headers: PARTNER, redirect: 'manual' });

/** An API whose every answer is these bytes. */
const saying = (bytes: string | Buffer): Promise<string> => rawApi((socket) => void socket.end(bytes));

describe('an API whose body never ends, or never begins', () => {
  it('is read no faster than the caller reads, and left when the caller goes', { timeout: 60_000 }, async () => {
    let sent = 0;
    const closed = deferred<undefined>();
    const api = await httpApi((_incoming, outgoing) => {
      const chunk = Buffer.alloc(256 * 1024, 'x');
      const more = (): void => {
        while (!outgoing.destroyed) {
          sent += chunk.length;
          if (!outgoing.write(chunk)) break;
        }
      };
      outgoing.on('drain', more);
      outgoing.on('close', () => closed.resolve(undefined));
      more();
    });
    const rig = await signedInOver(api);
    const before = memory();
    const response = await events(rig);
    const reader = response.body?.getReader();

    for (let got = 0; got < 100 * MB;) got += (await reader?.read())?.value?.byteLength ?? Infinity;
    const grown = memory() - before;
    await reader?.cancel();
    await closed.promise;

    assert.ok(sent >= 100 * MB);
    assert.ok(grown < 80 * MB, `memory grew by ${grown} bytes`);
  });

  it('is cut when its time is over, and does not look whole', async () => {
    for (const head of [
      'Content-Length: 100\r\n\r\n',
      'Content-Length: 100\r\n\r\n{"a"',
      'Transfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n',
    ]) {
      const api = await rawApi(
        (socket) => void socket.write(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${head}`),
      );
      const rig = await signedInOver(api, { relay: { timeouts: { connectMs: 200, totalMs: 400 } } });

      const since = performance.now();
      const outcome = await events(rig)
        .then(async (response) => `${response.status} ${await response.text()}`)
        .catch(() => 'broken off');
      assert.match(outcome, /^(?:broken off$|504 )/);
      assert.ok(performance.now() - since < 10_000);
    }
  });

  it('of a 401 is read only so far as an error can be long', async () => {
    let sent = 0;
    const api = await httpApi((_incoming, outgoing) => {
      outgoing.writeHead(401, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(64 * 1024, ' ');
      const more = (): void => {
        while (!outgoing.destroyed) {
          sent += chunk.length;
          if (!outgoing.write(chunk)) break;
        }
      };
      outgoing.on('drain', more);
      more();
    });
    const rig = await signedInOver(api);

    const response = await events(rig);

    assert.ok([502, 503].includes(response.status));
    assert.ok(sent < 20 * MB, `${sent} bytes`);
    await response.text();
  });

  it('of /auth is read only so far as tokens can be long', { timeout: 60_000 }, async () => {
    const closed = deferred<undefined>();
    const api = await httpApi((incoming, outgoing) => {
      incoming.resume();
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.on('close', () => closed.resolve(undefined));
      const more = (): void => {
        while (!outgoing.destroyed && outgoing.write(' '.repeat(64 * 1024)));
      };
      outgoing.on('drain', more);
      more();
    });
    const rig = await signedInOver(api, { fetch: (request) => fetch(request) });
    const before = memory();

    assert.equal((await rig.signIn()).status, 502);
    await closed.promise;
    assert.ok(memory() - before < 60 * MB);
  });
});

describe('an API whose body is packed', () => {
  it('small, and large once unpacked, costs no memory while nobody takes it', async () => {
    const bomb = gzipSync(Buffer.alloc(400 * MB), { level: 9 });
    const api = await httpApi((_incoming, outgoing) => {
      outgoing
        .writeHead(200, { 'content-type': 'text/csv', 'content-encoding': 'gzip', 'content-length': bomb.length })
        .end(bomb);
    });
    const rig = await signedInOver(api);
    const before = memory();

    const response = await events(rig);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const grown = memory() - before;
    await response.body?.cancel();

    assert.equal(response.headers.get('content-encoding'), null);
    assert.equal(response.headers.get('content-length'), null);
    assert.ok(grown < 100 * MB, `memory grew by ${grown} bytes`);
  });

  it('in a way that is broken or unknown is no fault of ours', async () => {
    for (const [encoding, body] of [
      ['gzip', 'no gzip'],
      ['deflate', 'no deflate'],
      ['br', 'no brotli'],
    ] as const) {
      const api = await saying(
        `HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
      const rig = await signedInOver(api);

      const outcome = await events(rig)
        .then((response) => response.text())
        .catch(() => 'broken off');
      assert.equal(outcome, 'broken off', encoding);
      assert.deepEqual(
        rig.log.filter(({ fault }) => fault !== undefined),
        [],
      );
    }
  });
});

it('an API that is slow holds up no other call', async () => {
  const api = await httpApi((incoming, outgoing) => {
    if (incoming.url?.includes('statistics')) return;
    outgoing.end('{}');
  });
  const rig = await signedInOver(api, { relay: { timeouts: { connectMs: 5_000 } } });

  const slow = Array.from({ length: 30 }, () => rig.call('/api/v3/events/statistics', { headers: PARTNER }));
  const since = performance.now();
  assert.equal((await events(rig)).status, 200);
  assert.ok(performance.now() - since < 4_000);
  for (const response of await Promise.all(slow)) assert.equal(response.status, 504);
});

it('a caller that goes away before it is answered is written down as gone, with no fault', async () => {
  const api = await httpApi(() => undefined);
  const rig = await signedInOver(api);
  rig.log.length = 0;

  await exchange(rig.url, `GET /fd/api/v3/events/ HTTP/1.1\r\n${ownHeaders(rig)}\r\n`, { waitMs: 200 });
  while (rig.log.length === 0) await once(AbortSignal.timeout(20), 'abort');

  assert.deepEqual(
    rig.log.map(({ status, fault }) => [status, fault]),
    [[499, undefined]],
  );
});
