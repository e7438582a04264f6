import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRig, failureOf } from './rig.ts';

test('sends one bearer, one partner and the few headers that belong to the call', async () => {
  const rig = createRig();
  await rig.signIn();

  await rig.call('/api/v3/storage/multipart-upload', {
    method: 'POST',
    partner: 'partner-id-acme',
    body: { a: 1 },
    headers: {
      accept: 'application/json',
      'accept-language': 'de',
      'x-upload-type': 'audience_csv',
      authorization: 'Bearer stolen',
      'x-forwarded-for': '192.0.2.1',
      'x-http-method-override': 'DELETE',
      'user-agent': 'browser',
      'x-fd-request': '1',
      'if-none-match': '"x"',
      range: 'bytes=0-1',
    },
  });

  const sent = Object.fromEntries(rig.upstream.calls()[0]?.headers ?? []);
  assert.match(sent['authorization'] ?? '', /^Bearer access-token-[\w-]+$/);
  assert.deepEqual(
    { ...sent, authorization: 'x' },
    {
      authorization: 'x',
      'x-preferred-partner-id': 'partner-id-acme',
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': 'de',
      'x-upload-type': 'audience_csv',
    },
  );
});

test('answers with what the caller may have and nothing of the connection', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.upstream.answer = () =>
    new Response('a;b', {
      status: 207,
      headers: {
        'content-type': 'text/csv',
        'content-length': '3',
        'content-disposition': 'attachment; filename="customers.csv"',
        'retry-after': '9',
        'x-request-id': 'req-1',
        'set-cookie': 'a=b',
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=99',
        connection: 'keep-alive',
        server: 'nginx',
        etag: '"x"',
        link: '</x>; rel=preload',
        refresh: '0; url=https://evil.test/',
      },
    });

  const response = await rig.call('/api/v3/events/', { partner: 'partner-id-acme' });

  assert.equal(response.status, 207);
  assert.equal(await response.text(), 'a;b');
  assert.deepEqual(Object.fromEntries(response.headers), {
    'cache-control': 'no-store',
    'content-disposition': 'attachment; filename="customers.csv"',
    'content-length': '3',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-type': 'text/csv',
    'retry-after': '9',
    'x-content-type-options': 'nosniff',
    'x-request-id': 'req-1',
  });
});

for (const type of ['text/html', 'TEXT/HTML; charset=utf-8', 'image/svg+xml', 'application/xhtml+xml', 'text/xml']) {
  test(`never lets ${type} be opened as a page of our origin`, async () => {
    const rig = createRig();
    await rig.signIn();
    rig.upstream.answer = () =>
      new Response('<script>', { headers: { 'content-type': type, 'content-disposition': 'inline' } });

    const { headers } = await rig.call('/api/v3/events/', { partner: 'partner-id-acme' });

    assert.equal(headers.get('content-disposition'), 'attachment');
    assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  });
}

test('drops the length of a body that was decoded on the way', async () => {
  const rig = createRig();
  await rig.signIn();
  rig.upstream.answer = () => new Response('abc', { headers: { 'content-encoding': 'gzip', 'content-length': '99' } });

  const { headers } = await rig.call('/api/v3/events/', { partner: 'partner-id-acme' });

  assert.equal(headers.get('content-length'), null);
});

for (const name of ['accept', 'accept-language', 'x-upload-type']) {
  for (const character of ['\u0080', '\t']) {
    test(`refuses a ${name} with ${JSON.stringify(character)}, which servers read differently`, async () => {
      const rig = createRig();
      await rig.signIn();
      const headers = { [name]: `a${character}b` };

      const response = await rig.call('/api/v3/events/', { partner: 'partner-id-acme', headers });

      assert.equal(await failureOf(response), '400 error.relay.header_invalid');
      assert.equal(rig.upstream.calls().length, 0);
    });
  }
}

for (const status of [301, 302, 303, 304, 307, 308]) {
  test(`follows no redirect: ${status} is an error of the API`, async () => {
    const rig = createRig();
    await rig.signIn();
    rig.upstream.answer = () => new Response(null, { status, headers: { location: 'https://evil.test/' } });

    const response = await rig.call('/api/v3/events/', { partner: 'partner-id-acme' });

    assert.equal(await failureOf(response), '502 error.relay.upstream_unexpected');
    assert.equal(rig.upstream.calls().length, 1);
  });
}

test('no token, password or query reaches any answer or the log', async () => {
  const rig = createRig();
  rig.upstream.mfa = true;
  const answers: Response[] = [await rig.signIn()];
  answers.push(await rig.call('/session/challenge', { method: 'POST', body: { code: '123456', remember: true } }));
  answers.push(await rig.call('/session'));
  answers.push(await rig.call('/session/partner', { method: 'PUT', body: { partner: 'partner-id-acme' } }));
  answers.push(await rig.call('/api/v3/events/?q=secret-query', { partner: 'partner-id-acme' }));
  rig.advance(2 * 3_600_000);
  rig.upstream.expireTokens();
  answers.push(await rig.call('/api/v3/events/evt_abc?q=secret-query', { partner: 'partner-id-beta' }));
  rig.upstream.expireTokens();
  answers.push(await rig.call('/api/v3/events/?q=secret-query', { partner: 'partner-id-acme' }));
  answers.push(await rig.call('/api/v3/unknown'));
  answers.push(await rig.call('/session', { method: 'DELETE' }));

  let text = JSON.stringify(rig.log);
  for (const answer of answers) text += JSON.stringify([...answer.headers]) + (await answer.text());

  assert.ok(rig.upstream.issued.size >= 6);
  for (const token of rig.upstream.issued) assert.ok(!text.includes(token));
  assert.ok(!JSON.stringify(rig.log).match(/secret-query|anna|sandbox|evt_abc|123456|partner-id/));
  assert.ok(rig.log.some(({ event, route }) => event === 'upstream' && route === '/events/{eid}'));
});
