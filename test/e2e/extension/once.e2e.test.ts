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
      assert.deepEqual(await indexAlarms(browser), []);

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
      assert.deepEqual(await indexAlarms(browser), [6 * 60]);
    });

    it('leaves every other site alone while one is on', async () => {
      const other = await browser.newPage();
      await other.goto(`${stand.site.replace('localhost', '127.0.0.1')}/backoffice/`);
      await other.waitFor(() => document.querySelector('tbody tr'), 'the same list at another address');
      await other.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
      assert.equal(await other.evaluate(() => document.querySelectorAll('[data-fd-widgets]').length), 0);
      await assert.rejects(other.inContentWorld(() => 1));
      await other.close();
    });
  });
}

interface Known {
  readonly id: string;
  readonly start_date_time: string;
}

interface Alarm {
  readonly name: string;
  readonly periodInMinutes: number;
}

/** How often the index is to be read again, in minutes. */
function indexAlarms(browser: ExtensionBrowser): Promise<number[]> {
  return browser.inBackground(async () => {
    const { browser, chrome } = globalThis as unknown as Record<string, { alarms: { getAll(): Promise<Alarm[]> } }>;
    const all = await (browser ?? chrome)!.alarms.getAll();
    return all.filter(({ name }) => name === 'index').map(({ periodInMinutes }) => periodInMinutes);
  });
}
