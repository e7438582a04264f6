import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startGateway } from '../gateway/rig.ts';
import { exchange, ownHeaders } from './rig.ts';

/** Each could be read as another path by some server on the way, or leads out of what is listed. */
const hostile: Readonly<Record<string, readonly string[]>> = {
  'dot segments, plain and encoded once, twice and three times': [
    '/fd/api/v3/events/../partners/',
    '/fd/api/v3/events/%2e%2e/partners/',
    '/fd/api/v3/events/.%2e/partners/',
    '/fd/api/v3/events/%2E%2e/statistics',
    '/fd/api/v3/events/%252e%252e/statistics',
    '/fd/api/v3/events/%25252e%25252e/statistics',
    '/fd/api/v3/events/%2525252525252e/statistics',
    '/fd/api/v3/events/%25%32%65%25%32%65/statistics',
    '/fd/api/v3/events/%2e',
    '/fd/api/v3/events/..',
    '/fd/api/v3/events/.',
    '/fd/../fd/api/v3/events/',
    '/x/../fd/api/v3/events/',
    '/fd/session/../api/v3/events/',
  ],
  'slashes and backslashes, encoded once and twice': [
    '/fd/api/v3/events/a%2fstatistics',
    '/fd/api/v3/events/a%252fstatistics',
    '/fd/api/v3/events/a%5cb',
    '/fd/api/v3/events/a%255cb',
    '/fd/api/v3/events/..%5c..%5cusers',
    '/fd/api/v3/events/%2f%2fevil.test',
    '/fd\\api\\v3\\events\\',
    '/fd/api/v3/events\\..\\partners/',
    '/fd%2fapi/v3/events/',
    '/fd/api%2fv3/events/',
  ],
  'semicolons that end a segment for some': [
    '/fd/api/v3/events/..;/partners/',
    '/fd/api/v3/events/..;x=y/statistics',
    '/fd/api/v3/events/%2e%2e%3b/statistics',
    '/fd/api/v3/events/;/partners/',
    '/fd/api;x/v3/events/',
    '/fd;/session',
    '/fd/session;x=y',
  ],
  'null bytes and control characters': [
    '/fd/api/v3/events/a%00',
    '/fd/api/v3/events/%00/statistics',
    '/fd/api/v3/events/a%2500b',
    '/fd/api/v3/events/a%0d%0aX-Evil:%201',
    '/fd/api/v3/events/a%250d%250a',
    '/fd/api/v3/events/a%09',
    '/fd/api/v3/events/a%7f',
    '/fd/api/v3/events/a%c2%85',
  ],
  'full-width and look-alike characters': [
    '/fd/api/v3/events/%ef%bc%8e%ef%bc%8e/statistics',
    '/fd/api/v3/events/%e2%80%a5/statistics',
    '/fd/api/v3/events/%ef%bc%8e%ef%bc%8e%ef%bc%8fx/statistics',
    '/fd/api/v3/events/a%ef%bc%8fb',
    '/fd/api/v3/events/a%ef%bc%bcb',
    '/fd/api/v3/events/%ef%bc%852e%ef%bc%852e/statistics',
    '/fd/api/v3/events/a%e2%84%80b',
  ],
  'broken and overlong encodings': [
    '/fd/api/v3/events/%',
    '/fd/api/v3/events/%2',
    '/fd/api/v3/events/%zz',
    '/fd/api/v3/events/%u002e%u002e',
    '/fd/api/v3/events/%c0%ae%c0%ae/statistics',
    '/fd/api/v3/events/%c0%af',
    '/fd/api/v3/events/%e0%80%af',
    '/fd/api/v3/events/%ff',
    '/fd/api/v3/events/%ed%a0%80',
  ],
  'empty segments and two slashes': [
    '//fd/session',
    '/fd//session',
    '/fd/api/v3//events/',
    '/fd/api/v3/events//statistics',
    '/fd/api/v3/events/evt_abc/',
    '/fd/api//v3/events/',
  ],
  'other forms of a target': [
    'http://localhost:4000/fd/api/v3/events/',
    'http://evil.test/fd/api/v3/events/',
    'https://localhost:4000/fd/session',
    'http://localhost:4000@evil.test/fd/session',
    '//evil.test/fd/session',
    '///evil.test/fd/session',
    '/\\evil.test/fd/session',
    'localhost:4000',
    '*',
    'fd/session',
    '?/fd/session',
    '/fd/session#x',
    '/fd/api/v3/events/#/../partners/',
  ],
  'what is not listed': [
    '/fd/api/v3/auth',
    '/fd/api/v3/auth/refresh_token',
    '/fd/api/v3/users/',
    '/fd/api/v3',
    '/fd/api/v3/',
    '/fd/api/v4/events/',
    '/fd/API/v3/events/',
    '/FD/session',
    '/fd/cr/../api/v3/events/',
    '/fd/api/media/',
    '/fd/api/mediax',
  ],
};

describe('a target that could be read in two ways', () => {
  for (const [what, targets] of Object.entries(hostile)) {
    it(`reaches neither the API nor a session: ${what}`, async () => {
      const rig = await startGateway();
      await rig.signIn();

      for (const target of targets) {
        const { statuses, text } = await exchange(
          rig.url,
          `GET ${target} HTTP/1.1\r\n${ownHeaders(rig)}Connection: close\r\n\r\n`,
        );

        assert.ok([400, 404].includes(statuses[0] ?? 0) && statuses.length === 1, `${target}: ${statuses.join()}`);
        assert.doesNotMatch(text, /location:|evil\.test|anna@/i, target);
      }
      assert.equal(rig.upstream.calls().length, 0);
    });
  }

  it('in raw bytes beyond ASCII, with blanks or tabs in it, is no request', async () => {
    const rig = await startGateway();
    await rig.signIn();

    for (const target of [
      '/fd/session\x00',
      '/fd/session\xff',
      '/fd/ses\x7fsion',
      '/fd/session x',
      '/fd/\tsession',
      '/fd/api/v3/events/\xef\xbc\x8e',
    ]) {
      const { statuses } = await exchange(
        rig.url,
        `GET ${target} HTTP/1.1\r\n${ownHeaders(rig)}Connection: close\r\n\r\n`,
      );

      assert.ok([400, 404].includes(statuses[0] ?? 0), JSON.stringify(target));
    }
    assert.equal(rig.upstream.calls().length, 0);
  });

  it('by way of the Host header leads nowhere else', async () => {
    const rig = await startGateway();
    await rig.signIn();
    const own = ownHeaders(rig).replace(/^Host: [^\r]*\r\n/, '');

    for (const host of [
      'localhost/fd/api/v3/events/?',
      'localhost/x?',
      'a@b',
      'localhost#',
      'localhost\\x',
      'a b',
      'localhost:port',
      '[::1',
      '',
    ]) {
      for (const target of ['/healthz', '/fd/api/v3/../healthz']) {
        const { statuses } = await exchange(
          rig.url,
          `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${own}Connection: close\r\n\r\n`,
        );

        assert.ok([400, 404].includes(statuses[0] ?? 0), host);
      }
    }
    assert.equal(rig.upstream.calls().length, 0);
  });

  it('whose Host is another still reaches the configured API alone, and no answer repeats it', async () => {
    const rig = await startGateway();
    await rig.signIn();
    const own = ownHeaders(rig).replace(/^Host: [^\r]*\r\n/, 'Host: evil.test\r\nX-Forwarded-Host: evil.test\r\n');

    for (const path of ['/fd/api/v3/events/', '/fd/sign-in', '/fd/nothing']) {
      const { text } = await exchange(rig.url, `GET ${path} HTTP/1.1\r\n${own}Connection: close\r\n\r\n`);
      assert.doesNotMatch(text, /evil\.test/, path);
    }
    assert.deepEqual(
      rig.upstream.calls().map(({ target }) => target),
      ['/api/v3/events/'],
    );
  });
});

it('an id with a percent sign, a plus or an umlaut of its own goes up as it was written', async () => {
  const rig = await startGateway();
  await rig.signIn();
  const ids = ['evt_abc', 'a+b', 'a%2Bb', '10%25', 'M%C3%BCnchen', 'a.b', '...', 'a:b@c', '(a)', "a'b"];

  for (const id of ids) {
    const { statuses } = await exchange(
      rig.url,
      `GET /fd/api/v3/events/${id} HTTP/1.1\r\n${ownHeaders(rig)}Connection: close\r\n\r\n`,
    );
    assert.deepEqual(statuses, [200], id);
  }
  assert.deepEqual(
    rig.upstream.calls().map(({ target }) => target),
    ids.map((id) => `/api/v3/events/${id}`),
  );
});
