import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findBrowsers } from '../../../scripts/browsers.mjs';
import { root } from '../../house/tree.ts';

const { chromium } = findBrowsers();

function run(...args: string[]): { status: number | null; printed: string } {
  const options = { cwd: root, encoding: 'utf8', timeout: 180_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/contact-sheet.mjs', ...args], options);
  return { status, printed: stdout + stderr };
}

describe('the contact sheet', () => {
  let folder: string;

  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'fd-sheet-test-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  if (chromium) {
    it('takes the pictures that are asked for in every look, and puts them on one page', () => {
      const { status, printed } = run('--built', '--to', folder, 'popup: signed out');

      assert.equal(status, 0, printed);
      const pictures = ['dark.de', 'dark.en', 'light.de', 'light.en'].map((look) => `popup-signed-out.${look}.png`);
      assert.deepEqual(readdirSync(folder).sort(), ['index.html', ...pictures]);
      const sheet = readFileSync(path.join(folder, 'index.html'), 'utf8');
      for (const picture of pictures) {
        assert.ok(sheet.includes(`src="${picture}"`), picture);
        assert.ok(statSync(path.join(folder, picture)).size > 2_000, picture);
      }
    });
  }

  it('names its pictures where none is meant', () => {
    const { status, printed } = run('no such thing');

    assert.equal(status, 1);
    assert.match(printed, /No picture is named like that[\s\S]*popup: signed out/);
  });
});
