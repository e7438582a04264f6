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
      const holder = await hold(browser, 'fd-actor');
      await popup.click(() => byRole('button', /sign out/i));
      await popup.waitFor(() => byRole('textbox', /password/i), 'the form');

      await browser.killBackground();
      await holder.close();
      await wake(browser);

      await waitForNothing(page);
      assert.doesNotMatch(await kept(browser), /Concert at Olympiahalle|evt_abc|anna@/);
      await signIn(popup, 'anna@acme.example');
      await choosePartner(popup, 'partner-id-acme');
      await popup.close();
    });

    it('goes on leaving a site that was switched off, as soon as anything wakes it', async () => {
      const options = await browser.openExtensionPage('options.html');
      const holder = await hold(browser, 'fd-sites');
      await options.click(() => byRole('button', /switch off localhost/i));
      await options.waitFor(() => /No site is on/.test(visibleText()), 'the empty list');

      await browser.killBackground();
      await holder.close();
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

/** Holds a lock of the extension's until its page is closed: the background waits in the middle of what it does. */
async function hold(browser: ExtensionBrowser, name: string): Promise<ExtensionTab> {
  const page = await browser.openExtensionPage('options.html');
  await page.evaluate(
    (lock) =>
      new Promise<void>((held) => {
        void navigator.locks.request(lock, () => {
          held();
          return new Promise(() => undefined);
        });
      }),
    name,
  );
  return page;
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
