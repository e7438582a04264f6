import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { until } from '../script.ts';
import { openExtensionBrowsers, type ExtensionBrowser } from './browsers.ts';
import {
  byId,
  openFixtureStand,
  optional,
  startedAs,
  textOf,
  valueOf,
  type FixtureStand,
  type Worlds,
} from './fixture-stand.ts';
import { deepClosed } from './in-content.ts';

const holdsOptional = (browser: ExtensionBrowser): Promise<boolean> =>
  browser.inBackground(
    (origins) => (globalThis as unknown as Worlds).chrome.permissions.contains({ origins }),
    [...optional],
  );

for (const engine of openExtensionBrowsers()) {
  describe(`the extension rig's extension in ${engine.name}`, () => {
    let stand: FixtureStand;
    let browser: ExtensionBrowser;

    before(async () => {
      stand = await openFixtureStand(engine);
      ({ browser } = stand);
    });

    after(() => stand.close());

    it('opens pages of the extension', async () => {
      const tab = await browser.openExtensionPage('options.html#language');

      assert.equal(await tab.url(), `${browser.extensionOrigin}/options.html#language`);
      assert.equal(await tab.title(), 'Options');
      await assert.rejects(
        tab.inContentWorld(() => 1),
        /no content script/,
      );
      await tab.close();
    });

    it('opens the popup by the toolbar button, which lets the extension into this tab alone', async () => {
      const tab = await browser.newPage();
      await tab.goto(stand.uncovered);
      const asPage = await browser.openExtensionPage('popup.html');
      const refused = await asPage.waitFor(textOf, 'the popup as a page', 5_000, 'tab');
      await asPage.close();

      const popup = await browser.pressToolbarButton(tab);

      assert.ok(popup);
      assert.equal(await popup.waitFor(textOf, 'the heading', 5_000, 'tab'), 'heading: Heading');
      await popup.click(byId, 'text');
      await popup.type('typed');
      await popup.press('Backspace');
      assert.equal(await popup.evaluate(valueOf, 'text'), 'type');
      assert.match(refused, /refused/);
      await popup.click(byId, 'close');
      const isClosed = (): Promise<boolean> =>
        popup.title().then(
          () => false,
          () => true,
        );
      await until(isClosed, 'the popup to close', 5_000);
      await tab.close();
    });

    it('agrees to a request for permission in the popup, and takes it back', async () => {
      const tab = await browser.newPage();
      await tab.goto(stand.covered);
      const popup = await browser.pressToolbarButton(tab);
      assert.ok(popup);

      await browser.grant(optional);
      const beforehand = await holdsOptional(browser);
      await popup.click(byId, 'request');
      const answer = await popup.waitFor(textOf, 'the answer', 5_000, 'granted');
      const held = await holdsOptional(browser);
      await browser.revoke(optional);
      const afterwards = await holdsOptional(browser);

      assert.equal(answer, 'granted: true');
      assert.deepEqual([beforehand, held, afterwards], [false, true, false]);
      await popup.close();
      await tab.close();
    });

    it('kills the background in the middle of its work, and wakes it', async () => {
      const first = await startedAs(browser);
      const busy = browser.inBackground(() => new Promise(() => {}));
      const rejected = assert.rejects(busy);

      await browser.killBackground();
      await rejected;
      await browser.killBackground();
      const second = await startedAs(browser);

      assert.ok(second);
      assert.notEqual(second, first);
    });

    it('reloads the extension, which keeps what it has stored', async () => {
      const tab = await browser.newPage();
      await tab.goto(stand.covered);
      await browser.inBackground(() => (globalThis as unknown as Worlds).chrome.storage.local.set({ kept: 1 }));
      const first = await startedAs(browser);

      await browser.reloadExtension();
      const second = await startedAs(browser);
      const kept = await browser.inBackground(() => (globalThis as unknown as Worlds).chrome.storage.local.get('kept'));
      await tab.reload();
      await tab.clickInContentWorld(() => deepClosed('button'));
      const answer = await tab.waitForInContentWorld(() => deepClosed('output')?.textContent, 'the answer');

      assert.notEqual(second, first);
      assert.deepEqual(kept, { kept: 1 });
      assert.equal(answer, `true ${second}`);
      await tab.close();
    });

    it('leaves no process and no profile behind', async () => {
      const running = (): string[] =>
        spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
          .stdout.split('\n')
          .filter((line) => line.includes(stand.scratch));
      assert.ok(running().length > 0);

      await browser.close();

      assert.deepEqual(running(), []);
      assert.deepEqual(await readdir(stand.scratch), []);
    });
  });
}
