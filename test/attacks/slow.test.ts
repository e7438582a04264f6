import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, describe, it } from 'node:test';
import type { ServeOptions } from '../../src/gateway/node.ts';
import { startGateway } from '../gateway/rig.ts';
import { deferred } from '../relay/rig.ts';
import { exchange, httpApi, memory, ownHeaders, portOf, signedInOver } from './rig.ts';

const serve = (limits: NonNullable<ServeOptions['limits']>): Partial<ServeOptions> => ({ limits });
const MB = 1024 * 1024;

/** Writes a byte every so often until the connection is gone. */
function dripping(socket: Socket, text: string, everyMs: number): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed || at >= text.length) return clearInterval(timer);
    socket.write(text.charAt(at++));
  }, everyMs);
  socket.on('close', () => clearInterval(timer));
}

async function opened(url: string): Promise<Socket> {
  const socket = connect(portOf(url), '127.0.0.1');
  socket.on('error', () => undefined);
  after(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

describe('a caller that is slow', () => {
  for (const [what, text] of [
    ['sends no byte', ''],
    ['sends its headers byte by byte', `GET /fd/healthz HTTP/1.1\r\nX-A: ${'b'.repeat(4_000)}\r\n\r\n`],
  ] as const) {
    it(`loses its connection when the time for headers is over: it ${what}`, async () => {
      const rig = await startGateway({}, serve({ headersMs: 300 }));

      const { statuses, isClosed, ms } = await exchange(rig.url, (socket) => dripping(socket, text, 20), {
        waitMs: 15_000,
      });

      assert.deepEqual([statuses, isClosed], [[408], true]);
      assert.ok(ms < 10_000, `${ms} ms`);
    });
  }

  for (const path of ['/fd/session', '/fd/api/v3/campaigns_setup', '/fd/api/media']) {
    it(`loses its connection when the time for its body is over: ${path}`, async () => {
      const api = await httpApi((incoming, outgoing) => {
        incoming.on('error', () => undefined);
        incoming.resume();
        incoming.on('end', () => outgoing.end('{}'));
      });
      const rig = await signedInOver(api, {}, serve({ requestMs: 400, headersMs: 400 }));
      const head = `POST ${path} HTTP/1.1\r\n${ownHeaders(rig)}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n`;

      const { isClosed, ms } = await exchange(
        rig.url,
        (socket) => {
          socket.write(head);
          dripping(socket, 'x'.repeat(5_000), 20);
        },
        { waitMs: 15_000 },
      );

      assert.ok(isClosed && ms < 10_000, `${ms} ms`);
      assert.equal((await rig.call('/session')).status, 200);
    });
  }

  it('takes no attempt from a user whose password it never ends to send', async () => {
    const rig = await startGateway(
      { limits: { attemptsPerUser: 1, attemptsPerAddress: 1 } },
      serve({ requestMs: 300, headersMs: 300 }),
    );
    const head = `POST /fd/session HTTP/1.1\r\n${ownHeaders(rig)}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n`;

    for (let call = 0; call < 2; call++) {
      await exchange(rig.url, `${head}{"username":"anna@acme.example"`, { waitMs: 5_000 });
    }

    assert.equal(rig.upstream.seen.length, 0);
    assert.equal((await rig.signIn()).status, 200);
  });

  it('and takes nothing of its answer loses it, and the API is let go', { timeout: 60_000 }, async () => {
    let sent = 0;
    const closed = deferred<undefined>();
    const api = await httpApi((_incoming, outgoing) => {
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const more = (): void => {
        while (!outgoing.destroyed) {
          sent += chunk.length;
          if (!outgoing.write(chunk)) break;
        }
      };
      outgoing.writeHead(200, { 'content-type': 'text/csv' });
      outgoing.on('drain', more);
      outgoing.on('close', () => closed.resolve(undefined));
      more();
    });
    const rig = await signedInOver(api, {}, serve({ idleMs: 500 }));
    const before = memory();
    const socket = await opened(rig.url);
    socket.pause();

    socket.write(`GET /fd/api/v3/package_builder/packages/pkg_555/a/customer_list HTTP/1.1\r\n${ownHeaders(rig)}\r\n`);
    await closed.promise;

    assert.ok(sent < 50 * MB, `${sent} bytes were fetched for nobody`);
    assert.ok(memory() - before < 60 * MB);
  });

  it(
    'and takes a crumb of its answer now and then loses it when the call’s time is over',
    { timeout: 60_000 },
    async () => {
      const closed = deferred<undefined>();
      const api = await httpApi((_incoming, outgoing) => {
        outgoing.writeHead(200, { 'content-type': 'text/csv' });
        outgoing.on('close', () => closed.resolve(undefined));
        outgoing.write(Buffer.alloc(30 * MB, 'x'));
      });
      const rig = await signedInOver(api, { relay: { timeouts: { listMs: 1_000 } } }, serve({ idleMs: 30_000 }));
      const socket = await opened(rig.url);
      const since = performance.now();
      const sip = setInterval(() => void socket.read(1_000), 50);
      after(() => clearInterval(sip));

      socket.write(
        `GET /fd/api/v3/package_builder/packages/pkg_555/a/customer_list HTTP/1.1\r\n${ownHeaders(rig)}\r\n`,
      );
      await closed.promise;
      clearInterval(sip);

      assert.ok(performance.now() - since < 10_000);
    },
  );

  it('while others are quick keeps nobody waiting', async () => {
    const rig = await startGateway();
    for (let n = 0; n < 200; n++)
      dripping(await opened(rig.url), `GET /fd/healthz HTTP/1.1\r\nX-A: ${'b'.repeat(4_000)}`, 100);

    const since = performance.now();
    assert.equal((await rig.signIn()).status, 200);
    assert.ok(performance.now() - since < 8_000);
  });
});

describe('many connections', () => {
  it('that say nothing are closed, and then there is room again', async () => {
    const rig = await startGateway({}, serve({ connections: 20, headersMs: 1_500 }));
    const idle = await Promise.all(Array.from({ length: 40 }, () => opened(rig.url)));
    const over = Promise.all(idle.map((socket) => (socket.resume(), once(socket, 'close'))));

    await new Promise((resolve) => setTimeout(resolve, 100));
    const full = await exchange(rig.url, 'GET /fd/healthz HTTP/1.1\r\nHost: a\r\n\r\n', { waitMs: 5_000 });
    await over;
    const later = await exchange(rig.url, 'GET /fd/healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', {
      waitMs: 5_000,
    });

    assert.deepEqual([full.statuses, full.isClosed], [[], true]);
    assert.deepEqual(later.statuses, [200]);
  });

  it('that stay open after a call are closed when their time is over', async () => {
    const rig = await startGateway({}, serve({ keepAliveMs: 300 }));

    const { statuses, isClosed, ms } = await exchange(rig.url, 'GET /fd/healthz HTTP/1.1\r\nHost: a\r\n\r\n', {
      waitMs: 15_000,
    });

    assert.deepEqual([statuses, isClosed], [[200], true]);
    assert.ok(ms >= 250 && ms < 10_000, `${ms} ms`);
  });
});

describe('headers without an end', () => {
  for (const [what, headers] of [
    ['one that is long', `X-A: ${'b'.repeat(17_000)}\r\n`],
    ['many', 'X-Name: value\r\n'.repeat(2_000)],
    ['a long cookie', `Cookie: ${'fd=x; '.repeat(3_000)}\r\n`],
  ] as const) {
    it(`get 431: ${what}`, async () => {
      const rig = await startGateway();
      const { statuses, isClosed } = await exchange(rig.url, `GET /fd/healthz HTTP/1.1\r\nHost: a\r\n${headers}\r\n`, {
        waitMs: 5_000,
      });
      assert.deepEqual([statuses, isClosed], [[431], true]);
    });
  }

  it('get 431 where the target is long, and 431 at another size that was chosen', async () => {
    const rig = await startGateway({}, serve({ headerBytes: 2_048 }));
    const ask = async (path: string): Promise<readonly number[]> =>
      (await exchange(rig.url, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`, { waitMs: 5_000 }))
        .statuses;

    assert.deepEqual(await ask(`/fd/healthz?${'x'.repeat(3_000)}`), [431]);
    assert.deepEqual(await ask(`/fd/healthz?${'x'.repeat(1_000)}`), [200]);
  });
});
