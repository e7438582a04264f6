import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { findBrowsers, onPath, thisMachine } from '../../../scripts/browsers.mjs';
import { root } from '../../house/tree.ts';
import { startDisplay } from '../../rig/webkit-driver.js';

const { chromium } = findBrowsers();
const xvfb = onPath(thisMachine, ['Xvfb']);
const running: ChildProcess[] = [];

interface Started {
  readonly child: ChildProcess;
  readonly printed: string;
}

/** A script without npm, until it says `until` or ends. */
async function start(script: string, args: string[], env: NodeJS.ProcessEnv, until?: string): Promise<Started> {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, ...env } });
  running.push(child);
  let printed = '';
  await new Promise<void>((resolve) => {
    const onData = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (until && printed.includes(until)) resolve();
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('close', () => resolve());
  });
  return { child, printed };
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}

describe('what opens the extension', () => {
  let scratch: string;

  before(() => (scratch = mkdtempSync(path.join(os.tmpdir(), 'fd-run-test-'))));
  after(() => rmSync(scratch, { recursive: true, force: true }));
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  if (process.platform === 'linux') {
    it('says what to do where there is no display', async () => {
      const { child, printed } = await start('scripts/extension.mjs', [], { DISPLAY: '', WAYLAND_DISPLAY: '' });

      assert.equal(child.exitCode, 1);
      assert.match(printed, chromium ? /There is no display.*xvfb-run/ : /Chromium was not found.*CHROMIUM_BIN=/);
      assert.match(printed, /dist-ext[\\/]chrome-mv3/);
      assert.match(printed, /Load unpacked[\s\S]*Load Temporary Add-on/);
      assert.doesNotMatch(printed, /\n\s+at /);
    });
  }

  if (chromium && xvfb) {
    it('opens Chromium on the backoffice, names the users, and leaves nothing behind', async () => {
      const screen = await startDisplay(xvfb);
      try {
        const [PORT, SANDBOX_PORT] = [await freePort(), await freePort()];
        const env = { DISPLAY: screen.display, PORT, SANDBOX_PORT, TMPDIR: scratch };

        const { child, printed } = await start('scripts/extension.mjs', [], env, 'Ctrl-C');

        for (const text of [`localhost:${PORT}/backoffice/`, `127.0.0.1:${SANDBOX_PORT}`, 'anna@acme.example']) {
          assert.ok(printed.includes(text), `${text} in: ${printed}`);
        }
        const ours = (): string[] =>
          spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
            .stdout.split('\n')
            .filter((line) => line.includes(scratch));
        assert.ok(ours().length > 0, 'the browser runs, and can be seen to');
        child.kill('SIGINT');
        assert.deepEqual(await once(child, 'close'), [0, null]);
        await assert.rejects(fetch(`http://localhost:${PORT}/`));
        assert.deepEqual(ours(), []);
        assert.deepEqual(
          readdirSync(scratch).filter((name) => !/^tsx-|node-compile-cache/.test(name)),
          [],
        );
      } finally {
        await screen.stop();
      }
    });
  }
});
