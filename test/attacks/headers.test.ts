import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startGateway } from '../gateway/rig.ts';
import { exchange, ownHeaders, rawApi, signedInOver } from './rig.ts';

const path = '/fd/api/v3/campaigns_setup';
const controls = [...Array.from({ length: 32 }, (_each, code) => code), 0x7f].map((code) => String.fromCharCode(code));
const odd = [...controls, '\x80', '\x85', '\xa0', '\xff', '\xc4\x8d\xc4\x8a'];
const named = (text: string): string => JSON.stringify(text).replaceAll('\x7f', '\\u007f');

describe('a header of the caller', () => {
  for (const header of ['X-Preferred-Partner-Id', 'Accept-Language', 'Accept', 'Content-Type', 'X-Upload-Type']) {
    it(`carries no control character and nothing beyond ASCII to the API: ${header}`, async () => {
      const rig = await startGateway();
      await rig.signIn();
      const own = ownHeaders(rig).replace(
        header === 'X-Preferred-Partner-Id' ? /X-Preferred-Partner-Id: [^\r]*\r\n/ : '',
        '',
      );

      for (const char of odd) {
        const value = `partner-id-acme${char}X-Evil: 1`;
        const { statuses } = await exchange(
          rig.url,
          `POST ${path} HTTP/1.1\r\n${own}Connection: close\r\nContent-Length: 0\r\n${header}: ${value}\r\n\r\n`,
        );

        assert.deepEqual(statuses, [400], named(char));
      }
      assert.equal(rig.upstream.calls().length, 0);
    });
  }

  it('that ends in a line of its own is another header of the caller, and goes nowhere', async () => {
    const rig = await startGateway();
    await rig.signIn();
    const lines = [
      'X-Evil: 1',
      'Authorization: Bearer stolen',
      'Host: evil.test',
      'X-Forwarded-Host: evil.test',
      'Forwarded: host=evil.test',
      'Cookie: a=b',
      'Origin: http://localhost:4000',
      'Referer: http://localhost:4000/secret',
      'User-Agent: mallory',
      'TE: trailers',
      'Range: bytes=0-1',
      'If-None-Match: "x"',
      'Accept-Encoding: br',
      'X-Request-Id: mine',
      'Proxy-Authorization: Basic x',
      'Keep-Alive: timeout=9',
      'Via: 1.1 evil',
    ];

    const { statuses } = await exchange(
      rig.url,
      `GET /fd/api/v3/events/ HTTP/1.1\r\n${ownHeaders(rig)}Connection: close\r\nAccept-Language: en\r\n${lines.slice(0, 2).join('\r\n')}\r\n${lines.slice(3).join('\r\n')}\r\n\r\n`,
    );

    assert.deepEqual(statuses, [200]);
    const [call] = rig.upstream.calls();
    assert.deepEqual([...(call?.headers.keys() ?? [])].sort(), [
      'accept-language',
      'authorization',
      'x-preferred-partner-id',
    ]);
    assert.doesNotMatch(call?.headers.get('authorization') ?? '', /stolen/);
  });

  it('that Connection names for removal still counts: nobody strips the proof or the partner', async () => {
    const rig = await startGateway();
    await rig.signIn();
    const ask = async (connection: string): Promise<readonly number[]> =>
      (
        await exchange(
          rig.url,
          `GET /fd/api/v3/events/ HTTP/1.1\r\n${ownHeaders(rig)}Connection: close, ${connection}\r\n\r\n`,
        )
      ).statuses;

    assert.deepEqual(await ask('x-preferred-partner-id'), [200]);
    assert.deepEqual(await ask('cookie, x-fd-request'), [200]);
    assert.ok(rig.upstream.calls().every(({ headers }) => headers.get('x-preferred-partner-id') === 'partner-id-acme'));
  });
});

describe('a header of the API', () => {
  const answered = async (
    headers: string,
    body = '{}',
  ): Promise<{ text: string; head: string; statuses: readonly number[] }> => {
    const api = await rawApi((socket) => {
      socket.end(
        Buffer.from(
          `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${headers}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
          'latin1',
        ),
      );
    });
    const rig = await signedInOver(api);
    const { text, statuses } = await exchange(
      rig.url,
      `GET /fd/api/v3/events/ HTTP/1.1\r\n${ownHeaders(rig)}Connection: close\r\n\r\n`,
      { waitMs: 5_000 },
    );
    return { text, statuses, head: text.slice(0, text.indexOf('\r\n\r\n')) };
  };

  for (const name of ['x-request-id', 'content-disposition', 'retry-after']) {
    it(`with control characters or beyond ASCII does not come down: ${name}`, async () => {
      for (const char of ['\t', '\x01', '\x1b', '\x7f', '\x85', '\xff']) {
        const { head } = await answered(`${name}: before${char}Set-Cookie: fd=planted\r\n`);

        assert.doesNotMatch(head, /planted|before/, named(char));
      }
    });

    it(`that breaks its line makes no header and no answer of its own: ${name}`, async () => {
      for (const split of [
        '\rSet-Cookie: fd=planted',
        '\nSet-Cookie: fd=planted',
        '\r\nSet-Cookie: fd=planted',
        '\r\n Set-Cookie: fd=planted',
        '\r\n\r\nHTTP/1.1 200 OK\r\nSet-Cookie: fd=planted',
      ]) {
        const { head } = await answered(`${name}: a${split}\r\n`);

        // A folded line is one value still, and on one line.
        assert.doesNotMatch(head, split.startsWith('\r\n ') ? /\nset-cookie/i : /planted/, named(split));
      }
    });
  }

  it('that is none of the four that a page needs stays behind: cookies, CORS, policies, redirects, hop by hop', async () => {
    const lines = [
      'Set-Cookie: fd=planted; Path=/',
      'Set-Cookie: __Host-fd=planted; Path=/; Secure',
      'Access-Control-Allow-Origin: *',
      'Access-Control-Allow-Credentials: true',
      'Clear-Site-Data: "*"',
      'Strict-Transport-Security: max-age=0',
      'Content-Security-Policy: default-src *',
      'Cache-Control: public, max-age=9',
      'Location: https://evil.test/',
      'Refresh: 0; url=https://evil.test/',
      'Link: <https://evil.test/x.js>; rel=preload; as=script',
      'Service-Worker-Allowed: /',
      'SourceMap: https://evil.test/',
      'Alt-Svc: h3="evil.test:443"',
      'NEL: {}',
      'Report-To: {}',
      'Server: secret',
      'WWW-Authenticate: Basic realm="x"',
      'Keep-Alive: timeout=99',
      'Proxy-Authenticate: Basic',
      'Upgrade: h2c',
      'Trailer: x',
      'Connection: x-evil, close',
      'X-Evil: 1',
      'ETag: "x"',
      'Age: 1',
      'Vary: *',
    ];

    const { head } = await answered(lines.map((line) => `${line}\r\n`).join(''));

    const names = head
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(':')[0]?.toLowerCase())
      .sort();
    assert.deepEqual(names, [
      'cache-control',
      'connection',
      'content-length',
      'content-security-policy',
      'content-type',
      'cross-origin-resource-policy',
      'date',
      'x-content-type-options',
      'x-request-id',
    ]);
    assert.match(head, /cache-control: no-store/i);
    assert.doesNotMatch(head, /evil|planted/);
  });

  it('cannot have a page drawn on our origin, however its type is written', async () => {
    for (const type of [
      'text/html',
      'TEXT/HTML',
      'text/html;charset=utf-7',
      ' text/html',
      'application/xhtml+xml',
      'image/svg+xml',
      'text/xml',
      'application/pdf',
      'multipart/x-mixed-replace',
      'application/rss+xml',
      'text/javascript',
      'application/json, text/html',
      'x',
      '',
    ]) {
      const { head } = await answered(`Content-Type: ${type}\r\n`, '<script>alert(1)</script>');

      assert.match(head, /content-security-policy: sandbox; default-src 'none'/i, type);
      assert.match(head, /x-content-type-options: nosniff/i, type);
    }
  });
});
