import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import type { KitFiles } from '../../src/gateway/kit-files.ts';
import { raw, SAME_ORIGIN, startGateway } from './rig.ts';

const traversals = [
  '/fd/api/v3/events/../partners/',
  '/fd/api/v3/events/%2e%2e/partners/',
  '/fd/api/v3/./events/',
  '/fd/../fd/api/v3/events/',
  '/fd/api/v3/events/%2E',
  '/fd/api/v3/events/a%2fb',
  '/fd/api/v3/events/a%5Cb',
  '/fd/api/v3/events/a%00',
  '/fd//api/v3/events/',
  '/fd/api/v3//events/',
  '/fd/api/v3/events/%',
  '/fd/api/v3/events/\u00fc'.replace('\u00fc', '|'),
  '/fd/fd.js/../../../package.json',
  '/fd/%2e%2e/package.json',
  '/fd/assets/..%2f..%2fpackage.json',
  '/fd/package.json',
  '/fdx/session',
];

test('a path that could be read as another reaches nothing', async () => {
  const rig = await startGateway();
  await rig.signIn();
  const headers = { ...SAME_ORIGIN, cookie: rig.cookie ?? '', 'x-preferred-partner-id': 'partner-id-acme' };

  for (const target of traversals) {
    const { status } = await raw(rig.url, target, { headers });

    assert.equal(status, 404, target);
  }
  assert.equal(rig.upstream.calls().length, 0);
});

test('header values with control characters never get in', async () => {
  const rig = await startGateway();
  await rig.signIn();
  const values = [
    'partner-id-acme\r\nX-Evil: 1',
    'partner-id-acme\nX-Evil: 1',
    'partner-id-a\u0000b',
    'partner-id-a\u0001b',
    'partner-id-a\u007fb',
    'partner-id-a b',
    'partner-id-a\u00e9',
  ];

  for (const value of values) {
    const { port } = new URL(rig.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString('latin1')));
      socket.on('close', () => resolve(text));
      socket.write(
        Buffer.from(
          `GET /fd/api/v3/events/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-FD-Request: 1\r\nSec-Fetch-Site: same-origin\r\nCookie: ${rig.cookie}\r\nX-Preferred-Partner-Id: ${value}\r\n\r\n`,
          'latin1',
        ),
      );
    });

    const reachedAs = rig.upstream
      .calls()
      .map(({ headers }) => [...headers.keys()])
      .flat();
    assert.ok(!reachedAs.includes('x-evil'), JSON.stringify(value));
    if (!value.includes('\r\n')) assert.match(answer, /^HTTP\/1\.1 400 /, JSON.stringify(value));
  }
});

test('two partner headers are refused', async () => {
  const rig = await startGateway();
  await rig.signIn();

  const { status } = await raw(rig.url, '/fd/api/v3/events/', {
    headers: {
      ...SAME_ORIGIN,
      cookie: rig.cookie ?? '',
      'x-preferred-partner-id': ['partner-id-acme', 'partner-id-beta'],
    },
  });

  assert.equal(status, 400);
  assert.equal(rig.upstream.calls().length, 0);
});

test('no token leaves by any answer or by the log, nor do names and queries', async () => {
  const rig = await startGateway();
  rig.upstream.mfa = true;
  const partner = { 'x-preferred-partner-id': 'partner-id-acme' };
  const answers = [
    await rig.signIn(),
    await rig.call('/session/challenge', { method: 'POST', json: { code: '123456', remember: true } }),
    await rig.call('/session'),
    await rig.call('/api/v3/events/?q=secret-query', { headers: partner }),
    await rig.call('/api/v3/events/evt_abc?q=secret-query', { headers: partner }),
    await rig.call('/api/v3/unknown/evt_abc'),
    await rig.call('/sign-in'),
    await rig.call('/healthz'),
    await rig.call('/session', { method: 'DELETE' }),
  ];

  let text = JSON.stringify(rig.log);
  for (const answer of answers) text += JSON.stringify([...answer.headers]) + (await answer.text());

  for (const token of rig.upstream.issued) assert.ok(!text.includes(token));
  assert.ok(!/secret-query|anna|evt_abc|123456|partner-id|sandbox/.test(JSON.stringify(rig.log)));
  assert.deepEqual(
    rig.log.map(({ method, route, status }) => `${method} ${route} ${status}`),
    [
      'POST /session 200',
      'POST /session/challenge 200',
      'GET /session 200',
      'GET /api/v3/events/ 200',
      'GET /api/v3/events/{eid} 200',
      'GET unlisted 404',
      'GET /sign-in 200',
      'GET /healthz 200',
      'DELETE /session 204',
    ],
  );
});

test('takes the API’s cookies, redirects and pages off its answers', async () => {
  const rig = await startGateway();
  await rig.signIn();
  const headers = { 'x-preferred-partner-id': 'partner-id-acme' };
  rig.upstream.answer = () =>
    new Response('<script>', {
      headers: { 'content-type': 'text/html', 'set-cookie': 'fd=planted', 'access-control-allow-origin': '*' },
    });

  const page = await rig.call('/api/v3/events/', { headers });
  rig.upstream.answer = () => new Response(null, { status: 302, headers: { location: 'https://evil.test/' } });
  const redirect = await rig.call('/api/v3/events/', { headers, redirect: 'manual' });

  assert.deepEqual(page.headers.getSetCookie(), []);
  assert.equal(page.headers.get('access-control-allow-origin'), null);
  assert.equal(page.headers.get('content-disposition'), 'attachment');
  assert.equal(page.headers.get('content-security-policy'), "sandbox; default-src 'none'");
  assert.equal(redirect.status, 502);
  assert.equal(redirect.headers.get('location'), null);
  await Promise.all([page.text(), redirect.text()]);
});

test('our own fault is 500 without a word of what it was', async () => {
  const store = {
    read: () => Promise.reject(new Error('redis://user:password@host is down')),
    write: () => Promise.reject(new Error('down')),
    touch: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  };
  const working = await startGateway();
  await working.signIn();
  const rig = await startGateway({ store });
  rig.cookie = working.cookie;

  const response = await rig.call('/session');

  assert.equal(response.status, 500);
  assert.deepEqual(await response.json(), { message: 'error.gateway.internal' });
  assert.match(rig.log[0]?.fault ?? '', /^Error at /);
  assert.ok(!JSON.stringify(rig.log).includes('redis'));
});

const kitFiles: KitFiles = {
  names: ['fd.js', 'fd.css', 'manifest.json', 'assets/event-card-D4f9a1bc.js', 'assets/plain.js', '../secret.js'],
  read: async (name) => new TextEncoder().encode(`/* ${name} */`),
};

test('serves the kit: entries asked for again each time, versioned files kept for ever', async () => {
  const rig = await startGateway({ kitFiles });

  const entry = await fetch(`${rig.url}/fd/fd.js`);
  const again = await fetch(`${rig.url}/fd/fd.js`, { headers: { 'if-none-match': entry.headers.get('etag') ?? '' } });
  const chunk = await fetch(`${rig.url}/fd/assets/event-card-D4f9a1bc.js`);

  assert.equal(await entry.text(), '/* fd.js */');
  assert.equal(entry.headers.get('cache-control'), 'no-cache');
  assert.equal(entry.headers.get('content-type'), 'text/javascript; charset=utf-8');
  assert.equal(again.status, 304);
  assert.equal(chunk.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  for (const path of ['manifest.json', 'assets/plain.js', '..%2fsecret.js', 'secret.js', 'other.js']) {
    assert.equal((await fetch(`${rig.url}/fd/${path}`)).status, 404, path);
  }
  await chunk.text();
});

test('works below a public path, whether the proxy strips it or not', async () => {
  const rig = await startGateway({ publicUrl: 'http://localhost:4000/tools/' });

  for (const path of ['/fd/sign-in', '/tools/fd/sign-in']) {
    const html = await (await fetch(`${rig.url}${path}`)).text();
    assert.ok(html.includes('src="/tools/fd/fd.js"'), path);
  }
  const { status } = await raw(rig.url, '/tools/fd/session');
  assert.equal(status, 200);
});

test('compresses the kit for whoever takes it compressed', async () => {
  const rig = await startGateway({ kitFiles });
  const get = (encodings: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${rig.url}/fd/fd.js`, { headers: { 'accept-encoding': encodings, ...headers } });

  const plain = await get('identity');
  const packed = await get('br, gzip');
  const refused = await get('br, gzip;q=0');
  const again = await get('gzip', { 'if-none-match': packed.headers.get('etag') ?? '' });

  assert.deepEqual(
    [plain, packed, refused].map(({ headers }) => headers.get('content-encoding')),
    [null, 'gzip', null],
  );
  assert.equal(await packed.text(), await plain.text());
  assert.equal(packed.headers.get('vary'), 'accept-encoding');
  assert.notEqual(packed.headers.get('etag'), plain.headers.get('etag'));
  assert.equal(again.status, 304);
});
