import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { GatewayRig } from '../gateway/rig.ts';
import { exchange, httpApi, ownHeaders, rawApi, signedInOver } from './rig.ts';

const MB = 1024 * 1024;
const PARTNER = { 'x-preferred-partner-id': 'partner-id-acme' };
const events = (rig: GatewayRig): Promise<Response> =>
  rig.call('/api/v3/events/', { headers: PARTNER, redirect: 'manual' });
const messageOf = async (response: Response): Promise<string> =>
  `${response.status} ${((await response.json()) as { message?: string }).message}`;

/** An API whose every answer is these bytes. */
const saying = (bytes: string | Buffer): Promise<string> => rawApi((socket) => void socket.end(bytes));

describe('an API that redirects', () => {
  for (const status of [300, 301, 302, 303, 304, 305, 307, 308, 399]) {
    it(`is not followed, and its address goes nowhere: ${status}`, async () => {
      let visits = 0;
      const elsewhere = await httpApi((_incoming, outgoing) => {
        visits++;
        outgoing.end('{}');
      });
      const api = await httpApi((incoming, outgoing) => {
        incoming.resume();
        outgoing.writeHead(status, { location: `${elsewhere}/steal`, refresh: `0; url=${elsewhere}` }).end();
      });
      const rig = await signedInOver(api);

      const read = await events(rig);
      const write = await rig.call('/api/v3/campaigns_setup', {
        method: 'POST',
        headers: PARTNER,
        json: {},
        redirect: 'manual',
      });

      for (const response of [read, write]) {
        assert.equal(response.headers.get('location'), null);
        assert.equal(await messageOf(response), '502 error.relay.upstream_unexpected');
      }
      assert.equal(visits, 0);
    });
  }

  it('is not followed at sign-in either: a password goes to one host', async () => {
    let visits = 0;
    const elsewhere = await httpApi((_incoming, outgoing) => {
      visits++;
      outgoing.end('{}');
    });
    const api = await httpApi((incoming, outgoing) => {
      incoming.resume();
      outgoing.writeHead(307, { location: `${elsewhere}/auth` }).end();
    });
    const rig = await signedInOver(api, { fetch: (request) => fetch(request) });

    assert.equal((await rig.signIn()).status, 502);
    assert.equal(visits, 0);
  });
});

describe('an API whose answer is no answer', () => {
  const heads: Readonly<Record<string, string>> = {
    'no HTTP': 'SSH-2.0-OpenSSH\r\n\r\n',
    'nothing at all': '',
    'a length and chunks':
      'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    'two lengths': 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}',
    'a status of two digits': 'HTTP/1.1 20 OK\r\nContent-Length: 2\r\n\r\n{}',
    'enormous headers': `HTTP/1.1 200 OK\r\nX-A: ${'b'.repeat(MB)}\r\nContent-Length: 2\r\n\r\n{}`,
    'headers without number': `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(100_000)}Content-Length: 2\r\n\r\n{}`,
    'another protocol': 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n{}',
  };
  for (const [what, bytes] of Object.entries(heads)) {
    it(`is 502, and the next call works: ${what}`, async () => {
      let isBroken = true;
      const api = await rawApi(
        (socket) => void socket.end(isBroken ? bytes : 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'),
      );
      const rig = await signedInOver(api);

      assert.match(await messageOf(await events(rig)), /^502 error\.relay\.upstream_/);
      isBroken = false;
      assert.equal((await events(rig)).status, 200);
    });
  }

  it('sends 1xx before it, which stay here: 100, 102 and 103', async () => {
    const informational = ['100 Continue', '102 Processing', '103 Early Hints'].map(
      (line) => `HTTP/1.1 ${line}\r\nLink: </x>; rel=preload\r\nSet-Cookie: fd=planted\r\n\r\n`,
    );
    const rig = await signedInOver(
      await saying(
        `${informational.slice(1).join('')}HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
      ),
    );

    const { statuses, text } = await exchange(
      rig.url,
      `GET /fd/api/v3/events/ HTTP/1.1\r\n${ownHeaders(rig)}Connection: close\r\n\r\n`,
      { waitMs: 5_000 },
    );

    assert.deepEqual(statuses, [200]);
    assert.doesNotMatch(text, /planted|preload/);
  });

  it('sends 1xx without an end: the call is given up in time', async () => {
    const api = await rawApi((socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    const rig = await signedInOver(api, { relay: { timeouts: { connectMs: 300 } } });

    assert.equal(await messageOf(await events(rig)), '504 error.relay.upstream_timeout');
  });
});
