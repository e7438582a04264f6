import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openExtensionBrowsers, type ExtensionBrowser, type ExtensionTab } from '../../rig/extension/browsers.ts';
import {
  arrive,
  byRole,
  cardShows,
  choosePartner,
  kept,
  launch,
  pressChip,
  rowOf,
  signIn,
  switchOn,
  visibleText,
  waitForChips,
  waitForNothing,
} from './acts.ts';
import { openExtensionStand, SITE_PATTERN, type ExtensionStand } from './stand.ts';

for (const engine of openExtensionBrowsers()) {
  describe(`a background that is killed while it clears up, in ${engine.name}`, () => {
    let stand: ExtensionStand;
    let browser: ExtensionBrowser;
    let page: ExtensionTab;

    before(async () => {
      [stand, browser] = await Promise.all([openExtensionStand(), launch(engine)]);
      await arrive(browser, stand);
      page = await browser.newPage();
      await page.goto(rowOf(stand, 'evt_abc').listUrl);
      await switchOn(browser, page);
    });
    after(async () => {
      await browser.close();
      await stand.close();
    });
    beforeEach(async () => {
      await page.goto(rowOf(stand, 'evt_abc').listUrl);
      await waitForChips(page);
      await pressChip(page, rowOf(stand, 'evt_abc').no);
      await cardShows(page, 'Run 42');
    });

    it('goes on clearing after a sign-out, as soon as anything wakes it', async () => {
      const popup = await browser.openExtensionPage('popup.html');
      await hold(popup, 'fd-actor');
      await popup.click(() => byRole('button', /sign out/i));
      await popup.waitFor(() => byRole('textbox', /password/i), 'the form');

      await browser.killBackground();
      await release(popup);
      await wake(browser);

      await waitForNothing(page);
      assert.doesNotMatch(await kept(browser), /Concert at Olympiahalle|evt_abc|anna@/);
      await signIn(popup, 'anna@acme.example');
      await choosePartner(popup, 'partner-id-acme');
      await popup.close();
    });

    it('goes on leaving a site that was switched off, as soon as anything wakes it', async () => {
      const options = await browser.openExtensionPage('options.html');
      await hold(options, 'fd-sites');
      await options.click(() => byRole('button', /switch off localhost/i));
      await options.waitFor(() => /No site is on/.test(visibleText()), 'the empty list');

      await browser.killBackground();
      await release(options);
      await wake(browser);

      await waitForNothing(page);
      for (let tries = 0; (await isHeld(browser)) && tries < 100; tries++) await wake(browser);
      assert.equal(await isHeld(browser), false);
      await options.close();
    });
  });
}

interface Api {
  permissions: { contains(what: object): Promise<boolean> };
  scripting: { getRegisteredContentScripts(): Promise<object[]> };
}

/** Holds a lock of the extension's, so that the background waits in the middle of what it does. */
async function hold(page: ExtensionTab, name: string): Promise<void> {
  await page.evaluate((lock) => {
    const { promise, resolve } = withResolvers();
    Object.assign(globalThis, { letGo: resolve });
    return new Promise<void>((held) => {
      void navigator.locks.request(lock, () => {
        held();
        return promise;
      });
    });

    function withResolvers(): { promise: Promise<void>; resolve: () => void } {
      let resolve = (): void => undefined;
      return { promise: new Promise<void>((done) => (resolve = done)), resolve: () => resolve() };
    }
  }, name);
}

async function release(page: ExtensionTab): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as { letGo(): void }).letGo());
}

async function wake(browser: ExtensionBrowser): Promise<void> {
  await browser.inBackground(() => 1);
}

/** Whether the site's permission is held, or a content script is registered. */
function isHeld(browser: ExtensionBrowser): Promise<boolean> {
  return browser.inBackground(async (origin) => {
    const { browser, chrome } = globalThis as unknown as Record<string, Api>;
    const api = (browser ?? chrome)!;
    const scripts = await api.scripting.getRegisteredContentScripts();
    return scripts.length > 0 || (await api.permissions.contains({ origins: [origin] }));
  }, SITE_PATTERN);
}
