import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTrust } from '../../src/gateway/addresses.ts';
import { startGateway, type GatewayRig } from '../gateway/rig.ts';
import { exchange } from './rig.ts';

/** One guess over a connection from a loopback address of its own, with these headers more. */
async function guessFrom(
  rig: GatewayRig,
  localAddress: string,
  headers = '',
  username = 'anna@acme.example',
): Promise<number> {
  const body = JSON.stringify({ username, password: 'wrong' });
  const { statuses } = await exchange(
    rig.url,
    `POST /fd/session HTTP/1.1\r\nHost: localhost:4000\r\nConnection: close\r\nX-FD-Request: 1\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${Buffer.from(body).toString('latin1')}`,
    { localAddress, waitMs: 5_000 },
  );
  return statuses[0] ?? 0;
}

async function guesses(count: number, guess: (n: number) => Promise<number>): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < count; n++) statuses.push(await guess(n));
  return statuses;
}

describe('guessing passwords of one user', () => {
  const variants: readonly (readonly [what: string, names: readonly string[]])[] = [
    ['upper and lower case', ['anna@acme.example', 'ANNA@acme.example', 'Anna@ACME.EXAMPLE', 'aNNa@acme.example']],
    [
      'blanks around it',
      [' anna@acme.example', 'anna@acme.example\t', '\u00a0anna@acme.example\u2003', '\nanna@acme.example'],
    ],
    ['blanks within it', ['anna @acme.example', 'anna@ acme.example', 'an na@acme.example', 'anna@acme .example']],
    [
      'characters that are not drawn',
      [
        'anna\u200b@acme.example',
        'anna\u00ad@acme.example',
        '\ufeffanna@acme.example',
        'anna\u{e0061}@acme.example',
        'anna\u2060@acme.example',
      ],
    ],
    ['control characters', ['anna@acme.example\u0000', 'anna@acme.example\u0007', '\u001banna@acme.example']],
    [
      'full-width and other forms',
      ['ａｎｎａ@acme.example', 'anna＠acme.example', '𝐚𝐧𝐧𝐚@acme.example', 'ⓐnna@acme.example'],
    ],
    [
      'letters that fold to plain ones',
      ['bendiK@acme.example', 'bendi\u212a@acme.example', 'bendik@acme.example', 'BENDI\u212a@acme.example'],
    ],
  ];
  for (const [what, names] of variants) {
    it(`is counted once for all ways to write the name: ${what}`, async () => {
      const rig = await startGateway({ limits: { attemptsPerUser: 3 } });

      const statuses = await guesses(6, async (n) => (await rig.signIn(names[n % names.length], 'wrong')).status);

      assert.deepEqual(statuses, [401, 401, 401, 429, 429, 429]);
    });
  }

  it('is counted over all addresses that it comes from', async () => {
    const rig = await startGateway({ limits: { attemptsPerUser: 3 } });

    const statuses = await guesses(6, (n) => guessFrom(rig, `127.0.0.${n + 1}`));

    assert.deepEqual(statuses, [401, 401, 401, 429, 429, 429]);
  });

  it('is not begun anew by a right password of another user in between', async () => {
    const rig = await startGateway({ limits: { attemptsPerUser: 3 } });

    const statuses = await guesses(5, async () => {
      assert.equal((await rig.signIn('ben@acme.example', 'sandbox')).status, 200);
      return (await rig.signIn('anna@acme.example', 'wrong')).status;
    });

    assert.deepEqual(statuses, [401, 401, 401, 429, 429]);
  });

  it('in many calls at once finds no gap between looking and counting', async () => {
    const rig = await startGateway({ limits: { attemptsPerUser: 3 } });
    rig.upstream.auth = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return Response.json({ message: 'error.auth.invalid_credentials' }, { status: 401 });
    };

    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await rig.signIn('anna@acme.example', 'wrong')).status),
    );

    assert.equal(statuses.filter((status) => status === 401).length, 3);
    assert.equal(rig.upstream.seen.length, 3);
  });

  it('in odd bodies reaches the API no more often', async () => {
    const rig = await startGateway({ limits: { attemptsPerUser: 2 } });
    const send = async (body: string): Promise<number> =>
      (await rig.call('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status;

    const statuses = [
      await send('{"username":"ben@acme.example","username":"anna@acme.example","password":"wrong"}'),
      await send('\ufeff{"username":"anna@acme.example","password":"wrong"}'),
      await send('{"__proto__":{"username":"ben@acme.example"},"username":"anna@acme.example","password":"wrong"}'),
      await send('{"username":"\\u0061nna@acme.example","password":"wrong"}'),
      await send('{"username":["anna@acme.example"],"password":"wrong"}'),
      await send(`{"username":"anna@acme.example${' '.repeat(400)}","password":"wrong"}`),
    ];

    assert.deepEqual(statuses.slice(0, 4), [401, 401, 429, 429]);
    assert.ok(statuses.slice(4).every((status) => status === 400 || status === 429));
    assert.equal(rig.upstream.seen.length, 2);
  });
});

describe('guessing from one address', () => {
  it('is counted over all users, two in turn included', async () => {
    const rig = await startGateway({ limits: { attemptsPerUser: 5, attemptsPerAddress: 6 } });

    const statuses = await guesses(8, (n) =>
      guessFrom(rig, '127.0.0.1', '', n % 2 ? 'ben@acme.example' : 'anna@acme.example'),
    );

    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 401, 429, 429]);
  });

  for (const name of [
    'X-Forwarded-For',
    'Forwarded',
    'X-Real-IP',
    'X-Client-IP',
    'CF-Connecting-IP',
    'True-Client-IP',
    'Via',
  ]) {
    it(`is not hidden by ${name} of whoever is no trusted proxy`, async () => {
      const rig = await startGateway({ limits: { attemptsPerAddress: 3 }, trustedProxies: ['127.0.0.9'] });

      const statuses = await guesses(5, (n) =>
        guessFrom(
          rig,
          '127.0.0.1',
          `${name}: ${name === 'Forwarded' ? 'for=' : ''}203.0.113.${n}\r\n`,
          `user-${n}@acme.example`,
        ),
      );

      assert.deepEqual(statuses, [401, 401, 401, 429, 429]);
    });
  }

  it('is not hidden behind a trusted proxy by what the caller put in front', async () => {
    const rig = await startGateway({ limits: { attemptsPerAddress: 3 }, trustedProxies: ['127.0.0.0/8'] });
    const lies = ['203.0.113.1, ', '127.0.0.1, ', 'unknown, ', '"203.0.113.1", ', ''];

    const statuses = await guesses(5, (n) =>
      guessFrom(rig, '127.0.0.1', `X-Forwarded-For: ${lies[n]}198.51.100.7\r\n`, `user-${n}@acme.example`),
    );

    assert.deepEqual(statuses, [401, 401, 401, 429, 429]);
  });

  it('is not hidden by a second header: both are one list, in their order', async () => {
    const rig = await startGateway({ limits: { attemptsPerAddress: 3 }, trustedProxies: ['127.0.0.1'] });

    const statuses = await guesses(5, (n) =>
      guessFrom(
        rig,
        '127.0.0.1',
        `X-Forwarded-For: 203.0.113.${n}\r\nX-Forwarded-For: 198.51.100.7\r\n`,
        `user-${n}@acme.example`,
      ),
    );

    assert.deepEqual(statuses, [401, 401, 401, 429, 429]);
  });

  it('two callers behind one trusted proxy do not share their attempts', async () => {
    const rig = await startGateway({ limits: { attemptsPerAddress: 2 }, trustedProxies: ['127.0.0.1'] });
    const from = (address: string) => (n: number) =>
      guessFrom(rig, '127.0.0.1', `X-Forwarded-For: ${address}\r\n`, `user-${n}@acme.example`);

    assert.deepEqual(await guesses(3, from('203.0.113.1')), [401, 401, 429]);
    assert.deepEqual(await guesses(3, from('203.0.113.2')), [401, 401, 429]);
  });
});

describe('whose address counts behind proxies', () => {
  const trust = createTrust(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32']);
  const keyOf = (forwarded: string): string => trust.clientKey('10.0.0.1', forwarded);
  const cases: readonly (readonly [what: string, forwarded: string, client: string])[] = [
    ['a chain of trusted ones is walked to its first stranger', '203.0.113.9, 192.0.2.7, 10.9.9.9', '203.0.113.9'],
    ['what a stranger says of another is hearsay', '10.1.1.1, 198.51.100.2, 203.0.113.9', '203.0.113.9'],
    ['a chain of trusted ones alone ends at its farthest', '10.1.1.1, 10.2.2.2', '10.1.1.1'],
    ['a port is no part of an address', '203.0.113.9:61000', '203.0.113.9'],
    ['a mapped address is the plain one', '::ffff:203.0.113.9', '203.0.113.9'],
    ['a mapped address in hex is the plain one', '::ffff:cb00:7109', '203.0.113.9'],
    ['an IPv6 proxy is believed', '203.0.113.9, 2001:db8::5', '203.0.113.9'],
    ['empty places hide nobody', '203.0.113.9, , ', '10.0.0.1'],
    ['hex, octal and short forms are no addresses', '0xcb.0.113.9', '10.0.0.1'],
    ['short forms are no addresses', '203.9', '10.0.0.1'],
    ['names are no addresses', 'localhost', '10.0.0.1'],
  ];
  for (const [what, forwarded, client] of cases) {
    it(`${what}: "${forwarded}"`, () => {
      assert.equal(keyOf(forwarded), client === '10.0.0.1' ? trust.clientKey('10.0.0.1', null) : keyOf(client));
    });
  }
});
