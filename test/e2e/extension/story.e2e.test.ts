import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openExtensionBrowsers, type ExtensionBrowser, type ExtensionTab } from '../../rig/extension/browsers.ts';
import {
  arrive,
  barState,
  cardShows,
  chips,
  deep,
  expectedChips,
  launch,
  nothingOpen,
  pressBar,
  pressChip,
  rowOf,
  shadowOf,
  switchOn,
  visibleText,
  waitForChips,
} from './acts.ts';
import { openExtensionStand, type ExtensionStand } from './stand.ts';

for (const engine of openExtensionBrowsers()) {
  describe(`the extension on a backoffice, in ${engine.name}`, () => {
    let stand: ExtensionStand;
    let browser: ExtensionBrowser;
    let page: ExtensionTab;

    before(async () => {
      [stand, browser] = await Promise.all([openExtensionStand(), launch(engine)]);
      await arrive(browser, stand);
      page = await browser.newPage();
      await page.goto(`${stand.site}/backoffice/`);
    });
    after(async () => {
      await browser.close();
      await stand.close();
    });

    it('touches no page of a site that is off', async () => {
      assert.equal(await page.evaluate(() => document.querySelectorAll('[data-fd-widgets]').length), 0);
      await assert.rejects(page.inContentWorld(() => 1));
    });

    it('puts a chip into each row of a known event, and into no other, once the site is on', async () => {
      await switchOn(browser, page);

      await waitForChips(page);

      const expected = await expectedChips(page, stand);
      assert.deepEqual(await chips(page), expected);
      assert.ok(Object.keys(expected).length >= 10, 'there are rows to tell apart');
      assert.ok(Object.keys(expected).length < 20, 'and some that are unknown');
    });

    describe('on a list', () => {
      beforeEach(async () => {
        await page.goto(rowOf(stand, 'evt_abc').listUrl);
        await waitForChips(page);
      });

      it('leaves the table as it was', async () => {
        const cells = await page.evaluate(() =>
          [...document.querySelectorAll('tbody tr')].map((row) => row.children.length),
        );
        const columns = await page.evaluate(() => document.querySelectorAll('thead th').length);
        assert.deepEqual([...new Set(cells)], [columns]);
        const parents = await page.evaluate(() => [
          ...new Set(
            [...document.querySelectorAll('table [data-fd-widgets]')].map(
              (host) => host.parentElement?.closest('td,th') === host.parentElement,
            ),
          ),
        ]);
        assert.deepEqual(parents, [true]);
      });

      it('opens the card of the row that was pressed, and of the night that was pressed', async () => {
        const [first, second] = [rowOf(stand, 'evt_abc'), rowOf(stand, 'evt_abd')];
        await pressChip(page, first.no);
        await cardShows(page, 'Run 42');

        await pressChip(page, second.no);
        const frame = await cardShows(page, 'Run 43');

        await frame.waitFor(
          () => /Concert at Olympiahalle[\s\S]*Acme Concerts/.test(visibleText(deep('fd-event-card') as Node)),
          'the title and the partner',
        );
        assert.equal((await page.frameUrls()).filter((url) => url.includes('frame.html')).length, 1);
      });

      it('closes with Escape from inside the frame, and gives the focus back to the chip', async () => {
        await pressChip(page, rowOf(stand, 'evt_abc').no);
        const frame = await cardShows(page, 'Run 42');
        await frame.waitFor(() => document.hasFocus(), 'the focus in the frame');

        await page.press('Escape');

        await nothingOpen(page);
        const focused = await page.inContentWorld(() =>
          shadowOf(document.activeElement as Element)?.activeElement?.getAttribute('aria-expanded'),
        );
        assert.equal(focused, 'false');
      });

      it('is used with the keyboard alone', async () => {
        await page.inContentWorld(
          (no) => {
            const row = [...document.querySelectorAll('tr')].find(({ cells }) => cells[0]?.textContent?.trim() === no);
            row?.querySelector<HTMLElement>('a, button')?.focus();
          },
          String(rowOf(stand, 'evt_abc').no),
        );
        await page.press('Tab');

        await page.press('Enter');

        const frame = await cardShows(page, 'Run 42');
        await frame.waitFor(() => document.hasFocus(), 'the focus in the frame');
        await page.press('Escape');
        await nothingOpen(page);
      });

      it('opens nothing for a press that no person makes', async () => {
        await page.inContentWorld(() => {
          for (const host of document.querySelectorAll('[data-fd-widgets]'))
            shadowOf(host)?.querySelector('button')?.click();
        });
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
        await nothingOpen(page);
      });

      it('follows a row that comes to show another event', async () => {
        const no = String(rowOf(stand, 'evt_abc').no);
        const retitle = (title: string): Promise<void> =>
          page.evaluate(
            (number, text) => {
              const row = [...document.querySelectorAll('tr')].find(
                ({ cells }) => cells[0]?.textContent?.trim() === number,
              );
              const walker = document.createTreeWalker(row!.querySelector('a')!, NodeFilter.SHOW_TEXT);
              walker.nextNode()!.nodeValue = text;
            },
            no,
            title,
          );
        const hasChip = (isThere: boolean): Promise<unknown> =>
          page.waitForInContentWorld(
            (number, wanted) => {
              const row = [...document.querySelectorAll('tr')].find(
                ({ cells }) => cells[0]?.textContent?.trim() === number,
              );
              return (row?.querySelector('[data-fd-widgets]') !== null) === wanted;
            },
            isThere ? 'the chip again' : 'the row without its chip',
            undefined,
            no,
            isThere,
          );

        await retitle('Another Evening Altogether');
        await hasChip(false);
        await retitle(rowOf(stand, 'evt_abc').title);
        await hasChip(true);
      });

      it('follows the pages of the list', async () => {
        const before = await chips(page);

        await page.click(
          () =>
            [...document.querySelectorAll('a')].find(({ textContent }) => /^(next|2|1)$/i.test(textContent.trim())) ??
            null,
        );
        await page.waitFor(
          (numbers) =>
            [...document.querySelectorAll('tbody tr')].every(
              (row) => !numbers.includes((row as HTMLTableRowElement).cells[0]!.textContent.trim()),
            ),
          'another page of the list',
          undefined,
          Object.keys(before),
        );
        await waitForChips(page);

        assert.deepEqual(await chips(page), await expectedChips(page, stand));
      });
    });

    describe('on a page about one event', () => {
      it('follows the way there, closes what was open, and stands beside the heading with the card', async () => {
        const row = rowOf(stand, 'evt_abc');
        await page.goto(row.listUrl);
        await waitForChips(page);
        await pressChip(page, rowOf(stand, 'evt_abd').no);
        await cardShows(page, 'Run 43');

        await page.evaluate(
          (path) => document.querySelector<HTMLElement>(`a[href*="${path}"]`)?.click(),
          String(row.no),
        );

        await page.waitForInContentWorld(
          () => document.querySelector('h1 + [data-fd-widgets]'),
          'the bar beside the heading',
        );
        await cardShows(page, 'Run 42');
        assert.equal(await page.evaluate(() => document.querySelectorAll('[data-fd-widgets]').length), 1);
      });

      it('stays collapsed on this site once it was collapsed, and opens again', async () => {
        assert.equal(await barState(page), 'true');
        await pressBar(page);
        await nothingOpen(page);

        await page.reload();
        await page.waitForInContentWorld(() => document.querySelector('h1 + [data-fd-widgets]'), 'the bar');
        assert.equal(await barState(page), 'false');
        await nothingOpen(page);

        await pressBar(page);
        await cardShows(page, 'Run 42');
        await page.reload();
        await cardShows(page, 'Run 42');
      });

      it('has nothing to say about an event that is not the partner’s', async () => {
        const stranger = stand.rows.find(({ eid }) => eid === null)!;
        await page.goto(`${stand.site}/backoffice/events/${stranger.no}`);
        await page.waitForInContentWorld(() => true, 'the content script');
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
        assert.equal(await page.evaluate(() => document.querySelectorAll('[data-fd-widgets]').length), 0);
      });

      it('goes when the page goes back to its list', async () => {
        await page.goto(`${stand.site}/backoffice/events/${rowOf(stand, 'evt_abc').no}`);
        await cardShows(page, 'Run 42');
        await page.click(
          () => [...document.querySelectorAll('a')].find(({ textContent }) => /all events/i.test(textContent)) ?? null,
        );
        await waitForChips(page);
        await nothingOpen(page);
      });
    });
  });
}
