import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { serveFixtures } from '../fixtures/server.ts';
import { root } from '../house/tree.ts';
import { logged } from '../rig/logs.ts';

const running: ChildProcess[] = [];

/** `npm start` without npm, until it says that it serves or ends. */
async function start(
  env: Record<string, string>,
): Promise<{ child: ChildProcess; printed: string; code: number | null }> {
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env: { ...process.env, ...env } });
  running.push(child);
  let printed = '';
  await new Promise<void>((resolve) => {
    const onData = (chunk: Buffer): void => {
      // What it says before is for whoever started it: the sandbox's users and their password.
      if (printed.includes('Ctrl-C ends it.')) logged('start', chunk.toString());
      printed += chunk.toString();
      if (printed.includes('Ctrl-C')) resolve();
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('close', () => resolve());
  });
  return { child, printed, code: child.exitCode };
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

describe('npm start', () => {
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  it('serves the examples, the gateway and the sandbox, names the users, and ends cleanly', async () => {
    const [port, sandboxPort] = [await freePort(), await freePort()];
    // A variable that holds nothing but blanks is one that is not set.
    const blank = { FD_BASE_URL: ' ', FD_SECRET: '' };

    const { child, printed } = await start({ ...blank, PORT: String(port), SANDBOX_PORT: String(sandboxPort) });

    for (const text of [`localhost:${port}/cms/`, `127.0.0.1:${sandboxPort}`, 'anna@acme.example', '"sandbox"']) {
      assert.ok(printed.includes(text), `${text} in: ${printed}`);
    }
    for (const path of [
      '/',
      '/cms/',
      '/cms/cms.css',
      '/icon.svg',
      '/fd/fd.js',
      '/fd/fd.css',
      '/fd/sign-in',
      '/fd/healthz',
    ]) {
      assert.equal((await fetch(`http://localhost:${port}${path}`)).status, 200, path);
    }
    child.kill('SIGINT');
    assert.deepEqual(await once(child, 'close'), [0, null]);
    await assert.rejects(fetch(`http://localhost:${port}/`));
  });

  it('puts the gateway before another API when FD_BASE_URL names one', async () => {
    const api = await serveFixtures();
    const port = await freePort();

    const { printed } = await start({ PORT: String(port), FD_BASE_URL: `${api.url}/api/v3` });
    const headers = { 'sec-fetch-site': 'same-origin', 'x-fd-request': '1', 'content-type': 'application/json' };
    const body = JSON.stringify({ username: 'anna@acme.example', password: 'any' });
    const signedIn = await fetch(`http://localhost:${port}/fd/session`, { method: 'POST', headers, body });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const event = await fetch(`http://localhost:${port}/fd/api/v3/events/evt_abc123`, {
      headers: { ...headers, cookie, 'x-preferred-partner-id': 'partner-id-acme' },
    });

    await api.close();
    assert.ok(!printed.includes('Sandbox'));
    assert.equal(((await event.json()) as { capacity: number }).capacity, 12000);
  });

  it('names the variable when a port is taken, is none, or is asked for twice', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);

    const busy = await start({ PORT: port });
    const busySandbox = await start({ PORT: String(await freePort()), SANDBOX_PORT: port });
    const wrong = await start({ PORT: 'http' });
    const free = String(await freePort());
    const both = await start({ PORT: free, SANDBOX_PORT: free });

    taken.close();
    assert.match(busy.printed, /Port \d+ is taken\. Set PORT/);
    assert.match(busySandbox.printed, /Port \d+ is taken\. Set SANDBOX_PORT/);
    assert.match(wrong.printed, /PORT must be a port from 1 to 65535/);
    assert.match(both.printed, /PORT and SANDBOX_PORT both ask for port \d+\. .*SANDBOX_PORT=\d+ npm start/);
    for (const { code, printed } of [busy, busySandbox, wrong, both]) {
      assert.equal(code, 1);
      assert.doesNotMatch(printed, /\n\s+at /);
    }
  });
});
