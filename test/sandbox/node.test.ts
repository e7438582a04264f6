import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serveSandbox } from '../../sandbox/node.ts';
import { serveFixtures } from '../fixtures/server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the command line and gives its first output once there is any. */
async function runCli(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/cli.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { text: '' };
  child.stdout.on('data', (chunk: Buffer) => void (output.text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (output.text += chunk.toString()));
  return { child, output, exit: once(child, 'exit') as Promise<[number | null, string | null]> };
}

test('serves the sandbox over HTTP, with a page of routes and demo users at its root', async () => {
  const { url, sandbox, close } = await serveSandbox();

  try {
    const page = await fetch(url);
    const html = await page.text();
    const status = await fetch(`${url}/api/v3/status/`, { headers: { origin: 'https://cms.example' } });
    const signIn = await fetch(`${url}/api/v3/auth`, {
      method: 'POST',
      body: JSON.stringify({ username: 'ben@acme.example', password: 'sandbox' }),
    });

    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(html, /anna@acme\.example/);
    assert.match(html, /\/api\/v3\/events\/\{eid\}\/sales-graph/);
    assert.doesNotMatch(html, /<script/);
    assert.equal(status.headers.get('access-control-allow-origin'), '*');
    assert.equal(signIn.status, 200);
    assert.equal(sandbox.requests.length, 3);
  } finally {
    await close();
  }
});

test("refuses a browser's preflight over HTTP", async () => {
  const { url, close } = await serveSandbox();

  try {
    const { status, headers } = await fetch(`${url}/api/v3/events/`, {
      method: 'OPTIONS',
      headers: { origin: 'https://cms.example', 'access-control-request-method': 'GET' },
    });

    assert.equal(status, 403);
    assert.equal(headers.get('access-control-allow-origin'), null);
  } finally {
    await close();
  }
});

test('names SANDBOX_PORT when the port is taken', async () => {
  const { url, close } = await serveSandbox();

  try {
    await assert.rejects(serveSandbox({ port: Number(new URL(url).port) }), /Port \d+ is taken.*SANDBOX_PORT/);
  } finally {
    await close();
  }
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`runs from the command line, prints address and demo users, and ends cleanly on ${signal}`, async () => {
    const { child, output, exit } = await runCli(['--generation', 'dk2', '--cors', 'reject-origin'], {
      SANDBOX_PORT: '0',
    });
    while (!output.text.includes('many@acme.example')) await once(child.stdout, 'data');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output.text)?.[0] ?? '';

    const { status } = await fetch(`${url}/api/v3/status/`);
    const refused = await fetch(`${url}/api/v3/events/`, { headers: { origin: 'https://cms.example' } });
    child.kill(signal);

    assert.equal(status, 200);
    assert.equal(refused.status, 403);
    assert.match(output.text, /generation dk2/);
    assert.deepEqual(await exit, [0, null]);
  });
}

test('makes go wrong on the command line what it is told to, and prints it', async () => {
  const faults = ['--faults', 'GET /status/=status:503*1', '--faults', 'POST /auth=rate-limited:7'];
  const { child, output, exit } = await runCli([...faults, '--port', '0']);
  while (!output.text.includes('POST /auth=rate-limited:7')) await once(child.stdout, 'data');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output.text)?.[0] ?? '';

  const statuses = [await fetch(`${url}/api/v3/status/`), await fetch(`${url}/api/v3/status/`)];
  const signIn = await fetch(`${url}/api/v3/auth`, { method: 'POST' });
  child.kill('SIGTERM');

  assert.deepEqual(
    statuses.map(({ status }) => status),
    [503, 200],
  );
  assert.deepEqual([signIn.status, signIn.headers.get('retry-after')], [429, '7']);
  assert.deepEqual(await exit, [0, null]);
});

test('explains faults in its help', async () => {
  const { output, exit } = await runCli(['--help']);

  await exit;

  assert.match(output.text, /--faults '<fault>'/);
  assert.match(output.text, /rate-limited\[:<seconds>\|:date:<seconds>\]/);
});

for (const { args, complaint } of [
  { args: ['--faults', 'GET /events/{eid}=dely:2000'], complaint: /There is no fault "dely"\. Kinds:\n {2}delay:<ms>/ },
  { args: ['--faults', '/events/{id}=drop'], complaint: /has no route \/events\/\{id\}.*Routes:/ },
  { args: ['--generation', 'dk3'], complaint: /dk1 or dk2/ },
  { args: ['--cors', 'open'], complaint: /silent or reject-origin/ },
  { args: ['--port', 'http'], complaint: /port is a whole number/ },
  { args: ['--colour'], complaint: /--colour/ },
]) {
  test(`refuses ${args.join(' ')} on the command line and says why`, async () => {
    const { output, exit } = await runCli(args);

    const [code] = await exit;

    assert.equal(code, 1);
    assert.match(output.text, complaint);
  });
}

test('plays the documented payloads back as a second upstream', async () => {
  const { url, requests, close } = await serveFixtures();

  try {
    const signIn = await fetch(`${url}/api/v3/auth`, { method: 'POST', body: '{}' });
    const { AccessToken } = (await signIn.json()) as { AccessToken: string };
    const headers = { authorization: `Bearer ${AccessToken}`, 'x-preferred-partner-id': 'partner-id-acme' };
    const event = await fetch(`${url}/api/v3/events/evt_abc123`, { headers });
    const withoutToken = await fetch(`${url}/api/v3/events/evt_abc123`);
    const unknown = await fetch(`${url}/api/v3/permissions`, { headers });

    assert.equal(((await event.json()) as { id: string }).id, 'evt_abc123');
    assert.deepEqual([signIn.status, event.status, withoutToken.status, unknown.status], [200, 200, 401, 404]);
    assert.deepEqual(requests[1], { method: 'GET', path: '/api/v3/events/evt_abc123', partner: 'partner-id-acme' });
  } finally {
    await close();
  }
});
