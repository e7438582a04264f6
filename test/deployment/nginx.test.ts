import assert from 'node:assert/strict';
import { connect as connectHttp2 } from 'node:http2';
import { get } from 'node:http';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { NAME } from './nginx-files.ts';
import { deploy, type Answer, type Deployment } from './rig.ts';

const MB = 1024 * 1024;
const PARTNER = { 'x-preferred-partner-id': 'partner-id-acme' };
const isOk = (answer: Answer): string => `${answer.status} ${answer.body.slice(0, 200)}`;

async function* zeros(bytes: number, pauseMs = 0): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(256 * 1024, '0');
  for (let left = bytes; left > 0; left -= chunk.length) {
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    yield chunk.subarray(0, Math.min(left, chunk.length));
  }
}

describe('fd-gateway behind nginx with deploy/nginx.conf', () => {
  let site: Deployment;
  before(async () => {
    site = await deploy();
  });
  after(() => site.close());
  const signedIn = async (): Promise<Record<string, string>> => {
    const answer = await site.signIn();
    assert.equal(answer.status, 200, isOk(answer));
    return { ...PARTNER, cookie: answer.cookie };
  };

  it('signs in over https with a cookie that is tied to the host and never leaves https', async () => {
    const answer = await site.signIn();
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];

    assert.match(cookie, /^__Host-fd=[\w-]{43}\.[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    const state = await site.call('/fd/session', { headers: { cookie: answer.cookie } });
    assert.match(state.body, /"state":"signed-in"/);
    assert.equal(state.headers['cache-control'], 'no-store');
    const event = await site.call('/fd/api/v3/events/evt_abc', { headers: { ...PARTNER, cookie: answer.cookie } });
    assert.equal(event.status, 200, isOk(event));
    assert.equal(event.headers['cache-control'], 'no-store');
  });

  it('does the same over HTTP/2', async () => {
    const session = connectHttp2(`https://127.0.0.1:${site.port}`, { ca: site.ca, servername: NAME });
    const stream = session.request({
      ':method': 'POST',
      ':path': '/fd/session',
      ':authority': NAME,
      'x-fd-request': '1',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    });
    stream.end('{"username":"anna@acme.example","password":"a password of a test"}');
    const status = await new Promise((resolve, reject) => {
      stream.on('response', (headers) => resolve(headers[':status']));
      stream.on('error', reject);
    });
    session.destroy();

    assert.equal(status, 200);
  });

  it('sends plain http to https', async () => {
    const location = await new Promise((resolve) => {
      get({ host: '127.0.0.1', port: site.httpPort, path: '/fd/sign-in', headers: { host: NAME } }, (incoming) => {
        incoming.resume();
        resolve(`${incoming.statusCode} ${incoming.headers.location}`);
      });
    });

    assert.equal(location, `301 https://${NAME}/fd/sign-in`);
  });

  it('counts attempts by the caller’s own address, whatever the caller writes into headers', async () => {
    const guess = async (n: number, from: string): Promise<number> => {
      const headers = {
        'x-forwarded-for': `203.0.113.${n}`,
        forwarded: `for=203.0.113.${n}`,
        'x-real-ip': `203.0.113.${n}`,
      };
      return (await site.signIn({ from, headers, username: `user-${n}@acme.example`, password: 'wrong' })).status;
    };
    const statuses: number[] = [];
    for (let n = 0; n < 52; n++) statuses.push(await guess(n, '127.0.0.2'));

    assert.deepEqual(
      [statuses.slice(0, 50).every((status) => status === 401), ...statuses.slice(50)],
      [true, 429, 429],
    );
    assert.equal(await guess(99, '127.0.0.3'), 401);
  });

  it('hands targets on as they came, so that the gateway refuses what could be read in two ways', async () => {
    const headers = await signedIn();
    const lines = Object.entries({
      ...headers,
      'x-fd-request': '1',
      'sec-fetch-site': 'same-origin',
      host: NAME,
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    const ask = async (target: string): Promise<string> =>
      (await site.raw(`GET ${target} HTTP/1.1\r\n${lines.join('')}\r\n`)).slice(9, 12);

    for (const target of [
      '/fd/api/v3/events/%2e%2e/partners/',
      '/fd/api/v3/events/../partners/',
      '/x/../fd/api/v3/partners/',
      '/fd/./api/v3/partners/',
      '/fd//api/v3/partners/',
      '/fd/api/v3/events/a%2f..%2fb',
      '/fd/api/v3/events/%252e%252e/statistics',
      '/fd/api%2fv3/partners/',
      `https://${NAME}/fd/../fd/api/v3/partners/`,
      '/fd/api/v3/events/..;/partners/',
      '/fd/api/v3/events/%00',
    ]) {
      assert.ok(['400', '404'].includes(await ask(target)), target);
    }
    assert.equal(await ask('/fd/api/v3/partners/'), '200');
    assert.equal(await ask('/fd/api/v3/events/M%C3%BCnchen%2B1'), '200');
  });

  it('lets no request through that two servers could cut in two places', async () => {
    const head = `POST /fd/session HTTP/1.1\r\nHost: ${NAME}\r\nX-FD-Request: 1\r\nSec-Fetch-Site: same-origin\r\n`;
    for (const framing of [
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n',
      'Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}',
      'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
    ]) {
      const text = await site.raw(`${head}${framing}GET /fd/healthz HTTP/1.1\r\nHost: ${NAME}\r\n\r\n`);
      assert.match(text, /^HTTP\/1\.1 (?:400|501) /, framing);
      assert.equal(text.split('HTTP/1.1 ').length, 2, framing);
    }
  });

  it('takes uploads up to 50 MB and says 413 beyond, in the API’s form, without a file on the way', async () => {
    const headers = { ...(await signedIn()), 'content-type': 'multipart/form-data; boundary=x' };
    const send = (bytes: number, declared: boolean): Promise<Answer> =>
      site.call('/fd/api/media', {
        method: 'POST',
        headers: { ...headers, ...(declared ? { 'content-length': String(bytes) } : {}) },
        body: zeros(bytes),
      });

    for (const isDeclared of [true, false]) {
      const whole = await send(50 * MB, isDeclared);
      assert.deepEqual([whole.status, (JSON.parse(whole.body) as { bytes: number }).bytes], [200, 50 * MB]);
    }
    const over = await send(50 * MB + 1, true);
    const far = await send(60 * MB, true);

    assert.deepEqual([over.status, over.body], [413, '{"message":"error.gateway.body_too_large"}']);
    assert.equal(far.status, 413);
    assert.doesNotMatch(site.nginxLog('error'), /temporary file/);
    assert.deepEqual(
      ['client_body', 'proxy'].flatMap((name) => readdirSync(join(site.folder, name))),
      [],
    );
  });

  it('says 413 to smaller bodies at the gateway’s own limits', async () => {
    const headers = { ...(await signedIn()), 'content-type': 'application/json' };
    const send = (path: string, bytes: number): Promise<Answer> =>
      site.call(path, { method: 'POST', headers, body: 'x'.repeat(bytes) });

    assert.equal((await send('/fd/api/v3/campaigns_setup', MB)).status, 200);
    assert.equal((await send('/fd/api/v3/campaigns_setup', MB + 1)).status, 413);
    assert.equal((await send('/fd/api/v3/campaigns_setup', 3 * MB)).status, 413);
    assert.equal((await send('/fd/session', 17_000)).status, 413);
    assert.doesNotMatch(site.nginxLog('error'), /temporary file/);
  });

  it('waits for answers that begin late, come in crumbs, and for uploads that do', async () => {
    const headers = await signedIn();
    const [late, crumbs, upload] = await Promise.all([
      site.call('/fd/api/v3/events/statistics', { headers }),
      site.call('/fd/api/v3/package_builder/packages/pkg_555/a/customer_list', { headers }),
      site.call('/fd/api/media', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
        body: zeros(3 * MB, 400),
      }),
    ]);

    assert.deepEqual([late.body, crumbs.body, upload.status], ['{"slow":true}', 'a;b\n'.repeat(8), 200]);
  });

  it('says 502 while the gateway is away, and works at once when it is back', async () => {
    await site.stopGateway();
    const away = await site.call('/fd/session');
    await site.startGateway();
    const back = await Promise.all(Array.from({ length: 20 }, () => site.call('/fd/session')));

    assert.equal(away.status, 502);
    assert.ok(
      back.every(({ status }) => status === 200),
      back.map(({ status }) => status).join(),
    );
  });

  it('caches nothing but lets browsers keep the kit', async () => {
    const entry = await site.call('/fd/fd.js');
    const chunk = await site.call('/fd/assets/card-D4f9a1bc.js');
    const page = await site.call('/fd/sign-in');

    assert.deepEqual(
      [entry, chunk, page].map(({ status, headers }) => `${status} ${String(headers['cache-control'])}`),
      ['200 no-cache', '200 public, max-age=31536000, immutable', '200 no-store'],
    );
    assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/);
  });

  it('shows its health to its own machine alone', async () => {
    assert.equal((await site.call('/fd/healthz')).status, 200);
    assert.equal((await site.call('/fd/healthz', { from: '127.0.0.2' })).status, 403);
    assert.equal((await site.call('/elsewhere')).status, 404);
  });

  it('writes no query into its log', async () => {
    await site.call('/fd/api/v3/events/?q=grand-tour', { headers: await signedIn() });

    // nginx writes it when the answer is on its way already.
    for (let tries = 0; tries < 100 && !site.nginxLog('access').includes('/fd/api/v3/events/ '); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.match(site.nginxLog('access'), /GET \/fd\/api\/v3\/events\/ 200/);
    assert.doesNotMatch(site.nginxLog('access') + site.nginxLog('error'), /\?|grand-tour|anna|Host-fd/);
  });
});
