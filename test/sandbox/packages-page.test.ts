import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { serveSandbox } from '../../sandbox/node.ts';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { dayMs } from './packages-kit.ts';
import { signIn } from './support.ts';

const page = async (sandbox: Sandbox) => (await sandbox.fetch(new Request('http://sandbox.test/'))).text();
const state = async (sandbox: Sandbox) =>
  (await sandbox.fetch(new Request('http://sandbox.test/_sandbox/state'))).json() as Promise<{ speed: number | null }>;

test("lists every partner's packages on the front page, as they stand", async () => {
  const sandbox = createSandbox();
  const status = async (id: string) =>
    new RegExp(`<code>${id}</code></td><td>[^<]*</td><td><code>(\\w+)</code>`).exec(await page(sandbox))?.[1];

  assert.equal(await status('pkg_555'), 'DONE');
  assert.deepEqual([await status('pkg_beta'), await status('9001')], ['DONE', 'DONE']);
  assert.doesNotMatch(await page(sandbox), /Packages of partner-id-empty/);
  sandbox.clock.advance(28 * dayMs);
  assert.equal(await status('pkg_555'), 'EXPIRED');
});

test('tells its speed on the front page and in its state', async () => {
  const usual = createSandbox();
  const fast = createSandbox({ speed: 1.5 });

  assert.deepEqual([(await state(usual)).speed, (await state(fast)).speed], [null, 1.5]);
  assert.match(await page(fast), /a speed of 1\.5 virtual minutes a second/);
  assert.match(await page(usual), /Packages are built by this clock/);
});

for (const speed of ['0', '-1', 'fast', '1e3', '']) {
  test(`refuses --speed=${speed} on the command line and says what a speed is`, () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const args = ['--import', 'tsx', 'sandbox/cli.ts', '--port', '0', `--speed=${speed}`];

    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', timeout: 20_000 });

    assert.equal(status, 1);
    assert.match(stderr, /The speed is a number of virtual minutes a second above 0.*--speed 1/);
  });
}

test('makes no more of a list than a slow reader over HTTP takes', async () => {
  const { url, sandbox, close } = await serveSandbox();
  const { AccessToken } = await signIn(sandbox, 'ben@acme.example');
  const socket = connect(Number(new URL(url).port), '127.0.0.1');

  try {
    let received = 0;
    const path = '/api/v3/package_builder/packages/pkg_large/family_outings_munich/customer_list';
    const headers = { authorization: `Bearer ${AccessToken}` };
    // Chooses the customers, which is not what is measured.
    await (await fetch(`${url}/api/v3/package_builder/packages/pkg_large`, { headers })).text();
    const before = process.memoryUsage().external;
    socket.write(`GET ${path} HTTP/1.1\r\nHost: sandbox.test\r\nAuthorization: ${headers.authorization}\r\n\r\n`);
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      socket.pause();
    });
    while (received === 0) await pause(20);
    await pause(700);
    const kept = process.memoryUsage().external - before;

    // The whole list is 20 MB.
    assert.ok(received < 2_000_000, `${received} bytes`);
    assert.ok(socket.bytesRead < 8_000_000, `${socket.bytesRead} bytes`);
    assert.ok(kept < 10_000_000, `${kept} bytes more in memory`);
  } finally {
    socket.destroy();
    await close();
  }
});
