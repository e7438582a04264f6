import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openExtensionBrowsers, type ExtensionBrowser, type ExtensionTab } from '../../rig/extension/browsers.ts';
import { arrive, chips, expectedChips, kept, launch, rowOf, switchOn, visibleText, waitForChips } from './acts.ts';
import { openExtensionStand, type ExtensionStand } from './stand.ts';

const DAY_MS = 24 * 3_600_000;

for (const engine of openExtensionBrowsers()) {
  describe(`the toolbar button in ${engine.name}`, () => {
    let stand: ExtensionStand;
    let browser: ExtensionBrowser;
    let page: ExtensionTab;

    before(async () => {
      [stand, browser] = await Promise.all([openExtensionStand(), launch(engine)]);
      await arrive(browser, stand);
      page = await browser.newPage();
      await page.goto(rowOf(stand, 'evt_abc').listUrl);
    });
    after(async () => {
      await browser.close();
      await stand.close();
    });

    it('reads the page in front once, lists its events, and leaves the site off', async () => {
      const popup = await browser.pressToolbarButton(page);
      await popup?.waitFor(() => /Concert at Olympiahalle/.test(visibleText()), 'the events of the page');
      await popup?.close();

      await waitForChips(page);
      assert.deepEqual(await chips(page), await expectedChips(page, stand));
      assert.equal(await alarms(browser), 0);

      await page.reload();
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
      assert.equal(await page.evaluate(() => document.querySelectorAll('[data-fd-widgets]').length), 0);
    });

    it('keeps the events of three months ago to eighteen ahead, no more of them than recognition needs', async () => {
      const [{ 'event-index': index }] = JSON.parse(await kept(browser)) as [{ 'event-index': { events: Known[] } }];

      const known = index.events;
      assert.ok(known.length > 60);
      for (const event of known) {
        assert.deepEqual(Object.keys(event).sort(), ['city', 'id', 'start_date_time', 'title', 'venue_name']);
        const days = (Date.parse(event.start_date_time) - Date.now()) / DAY_MS;
        assert.ok(days > -92 && days < 550, `${event.id} is ${days} days away`);
      }
    });

    it('has the index read again as long as a site is on', async () => {
      await switchOn(browser, page);
      await waitForChips(page);
      assert.equal(await alarms(browser), 1);
    });
  });
}

interface Known {
  readonly id: string;
  readonly start_date_time: string;
}

function alarms(browser: ExtensionBrowser): Promise<number> {
  return browser.inBackground(async () => {
    const { browser, chrome } = globalThis as unknown as Record<string, { alarms: { getAll(): Promise<object[]> } }>;
    return (await (browser ?? chrome)!.alarms.getAll()).length;
  });
}
