import assert from 'node:assert/strict';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { createGateway } from '../../src/gateway/gateway.ts';
import { serveGateway } from '../../src/gateway/node.ts';
import { idToken } from '../relay/upstream.ts';
import { keptLogs } from '../rig/logs.ts';
import { deferred } from '../relay/rig.ts';
import { PUBLIC_URL, SAME_ORIGIN, SECRET } from './rig.ts';

const TOTAL = 20 * 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, 'x');

/** A gateway over a real HTTP server that answers as told, with somebody signed in. */
async function signedIn(
  answer: RequestListener,
): Promise<{ url: string; headers: Record<string, string>; close: () => Promise<void> }> {
  const upstream = createServer((incoming, outgoing) => {
    if (!incoming.url?.endsWith('/auth')) return answer(incoming, outgoing);
    incoming.resume();
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end(
      JSON.stringify({
        AccessToken: 'a',
        RefreshToken: 'r',
        IdToken: idToken({ 'cognito:groups': ['partner-id-acme'] }),
      }),
    );
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  const gateway = createGateway({
    upstreams: { api: `${origin}/api/v3`, media: `${origin}/api`, cr: null },
    publicUrl: PUBLIC_URL,
    secrets: [SECRET],
    ...keptLogs(),
  });
  const running = await serveGateway({ gateway, graceMs: 300 });
  after(async () => {
    upstream.close();
    upstream.closeAllConnections();
    await running.close();
  });
  const response = await fetch(`${running.url}/fd/session`, {
    method: 'POST',
    headers: { ...SAME_ORIGIN, 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'ben@acme.example', password: 'sandbox' }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await response.text();
  return {
    url: running.url,
    close: () => running.close(),
    headers: { ...SAME_ORIGIN, cookie, 'x-preferred-partner-id': 'partner-id-acme' },
  };
}

test('streams a large answer: the first byte is there before the last is sent, and a slow reader slows the API down', async () => {
  let sent = 0;
  let stalled = deferred<number>();
  const rig = await signedIn((_incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/csv', 'content-length': String(TOTAL) });
    const write = (): void => {
      while (sent < TOTAL) {
        sent += CHUNK.length;
        if (outgoing.write(CHUNK)) continue;
        const at = sent;
        const timer = setTimeout(() => stalled.resolve(at), 300);
        outgoing.once('drain', () => {
          clearTimeout(timer);
          write();
        });
        return;
      }
      outgoing.end();
    };
    write();
  });

  const incoming = await get(rig.url, '/fd/api/v3/package_builder/packages/pkg_555/a/customer_list', rig.headers);
  const atStall = await stalled.promise;
  stalled = deferred();
  let received = 0;
  for await (const chunk of incoming) received += (chunk as Buffer).length;

  assert.ok(atStall < TOTAL, `stalled after ${atStall} bytes while nobody read`);
  assert.equal(received, TOTAL);
});

test('streams a large upload: the API gets the first byte before the last is sent', async () => {
  const first = deferred<undefined>();
  const rig = await signedIn((incoming, outgoing) => {
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      first.resolve(undefined);
    });
    incoming.on('end', () => outgoing.end(JSON.stringify({ bytes })));
  });
  const { hostname, port } = new URL(rig.url);
  const answer = deferred<IncomingMessage>();
  const outgoing = httpRequest(
    {
      hostname,
      port,
      path: '/fd/api/media',
      method: 'POST',
      headers: { ...rig.headers, 'content-type': 'multipart/form-data; boundary=x' },
    },
    answer.resolve,
  );

  outgoing.write(CHUNK);
  await first.promise;
  for (let sent = CHUNK.length; sent < TOTAL; sent += CHUNK.length) {
    if (!outgoing.write(CHUNK)) await new Promise((resolve) => outgoing.once('drain', resolve));
  }
  outgoing.end();
  let text = '';
  for await (const chunk of await answer.promise) text += String(chunk);

  assert.deepEqual(JSON.parse(text), { bytes: TOTAL });
});

test('an answer that the API cuts off does not look complete', async () => {
  const rig = await signedIn((_incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/csv' });
    outgoing.write('a;b\n1;2\n', () => setTimeout(() => outgoing.destroy(), 20));
  });

  const response = await fetch(`${rig.url}/fd/api/v3/package_builder/packages/pkg_555/a/customer_list`, {
    headers: rig.headers,
  });

  assert.equal(response.status, 200);
  await assert.rejects(response.text());
});

test('a caller that goes away takes the call of the API with it', async () => {
  const asked = deferred<undefined>();
  const closed = deferred<undefined>();
  const rig = await signedIn((incoming: IncomingMessage, outgoing: ServerResponse) => {
    asked.resolve(undefined);
    incoming.resume();
    outgoing.on('close', () => closed.resolve(undefined));
  });
  const controller = new AbortController();

  const calling = fetch(`${rig.url}/fd/api/v3/events/`, { headers: rig.headers, signal: controller.signal });
  await asked.promise;
  controller.abort();

  await assert.rejects(calling);
  await closed.promise;
});

test('closing lets calls under way end and takes no more', async () => {
  const asked = deferred<undefined>();
  const go = deferred<undefined>();
  const rig = await signedIn((_incoming, outgoing) => {
    asked.resolve(undefined);
    void go.promise.then(() => outgoing.end('{}'));
  });

  const calling = fetch(`${rig.url}/fd/api/v3/events/`, { headers: rig.headers });
  await asked.promise;
  const closing = rig.close();
  const late = assert.rejects(fetch(`${rig.url}/fd/healthz`));
  go.resolve(undefined);

  assert.equal((await calling).status, 200);
  await late;
  await closing;
});

function get(url: string, path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path, headers }, (incoming) => {
      incoming.pause();
      resolve(incoming);
    })
      .on('error', reject)
      .end();
  });
}
