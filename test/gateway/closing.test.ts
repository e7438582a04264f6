import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { createGateway } from '../../src/gateway/gateway.ts';
import { serveGateway } from '../../src/gateway/node.ts';
import { deferred } from '../relay/rig.ts';
import { createUpstream, UPSTREAMS } from '../relay/upstream.ts';
import { PUBLIC_URL, SECRET } from './rig.ts';

const get = (path: string): string =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nX-FD-Request: 1\r\nSec-Fetch-Site: same-origin\r\n\r\n`;

/** Resolves with what the socket has brought once it holds the text, or has closed. */
function brought(socket: Socket, text: string): Promise<string> {
  return new Promise((resolve) => {
    let all = '';
    socket.on('data', (chunk: Buffer) => {
      all += chunk.toString();
      if (all.includes(text)) resolve(all);
    });
    socket.on('close', () => resolve(all));
  });
}

const TITLE =
  'a connection that was busy when the server closes gets its answer, no further call, and does not hold it up';

test(TITLE, { timeout: 20_000 }, async () => {
  const upstream = createUpstream();
  const answer = deferred<Response>();
  const asked = deferred<void>();
  upstream.answer = () => {
    asked.resolve();
    return answer.promise;
  };
  const gateway = createGateway({
    upstreams: UPSTREAMS,
    publicUrl: PUBLIC_URL,
    secrets: [SECRET],
    fetch: upstream.fetch,
  });
  const running = await serveGateway({ gateway, graceMs: 60_000 });
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  const first = brought(socket, 'last call');
  socket.write(get('/fd/api/v3/status/'));
  await asked.promise;

  const closed = running.close();
  answer.resolve(Response.json({ status: 'last call' }));

  assert.match(await first, /200 OK[\s\S]*last call/);
  await closed;
  assert.equal(upstream.calls().length, 1);
  socket.destroy();
});
