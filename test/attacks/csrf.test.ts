import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PUBLIC_URL, startGateway, type GatewayRig } from '../gateway/rig.ts';
import { exchange } from './rig.ts';

/** What browsers add to a call that a page of another site makes; older ones leave the first out. */
const foreign: Readonly<Record<string, string>> = {
  'another site': 'Sec-Fetch-Site: cross-site\r\nOrigin: https://evil.test\r\nReferer: https://evil.test/\r\n',
  'a sibling subdomain': `Sec-Fetch-Site: same-site\r\nOrigin: http://shop.localhost:4000\r\n`,
  'an older browser': 'Origin: https://evil.test\r\nReferer: https://evil.test/\r\n',
  'an older browser that tells no origin': '',
  'a sandboxed frame': 'Sec-Fetch-Site: cross-site\r\nOrigin: null\r\n',
  'a sandboxed frame in an older browser': 'Origin: null\r\n',
  'a page without referrers in an older browser': 'Referer: \r\n',
};

const JSON_BODY = '{"username":"mallory@acme.example","password":"sandbox"}';
const bodies: readonly (readonly [what: string, type: string, body: string])[] = [
  ['a form', 'application/x-www-form-urlencoded', 'username=mallory%40acme.example&password=sandbox&_method=DELETE'],
  [
    'a form with a file',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="username"\r\n\r\nm\r\n--x--\r\n',
  ],
  ['a form whose text is JSON', 'text/plain', `${JSON_BODY.slice(0, -1)},"x":"="}`],
  ['a call that claims to be JSON', 'application/json', JSON_BODY],
];

/** Every way in that changes something, and one that only reads. */
const targets = [
  'POST /fd/session',
  'POST /fd/session/challenge',
  'PUT /fd/session/partner',
  'DELETE /fd/session',
  'POST /fd/api/v3/campaigns_setup',
  'PUT /fd/api/v3/events/evt_abc/setup_frontend_status',
  'DELETE /fd/api/v3/campaign_results/',
  'POST /fd/api/media',
  'POST /fd/cr/events/',
  'GET /fd/session',
  'GET /fd/api/v3/events/',
];

async function isUntouched(rig: GatewayRig, cookie: string | null): Promise<void> {
  rig.cookie = cookie;
  const state = (await (await rig.call('/session')).json()) as { state: string; email: string };
  assert.deepEqual([state.state, state.email], ['signed-in', 'anna@acme.example']);
  assert.equal(rig.upstream.calls().length, 0);
  assert.equal(rig.upstream.seen.length, 1);
}

describe('a call that another site makes', () => {
  for (const [from, headers] of Object.entries(foreign)) {
    it(`changes and reads nothing: ${from}`, async () => {
      const rig = await startGateway();
      await rig.signIn();
      const { cookie } = rig;

      for (const target of targets) {
        for (const [what, type, body] of target.startsWith('GET') ? [['a navigation', '', '']] : bodies) {
          const { statuses, text } = await exchange(
            rig.url,
            `${target} HTTP/1.1\r\nHost: localhost:4000\r\nConnection: close\r\nCookie: ${cookie}\r\n${headers}${
              body ? `Content-Type: ${type}\r\nContent-Length: ${body.length}\r\n` : ''
            }\r\n${body}`,
          );

          assert.deepEqual(statuses, [403], `${target} by ${what}`);
          assert.doesNotMatch(text, /set-cookie|access-control|anna/i);
        }
      }
      await isUntouched(rig, cookie);
    });
  }

  it('does not count as an attempt to sign in', async () => {
    const rig = await startGateway({ limits: { attemptsPerUser: 1, attemptsPerAddress: 1 } });
    for (let call = 0; call < 3; call++) {
      const response = await rig.call('/session', {
        method: 'POST',
        headers: { 'sec-fetch-site': 'cross-site' },
        json: { username: 'anna@acme.example', password: 'wrong' },
      });
      assert.equal(response.status, 403);
    }

    assert.equal((await rig.signIn()).status, 200);
  });
});

describe('a preflight', () => {
  for (const [method, headers] of [
    ['POST', 'x-fd-request'],
    ['DELETE', 'x-fd-request'],
    ['PUT', 'content-type, x-fd-request, x-preferred-partner-id'],
    ['POST', 'content-type'],
  ] as const) {
    it(`is granted to nobody, our own origin included: ${method} with ${headers}`, async () => {
      const rig = await startGateway();
      for (const origin of ['https://evil.test', 'null', 'http://shop.localhost:4000', PUBLIC_URL]) {
        const { statuses, text } = await exchange(
          rig.url,
          `OPTIONS /fd/session HTTP/1.1\r\nHost: localhost:4000\r\nConnection: close\r\nOrigin: ${origin}\r\nSec-Fetch-Site: cross-site\r\nAccess-Control-Request-Method: ${method}\r\nAccess-Control-Request-Headers: ${headers}\r\nAccess-Control-Request-Private-Network: true\r\n\r\n`,
        );

        assert.deepEqual(statuses, [405], origin);
        assert.doesNotMatch(text, /access-control/i);
      }
    });
  }
});

describe('a method that is asked for beside the real one', () => {
  const overrides = [
    ['/fd/session', { 'x-http-method-override': 'DELETE' }],
    ['/fd/session', { 'x-http-method': 'DELETE' }],
    ['/fd/session', { 'x-method-override': 'DELETE' }],
    ['/fd/session?_method=DELETE', {}],
    ['/fd/session?X-HTTP-Method-Override=DELETE', {}],
  ] as const;
  for (const [target, headers] of overrides) {
    it(`is not looked at: ${target} ${JSON.stringify(headers)}`, async () => {
      const rig = await startGateway();
      await rig.signIn();

      const read = await rig.call(target.slice(3), { headers });
      const form = await rig.call(target.slice(3), {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: '_method=DELETE&username=mallory&password=sandbox',
      });

      assert.deepEqual([read.status, form.status], [200, 415]);
      assert.deepEqual([...read.headers.getSetCookie(), ...form.headers.getSetCookie()], []);
      await isUntouched(rig, rig.cookie);
    });
  }
});

it('a body that only looks like JSON signs nobody in, even from our own origin', async () => {
  const rig = await startGateway();

  for (const type of ['text/plain', 'text/plain; x=application/json', 'application/jsonp', 'multipart/form-data', '']) {
    const response = await rig.call('/session', {
      method: 'POST',
      headers: { 'content-type': type },
      body: '{"username":"anna@acme.example","password":"sandbox"}',
    });

    assert.equal(response.status, 415, type);
  }
  assert.equal(rig.upstream.seen.length, 0);
});

it('a link, a picture and a script of another site start nothing: what they can load tells no state', async () => {
  const rig = await startGateway();
  await rig.signIn();
  const load = async (path: string, cookie: string): Promise<string> => {
    const { text } = await exchange(
      rig.url,
      `GET ${path} HTTP/1.1\r\nHost: localhost:4000\r\nConnection: close\r\nCookie: ${cookie}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n\r\n`,
    );
    return text.replace(/^(?:date|x-request-id):.*\r\n/gim, '');
  };

  for (const path of [
    '/fd/sign-in',
    '/fd/healthz',
    '/fd/sign-in.css',
    '/fd/icon.svg',
    '/fd/session',
    '/fd/api/v3/partners/',
  ]) {
    const signedIn = await load(path, rig.cookie ?? '');

    assert.equal(signedIn, await load(path, 'fd=none'), path);
    assert.match(signedIn, /cross-origin-resource-policy: same-origin/i, path);
  }
});
