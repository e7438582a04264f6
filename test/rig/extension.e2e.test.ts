import assert from 'node:assert/strict';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openExtensionBrowsers, type ExtensionBrowser } from './extension/browsers.ts';
import {
  byId,
  openFixtureStand,
  startedAs,
  textOf,
  valueOf,
  type FixtureStand,
  type Worlds,
} from './extension/fixture-stand.ts';
import { deepClosed, shadowOf } from './extension/in-content.ts';
import { until } from './script.ts';

for (const engine of openExtensionBrowsers()) {
  describe(`the extension rig's tabs in ${engine.name}`, () => {
    let stand: FixtureStand;
    let browser: ExtensionBrowser;

    before(async () => {
      stand = await openFixtureStand(engine);
      ({ browser } = stand);
    });

    after(() => stand.close());

    it('sees an ordinary page as the other rig does', async () => {
      const tab = await browser.newPage();
      await tab.goto(stand.covered);
      await tab.click(byId, 'field');
      await tab.type('Grüße');
      await tab.press('Shift+ArrowLeft');
      await tab.press('Backspace');
      await tab.setViewport(700, 500);
      const picture = path.join(stand.scratch, 'picture.png');
      await tab.screenshot(picture);

      assert.deepEqual([await tab.url(), await tab.title()], [stand.covered, 'A page']);
      assert.equal(await tab.evaluate(valueOf, 'field'), 'Grüß');
      assert.deepEqual(await tab.evaluate(() => [innerWidth, innerHeight]), [700, 500]);
      assert.ok((await stat(picture)).size > 1_000);
      await rm(picture);
      await tab.evaluate(() => Object.assign(window, { mark: 1 }) && true);
      await tab.reload();
      assert.equal(await tab.evaluate(() => 'mark' in window), false);
      await tab.goto(`${stand.covered}#part`);
      assert.equal(await tab.url(), `${stand.covered}#part`);
      await assert.rejects(tab.goto('http://localhost:1/'));
      await tab.close();
    });

    it('collects what pages complain of, also of a document that was left', async () => {
      const tab = await browser.newPage();
      await tab.goto(`${stand.covered}faulty`);
      await tab.goto(stand.covered);

      const errors = await tab.consoleErrors();

      assert.equal(errors.length, 2, errors.join('\n'));
      assert.match(errors[0] ?? '', /it said/);
      assert.match(errors[1] ?? '', /undeclared/);
      await tab.close();
    });

    it('switches between tabs', async () => {
      const first = await browser.newPage();
      const second = await browser.newPage();
      await Promise.all([first.goto(stand.covered), second.goto(stand.covered)]);

      await first.bringToFront();

      await first.waitFor(() => document.visibilityState === 'visible', 'the tab to be in front');
      await second.waitFor(() => document.visibilityState === 'hidden', 'the other tab to be behind it');
      await first.close();
      await second.close();
    });

    it('runs functions in the world of the content script, where closed shadow roots are open', async () => {
      const tab = await browser.newPage();
      await tab.goto(stand.covered);
      const world = (): string | undefined => (globalThis as unknown as Worlds).inThisWorld;

      const inContent = await tab.waitForInContentWorld(world, 'the content script');
      const inPage = await tab.evaluate(world);
      const label = await tab.inContentWorld(() => deepClosed('button')?.textContent);
      const seen = await tab.inContentWorld(() => shadowOf(document.body) === null);
      const byPage = await tab.evaluate(() => document.querySelector('#rig-host')?.shadowRoot === null);

      assert.deepEqual([inContent, inPage], ['content', undefined]);
      assert.deepEqual([label, seen, byPage], ['Ask', true, true]);
      await tab.close();
    });

    it('clicks with a real mouse inside of a closed shadow root far down the page', async () => {
      const tab = await browser.newPage();
      await tab.goto(stand.covered);

      await tab.clickInContentWorld(() => deepClosed('button'));
      const answer = await tab.waitForInContentWorld(() => deepClosed('output')?.textContent, 'the answer');

      assert.equal(answer, `true ${await startedAs(browser)}`);
      await tab.close();
    });

    it('says where there is no content script', async () => {
      const tab = await browser.newPage();
      await tab.goto(stand.covered);
      await tab.waitForInContentWorld(() => true, 'the content script');
      await tab.goto(stand.uncovered);

      await assert.rejects(
        tab.inContentWorld(() => 1),
        /no content script in http:\/\/127\.0\.0\.1/,
      );
      assert.deepEqual(await tab.frameUrls(), [stand.uncovered]);
      await tab.close();
    });

    it('finds a frame in a closed shadow root, and reaches it with mouse and keys', async () => {
      const tab = await browser.newPage();
      await tab.goto(stand.covered);

      const frame = await tab.frame('frame.html');
      await frame.click(byId, 'press');
      const pressed = await frame.waitFor(textOf, 'the click', 5_000, 'pressed');
      await frame.click(byId, 'text');
      await tab.type('abc');
      await tab.press('Shift+Tab');
      const focused = await frame.evaluate(() => document.activeElement?.id);
      await frame.focus(byId, 'text');
      await tab.press('End');
      await tab.type('d');

      assert.deepEqual([pressed, focused], ['trusted: true', 'press']);
      assert.equal(await frame.evaluate(valueOf, 'text'), 'abcd');
      assert.match(await frame.url(), /-extension:.*\/frame\.html$/);
      assert.deepEqual(
        (await tab.frameUrls()).map((url) => url.replace(/^.*\//, '/')),
        ['/', '/frame.html'],
      );
      await tab.click(byId, 'field');
      await tab.type('page');
      assert.equal(await tab.evaluate(valueOf, 'field'), 'page');
      await assert.rejects(tab.frame('nowhere.html', 200), /waited 0\.2 s for a frame at nowhere\.html/);
      await tab.close();
    });

    it('presses a key that makes the frame go which had the focus', async () => {
      const tab = await browser.newPage();
      await tab.goto(stand.covered);
      const frame = await tab.frame('frame.html');
      await frame.click(byId, 'text');

      await tab.press('Escape');

      await tab.waitForInContentWorld(() => !deepClosed('iframe'), 'the frame to go');
      await until(async () => (await tab.frameUrls()).length === 1, 'its address to go too', 5_000);
      await assert.rejects(frame.url());
      await tab.close();
    });
  });
}
