import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openExtensionBrowsers, type ExtensionBrowser, type ExtensionTab } from '../../rig/extension/browsers.ts';
import {
  allByRole,
  arrive,
  byRole,
  choosePartner,
  deep,
  focused,
  launch,
  nameOf,
  openSidePanel,
  rowOf,
  switchOn,
  visibleText,
  waitForChips,
} from './acts.ts';
import { openExtensionStand, type ExtensionStand } from './stand.ts';

for (const engine of openExtensionBrowsers()) {
  describe(`the side panel, in ${engine.name}`, () => {
    let stand: ExtensionStand;
    let browser: ExtensionBrowser;
    let page: ExtensionTab;
    let panel: ExtensionTab;

    before(async () => {
      [stand, browser] = await Promise.all([openExtensionStand(), launch(engine)]);
      await arrive(browser, stand);
      page = await browser.newPage();
      await page.goto(`${stand.site}/backoffice/`);
      await switchOn(browser, page);
      await waitForChips(page);
      panel = await openSidePanel(browser, page);
    });
    after(async () => {
      await browser.close();
      await stand.close();
    });
    beforeEach(async () => {
      await page.bringToFront();
      await page.goto(rowOf(stand, 'evt_abc').listUrl);
      await waitForChips(page);
      await listed(panel, 'Concert at Olympiahalle');
    });

    it('lists the events that are recognised in the page, in its order', async () => {
      const titles = await page.evaluate(() =>
        [...document.querySelectorAll('tbody tr')]
          .filter((row) => row.querySelector('[data-fd-widgets]'))
          .map((row) => row.querySelector('a')?.textContent.trim() ?? ''),
      );

      const names = await panel.evaluate(listedNames);

      assert.equal(names.length, titles.length);
      titles.forEach((title, index) => assert.ok(names[index]?.startsWith(title), `${title}: ${names[index]}`));
    });

    it('opens the card of an event from the list, and goes back to that event', async () => {
      const name = (await panel.evaluate(listedNames)).find((each) => each.startsWith('Concert at Olympiahalle'))!;
      await panel.click((label) => byRole('button', label), name);
      await cardShows(panel, 'Run 42');

      await panel.click(() => byRole('button', /all events on this page/i));

      await listed(panel, 'Concert at Olympiahalle');
      assert.equal(await panel.evaluate(() => nameOf(focused()!)), name);
    });

    it('shows the card at once on a page about one event, and the list again afterwards', async () => {
      const row = rowOf(stand, 'evt_abc');
      await page.evaluate((path) => document.querySelector<HTMLElement>(`a[href*="${path}"]`)?.click(), String(row.no));

      await cardShows(panel, 'Run 42');

      await page.goto(row.listUrl);
      await listed(panel, 'Concert at Olympiahalle');
      assert.equal(await panel.evaluate(() => deep('fd-event-card')), null);
    });

    it('follows when another tab becomes the active one', async () => {
      const other = await browser.newPage();
      await other.goto(`${stand.site}/backoffice/events/${rowOf(stand, 'evt_abd').no}`);
      await cardShows(panel, 'Run 43');

      await page.bringToFront();

      await listed(panel, 'Concert at Olympiahalle');
      assert.equal(await panel.evaluate(() => deep('fd-event-card')), null);
      await other.bringToFront();
      await cardShows(panel, 'Run 43');
      await other.close();
    });

    it('finds an event of the partner that is on no page, opens its card and goes back to the search', async () => {
      await page.goto(`${stand.site}/`);
      await panel.waitFor(() => /none of your events/i.test(visibleText()), 'the words for a page without events');
      await panel.focus(() => byRole('searchbox'));
      await panel.type('Olympiahalle');
      await panel.click(() => byRole('button', /concert at olympiahalle/i, byRole('region', /results/i)!));
      await cardShows(panel, 'Concert at Olympiahalle');

      await panel.click(() => byRole('button', /back to the search/i));

      await panel.waitFor(() => byRole('region', /results/i), 'the results');
      assert.equal(await panel.evaluate(() => (byRole('searchbox') as HTMLInputElement).value), 'Olympiahalle');
      await panel.focus(() => byRole('searchbox'));
      await panel.press('Escape');
      await panel.waitFor(() => !byRole('region', /results/i), 'the search to end');
    });

    it('keeps nothing of a partner when another one is chosen in the popup', async () => {
      await panel.focus(() => byRole('searchbox'));
      await panel.type('Olympiahalle');
      await panel.click(() => byRole('button', /concert at olympiahalle/i, byRole('region', /results/i)!));
      await cardShows(panel, 'Concert at Olympiahalle');
      const popup = await browser.pressToolbarButton(page);
      assert.ok(popup);

      await choosePartner(popup, 'partner-id-beta');

      await panel.waitFor(
        () => (byRole('combobox', /partner/i) as HTMLSelectElement | null)?.value === 'partner-id-beta',
        'the other partner in the panel',
      );
      await panel.waitFor(() => !/Olympiahalle/.test(visibleText()), 'the old one to go');
      assert.equal(await panel.evaluate(() => deep('fd-event-card')), null);
      assert.equal(await panel.evaluate(() => (byRole('searchbox') as HTMLInputElement).value), '');
      await popup.close();
      await choosePartner(panel, 'partner-id-acme');
    });

    it('shows the form once somebody has signed out elsewhere', async () => {
      const popup = await browser.pressToolbarButton(page);
      await popup?.click(() => byRole('button', /sign out/i));

      await panel.waitFor(() => byRole('textbox', /password/i), 'the form');
      assert.doesNotMatch(await panel.evaluate(() => visibleText()), /Olympiahalle|anna@/);
      await popup?.close();
    });
  });
}

/** Runs in the panel. */
const listedNames = (): string[] => allByRole('button', undefined, deep('fdx-event-list') ?? document.head).map(nameOf);

async function listed(panel: ExtensionTab, title: string): Promise<void> {
  await panel.waitFor((text) => byRole('button', new RegExp(`^${text}`)), `${title} in the list`, undefined, title);
}

async function cardShows(panel: ExtensionTab, text: string): Promise<void> {
  await panel.waitFor(
    (wanted) => visibleText(deep('fd-event-card') ?? document.head).includes(wanted),
    `the card with ${text}`,
    undefined,
    text,
  );
}
