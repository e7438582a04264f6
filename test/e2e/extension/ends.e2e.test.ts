import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openExtensionBrowsers, type ExtensionBrowser, type ExtensionTab } from '../../rig/extension/browsers.ts';
import {
  arrive,
  byRole,
  cardShows,
  choosePartner,
  chips,
  deep,
  expectedChips,
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
  describe(`what ends in ${engine.name}`, () => {
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

    it('is everything of a partner when another one is chosen', async () => {
      const popup = await browser.openExtensionPage('popup.html');
      await choosePartner(popup, 'partner-id-beta');

      await waitForNothing(page);
      await popup.waitFor(() => byRole('searchbox', /search/i), 'the search as the other partner');
      assert.deepEqual((await page.frameUrls()).length, 1);
      assert.doesNotMatch(await kept(browser), /Concert at Olympiahalle|evt_abc/);
      assert.doesNotMatch(await popup.evaluate(() => visibleText()), /Concert at Olympiahalle/);

      await choosePartner(popup, 'partner-id-acme');
      await waitForChips(page);
      assert.deepEqual(await chips(page), await expectedChips(page, stand));
      await popup.close();
    });

    it('is everything of a user who signs out', async () => {
      const popup = await browser.openExtensionPage('popup.html');
      await popup.click(() => byRole('button', /sign out/i));

      await waitForNothing(page);
      await popup.waitFor(() => byRole('textbox', /password/i), 'the form');
      const left = await kept(browser);
      for (const token of stand.tokens) assert.ok(!left.includes(token), 'a token is left');
      assert.doesNotMatch(left, /Concert at Olympiahalle|evt_abc|anna@/);

      await signIn(popup, 'anna@acme.example');
      await choosePartner(popup, 'partner-id-acme');
      await waitForChips(page);
      await popup.close();
    });

    it('is what an older version has placed, when the extension is updated', async () => {
      await browser.reloadExtension();

      // The session was in memory that belonged to the older version.
      await waitForNothing(page);
      const popup = await browser.openExtensionPage('popup.html');
      if (!(await popup.evaluate(() => Boolean(byRole('combobox', /partner/i)))))
        await signIn(popup, 'anna@acme.example');
      await choosePartner(popup, 'partner-id-acme');
      await waitForChips(page);
      assert.deepEqual(await chips(page), await expectedChips(page, stand));
      await popup.close();
    });

    it('is everything on a site that is switched off in the options, and its permission', async () => {
      const options = await browser.openExtensionPage('options.html');
      await options.click(() => byRole('button', /switch off localhost/i));

      await waitForNothing(page);
      await options.waitFor(() => /No site is on/.test(visibleText()), 'the empty list');
      await page.reload();
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
      assert.equal(await page.evaluate(() => document.querySelectorAll('[data-fd-widgets]').length), 0);
      assert.deepEqual(await holds(browser), { permission: false, scripts: 0, alarms: 0 });
      await options.close();
      await switchOn(browser, page);
    });

    it('is everything on a site whose permission is taken back in the browser', async () => {
      await browser.revoke([SITE_PATTERN]);

      await waitForNothing(page);
      const popup = await browser.pressToolbarButton(page);
      const state = await popup?.waitFor(() => byRole('switch', /always/i)?.getAttribute('aria-checked'), 'the switch');
      assert.equal(state, 'false');
      await popup?.close();
      await switchOn(browser, page);
    });

    it('is all that the extension keeps, by "Remove everything"', async () => {
      const options = await browser.openExtensionPage('options.html');
      await options.click(() => byRole('button', /^remove everything$/i));
      await options.click(() => byRole('button', /^remove everything$/i, deep('dialog[open]') ?? document.head));

      await options.waitFor(() => /Everything was removed/.test(visibleText()), 'the words that it is done');
      await waitForNothing(page);
      const left = await kept(browser);
      for (const token of stand.tokens) assert.ok(!left.includes(token), 'a token is left');
      assert.doesNotMatch(left, /acme|localhost|127\.0\.0\.1/);
      assert.deepEqual(await holds(browser), { permission: false, scripts: 0, alarms: 0 });
    });
  });
}

function holds(browser: ExtensionBrowser): Promise<{ permission: boolean; scripts: number; alarms: number }> {
  return browser.inBackground(async (origin) => {
    const { browser, chrome } = globalThis as unknown as Record<string, Api>;
    const api = (browser ?? chrome)!;
    return {
      permission: await api.permissions.contains({ origins: [origin] }),
      scripts: (await api.scripting.getRegisteredContentScripts()).length,
      alarms: (await api.alarms.getAll()).filter(({ name }) => name === 'index').length,
    };
  }, SITE_PATTERN);
}

interface Api {
  permissions: { contains(what: object): Promise<boolean> };
  scripting: { getRegisteredContentScripts(): Promise<unknown[]> };
  alarms: { getAll(): Promise<{ name: string }[]> };
}
