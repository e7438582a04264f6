import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { createGateway } from '../../src/gateway/gateway.ts';
import { toNodeListener } from '../../src/gateway/node.ts';
import { SECRET, startGateway, type GatewayRig } from '../gateway/rig.ts';
import { UPSTREAMS } from '../relay/upstream.ts';
import { exchange, ownHeaders } from './rig.ts';

const HIDDEN = '/fd/api/v3/partners/';

/** A request whose end can be read in two ways, and one hidden behind it. */
const framings: Readonly<Record<string, readonly string[]>> = {
  'a length and chunks': [
    'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n',
  ],
  'two lengths': [
    'Content-Length: 0\r\nContent-Length: 5\r\n\r\n',
    'Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}',
    'Content-Length: 2, 2\r\n\r\n{}',
  ],
  'a length that is none': [
    'Content-Length: +2\r\n\r\n{}',
    'Content-Length: -2\r\n\r\n{}',
    'Content-Length: 0x2\r\n\r\n{}',
    'Content-Length: 2 2\r\n\r\n{}',
    'Content-Length: 2;\r\n\r\n{}',
    'Content-Length: 99999999999999999999999\r\n\r\n{}',
    'Content-Length : 2\r\n\r\n{}',
    ' Content-Length: 2\r\n\r\n{}',
    'Content-Length\x00: 2\r\n\r\n{}',
  ],
  'other encodings than chunked, which the next server may not undo': [
    'Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: identity\r\n\r\n',
    'Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}',
    'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: "chunked"\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked;x\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: \r\nContent-Length: 2\r\n\r\n{}',
    'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n',
  ],
  'an encoding behind more lines than Node hands on': [
    `${'a:b\r\n'.repeat(2_100)}Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n`,
  ],
  'folded lines and lines that end oddly': [
    'Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n',
    'X-A: b\r\n\tContent-Length: 5\r\n\r\n',
    'X-A: b\nContent-Length: 5\r\n\r\n',
    'X-A: b\rContent-Length: 5\r\n\r\n',
    'X-A: b\n\nGET /x HTTP/1.1\r\n\r\n',
    'X A: b\r\n\r\n',
    ': b\r\n\r\n',
    'X-A\r\n\r\n',
  ],
  'chunks with sizes that are none': [
    'Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\n\r\n fffffffffffffffff\r\n{}\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n',
    'Transfer-Encoding: chunked\r\n\r\n2;a\n{}\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\n\r\n2\r\n{}X\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\n\r\n2 x\r\n{}\r\n0\r\n\r\n',
    'Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 99\r\n\r\n',
  ],
};

/** Nothing that stands behind a doubtful request may be answered, and nothing of either may reach the API. */
async function sendsNothing(rig: GatewayRig, framing: string, name: string): Promise<void> {
  const { statuses, isClosed } = await exchange(
    rig.url,
    `POST /fd/api/v3/campaigns_setup HTTP/1.1\r\n${ownHeaders(rig)}Content-Type: application/json\r\n${framing}GET ${HIDDEN} HTTP/1.1\r\n${ownHeaders(rig)}\r\n`,
    { waitMs: 5_000 },
  );
  assert.deepEqual([statuses, isClosed], [[400], true], name);
  assert.ok(!rig.upstream.calls().some(({ target }) => target.includes('partners')), name);
}

describe('a request whose end could be seen elsewhere', () => {
  for (const [what, list] of Object.entries(framings)) {
    it(`is refused, with the connection and all that follows on it: ${what}`, async () => {
      const rig = await startGateway();
      await rig.signIn();

      for (const framing of list) await sendsNothing(rig, framing, JSON.stringify(framing));
    });
  }

  it('is refused where it has a body that has no meaning: GET and HEAD', async () => {
    const rig = await startGateway();
    await rig.signIn();
    const hidden = `GET ${HIDDEN} HTTP/1.1\r\n${ownHeaders(rig)}\r\n`;

    for (const method of ['GET', 'HEAD']) {
      for (const framing of [
        `Content-Length: ${hidden.length}\r\n\r\n`,
        `Transfer-Encoding: chunked\r\n\r\n${hidden.length.toString(16)}\r\n`,
      ]) {
        const { statuses, isClosed } = await exchange(
          rig.url,
          `${method} /fd/session HTTP/1.1\r\n${ownHeaders(rig)}${framing}${hidden}`,
          { waitMs: 5_000 },
        );
        assert.deepEqual([statuses, isClosed], [[400], true]);
      }
    }
    assert.equal(rig.upstream.calls().length, 0);
  });

  it('is refused where it names two hosts, or none', async () => {
    const rig = await startGateway();
    const ask = async (hosts: string): Promise<readonly number[]> =>
      (await exchange(rig.url, `GET /fd/healthz HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`)).statuses;

    assert.deepEqual(await ask('Host: localhost\r\nHost: evil.test\r\n'), [400]);
    assert.deepEqual(await ask('Host: localhost\r\nHOST: localhost\r\n'), [400]);
    assert.deepEqual(await ask(''), [400]);
    assert.deepEqual(await ask('Host: localhost\r\n'), [200]);
  });

  it('is refused in another version or form of HTTP', async () => {
    const rig = await startGateway();
    for (const line of [
      'PRI * HTTP/2.0\r\n\r\nSM',
      'GET /fd/session HTTP/1.2',
      'GET /fd/session HTTP/9.9',
      'GET /fd/session http/1.1',
      'GET /fd/session ICAP/1.0',
      'get /fd/session HTTP/1.1',
      'DEBUG /fd/session HTTP/1.1',
      'CONNECT 127.0.0.1:22 HTTP/1.1',
    ]) {
      const { statuses, isClosed } = await exchange(rig.url, `${line}\r\nHost: localhost\r\n\r\n`, { waitMs: 5_000 });
      assert.ok(isClosed && (statuses[0] ?? 400) >= 400, line);
    }
  });
});

describe('a request that is odd and has one end', () => {
  const chunked = 'Transfer-Encoding: chunked\r\n\r\n';
  for (const [what, framing] of [
    ['chunked in another case', 'Transfer-Encoding: CHUNKED\r\n\r\n2\r\n{}\r\n0\r\n\r\n'],
    ['chunked with blanks and a tab around', 'Transfer-Encoding: \t chunked  \r\n\r\n2\r\n{}\r\n0\r\n\r\n'],
    ['chunks with extensions', `${chunked}2;name=value;x="y"\r\n{}\r\n0;last\r\n\r\n`],
    ['chunks whose sizes have zeros in front', `${chunked}0002\r\n{}\r\n000\r\n\r\n`],
    ['a wish for 100 Continue', 'Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}'],
  ] as const) {
    it(`is one call, and the next on its connection is the next: ${what}`, async () => {
      const rig = await startGateway();
      await rig.signIn();

      const { statuses } = await exchange(
        rig.url,
        `POST /fd/api/v3/campaigns_setup HTTP/1.1\r\n${ownHeaders(rig)}Content-Type: application/json\r\n${framing}GET ${HIDDEN} HTTP/1.1\r\n${ownHeaders(rig)}Connection: close\r\n\r\n`,
        { waitMs: 5_000 },
      );

      assert.deepEqual(
        statuses.filter((status) => status !== 100),
        [200, 200],
      );
      // Answered in their order, but the first, which has a body, may reach the API after the second.
      const calls = rig.upstream.calls().sort((one, other) => one.target.localeCompare(other.target));
      assert.deepEqual(
        calls.map(({ target, body }) => [target, body]),
        [
          ['/api/v3/campaigns_setup', '{}'],
          ['/api/v3/partners/', ''],
        ],
      );
      for (const name of ['transfer-encoding', 'expect', 'connection', 'content-length']) {
        assert.equal(calls[0]?.headers.get(name), null, name);
      }
    });
  }

  it('asks in vain for another protocol: no 101, and nothing behind it is answered', async () => {
    const rig = await startGateway();
    await rig.signIn();
    for (const upgrade of [
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n',
      'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n',
      'Connection: Upgrade\r\nUpgrade: TLS/1.0\r\n',
    ]) {
      const { statuses } = await exchange(
        rig.url,
        `GET /fd/session HTTP/1.1\r\n${ownHeaders(rig)}${upgrade}\r\nGET ${HIDDEN} HTTP/1.1\r\n${ownHeaders(rig)}\r\n`,
        { waitMs: 1_500 },
      );
      assert.deepEqual(statuses, [200]);
    }
    assert.equal(rig.upstream.calls().length, 0);
  });

  it('with an expectation that nobody knows gets 417', async () => {
    const rig = await startGateway();
    await rig.signIn();
    const { statuses } = await exchange(
      rig.url,
      `POST /fd/session HTTP/1.1\r\n${ownHeaders(rig)}Expect: 200-ok\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`,
    );
    assert.deepEqual(statuses, [417]);
    assert.equal(rig.upstream.seen.length, 1);
  });
});

it('inside somebody’s own server only the gateway’s paths are judged, and the rest of the site is left alone', async () => {
  const listener = toNodeListener(
    createGateway({ upstreams: UPSTREAMS, publicUrl: 'https://cms.example', secrets: [SECRET] }),
  );
  const server = createServer((incoming, outgoing) => listener(incoming, outgoing, () => outgoing.end('site')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = async (path: string): Promise<readonly number[]> =>
    (await exchange(url, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`))
      .statuses;

  assert.deepEqual([await ask('/fd/healthz'), await ask('/other')], [[400], [200]]);
});
