import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listAnswer } from '../gateway/download-rig.ts';
import { startGateway, type GatewayRig } from '../gateway/rig.ts';
import { exchange, rawApi, signedInOver } from './rig.ts';

const BASE = '/fd/download';
const PATH = `${BASE}/partner-id-acme/pkg_555/a/crm.csv`;

/** What a browser sends with a link of our own page. */
const followed = (rig: GatewayRig): string =>
  `Host: localhost:4000\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: navigate\r\nAccept: text/html\r\nConnection: close\r\n${
    rig.cookie === null ? '' : `Cookie: ${rig.cookie}\r\n`
  }`;

async function signedIn(): Promise<GatewayRig> {
  const rig = await startGateway();
  await rig.signIn();
  rig.upstream.answer = () => listAnswer('customer_id\r\ncus_1\r\n');
  return rig;
}

/** Each could be read as another path, by us, by the API, or as the name of a file. */
const tricks = [
  '..',
  '.',
  '%2e%2e',
  '%252e%252e',
  '.%2e',
  '..;',
  '..;x=y',
  'a%2fb',
  'a%252fb',
  'a%5cb',
  '%2f',
  '%5c..%5c..',
  'a%00',
  'a%2500',
  'a%0d%0aX-Evil:%201',
  'a%250d%250aX-Evil:%201',
  'a%0a',
  'a%09',
  'a%7f',
  'a%c2%85',
  '%ef%bc%8e%ef%bc%8e',
  'a%ef%bc%8fb',
  '%c0%ae%c0%ae',
  '%ff',
  '%ed%a0%80',
  '%',
  '%2',
  '%zz',
  '',
  'a|b',
  'a"b',
  'a\\b',
];

describe('the path of a download', () => {
  for (const [what, target] of [
    ['partner', (trick: string) => `${BASE}/${trick}/pkg_555/a/crm.csv`],
    ['package', (trick: string) => `${BASE}/partner-id-acme/${trick}/a/crm.csv`],
    ['cluster', (trick: string) => `${BASE}/partner-id-acme/pkg_555/${trick}/crm.csv`],
    ['partner, behind a real one', (trick: string) => `${BASE}/partner-id-acme${trick}/pkg_555/a/crm.csv`],
  ] as const) {
    it(`leads nowhere else by its ${what}`, async () => {
      const rig = await signedIn();

      for (const trick of tricks.filter((each) => each !== '' || !what.includes('behind'))) {
        const { statuses, text } = await exchange(rig.url, `GET ${target(trick)} HTTP/1.1\r\n${followed(rig)}\r\n`);

        assert.ok([400, 403, 404].includes(statuses[0] ?? 0) && statuses.length === 1, `${trick}: ${statuses.join()}`);
        assert.doesNotMatch(text, /^x-evil|content-disposition|cus_1/im, trick);
      }
      assert.equal(rig.upstream.calls().length, 0);
    });
  }

  it('with other slashes, cases and endings is none', async () => {
    const rig = await signedIn();

    for (const target of [
      `/fd//download/partner-id-acme/pkg_555/a/crm.csv`,
      `${BASE}//partner-id-acme/pkg_555/a/crm.csv`,
      `${PATH}/`,
      `${PATH}%00`,
      `${PATH};x`,
      `${BASE}/partner-id-acme/pkg_555/a/CRM.CSV`,
      `${BASE}/partner-id-acme/pkg_555/a/x/../crm.csv`,
      `${BASE}/partner-id-acme/pkg_555/a%2fcrm.csv`,
      `${BASE}/../api/v3/events/`,
      '/fd/Download/partner-id-acme/pkg_555/a/crm.csv',
      BASE,
      `${BASE}/`,
    ]) {
      const { statuses } = await exchange(rig.url, `GET ${target} HTTP/1.1\r\n${followed(rig)}\r\n`);
      assert.deepEqual(statuses, [404], target);
    }
    assert.equal(rig.upstream.calls().length, 0);
  });

  it('puts nothing of its own into headers but a plain name', async () => {
    const rig = await signedIn();

    for (const id of [
      "a'b",
      '%22;filename=%22evil.exe',
      '$(id)',
      '%E2%80%AEcsv.exe',
      '%F0%9F%8E%89',
      "x''y",
      'a,b;c',
    ]) {
      const { text } = await exchange(
        rig.url,
        `GET ${BASE}/partner-id-acme/${id}/${id}/crm.csv HTTP/1.1\r\n${followed(rig)}\r\n`,
      );
      const disposition = /^content-disposition: (.*)\r$/im.exec(text)?.[1] ?? '';

      assert.match(disposition, /^attachment; filename="customers_[\w.-]*\.csv"; filename\*=UTF-8''[\w.%-]+\.csv$/, id);
    }
  });

  it('names one partner: headers and a query that name another are not looked at', async () => {
    const rig = await signedIn();

    await exchange(
      rig.url,
      `GET ${PATH}?partner_id=partner-id-beta HTTP/1.1\r\n${followed(rig)}X-Preferred-Partner-Id: partner-id-beta\r\n\r\n`,
    );

    const [call] = rig.upstream.calls();
    assert.equal(call?.headers.get('x-preferred-partner-id'), 'partner-id-acme');
    assert.ok(call?.target.endsWith('/customer_list'));
  });
});

describe('a download that another site starts', () => {
  for (const [from, lines] of Object.entries({
    'another site': 'Sec-Fetch-Site: cross-site\r\nReferer: https://evil.test/\r\n',
    'a sibling subdomain': 'Sec-Fetch-Site: same-site\r\nReferer: http://shop.localhost:4000/\r\n',
    'a mail or a typed address': 'Sec-Fetch-Site: none\r\n',
    'an older browser': 'Referer: https://evil.test/\r\n',
    'an older browser without an address': '',
    'a frame': 'Sec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: iframe\r\n',
    'a script with our header': 'Sec-Fetch-Site: cross-site\r\nX-FD-Request: 1\r\nOrigin: http://localhost:4000\r\n',
    'two words for where it is from': 'Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n',
  })) {
    it(`fetches nothing, and tells nothing of the session: ${from}`, async () => {
      const rig = await signedIn();
      const load = async (cookie: string): Promise<string> => {
        const { text } = await exchange(
          rig.url,
          `GET ${PATH} HTTP/1.1\r\nHost: localhost:4000\r\nConnection: close\r\nCookie: ${cookie}\r\n${lines}\r\n`,
        );
        return text.replace(/^(?:date|x-request-id):.*\r\n/gim, '');
      };

      const answer = await load(rig.cookie ?? '');

      assert.match(answer, /^HTTP\/1\.1 403 /);
      assert.equal(answer, await load('fd=none'));
      assert.match(answer, /cross-origin-resource-policy: same-origin/i);
      assert.doesNotMatch(answer, /content-disposition|set-cookie|access-control/i);
      assert.equal(rig.upstream.calls().length, 0);
    });
  }
});

it('two people with one partner each download their own partner’s list alone', async () => {
  const rig = await signedIn();
  const both = rig.cookie;
  rig.upstream.groups = ['partner-id-beta'];
  rig.cookie = null;
  await rig.signIn('berta@beta.example');

  const get = async (partner: string): Promise<number | undefined> =>
    (await exchange(rig.url, `GET ${BASE}/${partner}/pkg_555/a/crm.csv HTTP/1.1\r\n${followed(rig)}\r\n`)).statuses[0];
  const hers = [await get('partner-id-acme'), await get('partner-id-beta')];
  rig.cookie = both;
  const his = [await get('partner-id-acme'), await get('partner-id-other')];

  assert.deepEqual(
    [hers, his],
    [
      [403, 200],
      [200, 403],
    ],
  );
  assert.deepEqual(
    rig.upstream.calls().map(({ headers }) => headers.get('x-preferred-partner-id')),
    ['partner-id-beta', 'partner-id-acme'],
  );
});

it('a hostile API puts neither headers nor a page of its own into a download', async () => {
  const rig = await signedInOver(
    await rawApi((socket) => {
      socket.end(
        'HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Disposition: inline; filename="evil.html"\r\nSet-Cookie: fd=planted\r\nRefresh: 0;url=https://evil.test/\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 15\r\n\r\n<script>1</scri',
      );
    }),
  );

  const { text } = await exchange(rig.url, `GET ${PATH} HTTP/1.1\r\n${followed(rig)}\r\n`);
  const [head = ''] = text.split('\r\n\r\n');

  assert.match(head, /^HTTP\/1\.1 200 /);
  assert.match(head, /content-disposition: attachment; filename="customers_/i);
  assert.match(head, /x-content-type-options: nosniff/i);
  assert.match(head, /content-security-policy: sandbox; default-src 'none'/i);
  assert.doesNotMatch(head, /evil|planted|access-control|refresh/i);
});
