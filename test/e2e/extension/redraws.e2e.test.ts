import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openExtensionBrowsers, type ExtensionBrowser, type ExtensionTab } from '../../rig/extension/browsers.ts';
import {
  arrive,
  barState,
  cardShows,
  chips,
  choosePartner,
  expectedChips,
  kept,
  launch,
  nothingOpen,
  pressChip,
  rowOf,
  switchOn,
  waitForChips,
} from './acts.ts';
import { openExtensionStand, type ExtensionStand } from './stand.ts';

for (const engine of openExtensionBrowsers()) {
  describe(`pages that redraw themselves, in ${engine.name}`, () => {
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
    });

    it('keep their chips when the partner is switched there and back while the events are read', async () => {
      const popup = await browser.openExtensionPage('popup.html');
      const gate = stand.hold(/\/events\/$/);
      await choosePartner(popup, 'partner-id-beta');
      await choosePartner(popup, 'partner-id-acme');
      gate.release();
      await popup.close();

      await page.bringToFront();
      await allChips(page, await expectedChips(page, stand));
    });

    it('keep their chips when every row is drawn anew several times', async () => {
      const expected = await expectedChips(page, stand);
      for (let round = 0; round < 4; round++) {
        await page.evaluate(() =>
          document.querySelectorAll('table [data-fd-widgets]').forEach((host) => host.remove()),
        );
        await allChips(page, expected);
      }
    });

    it('stay quick while they take away what is placed, and have it again afterwards', async () => {
      const expected = await expectedChips(page, stand);
      const rounds = await page.evaluate(async () => {
        let count = 0;
        const observer = new MutationObserver(() => {
          const ours = document.querySelectorAll('[data-fd-widgets]');
          if (ours.length > 0) count++;
          ours.forEach((host) => host.remove());
        });
        observer.observe(document, { childList: true, subtree: true });
        document.querySelector('table [data-fd-widgets]')?.remove();
        await new Promise((resolve) => setTimeout(resolve, 6_000));
        observer.disconnect();
        return count;
      });

      assert.ok(rounds > 5 && rounds <= 25, `${rounds} rounds`);
      await allChips(page, expected);
    });

    it('lose the copies that they make of chips', async () => {
      await page.evaluate(() => {
        const host = document.querySelector('table [data-fd-widgets]')!;
        document.querySelector('h1')!.after(host.cloneNode());
        document.querySelector('h1')!.append(' ');
      });
      await page.waitFor(() => !document.querySelector('h1 + [data-fd-widgets]'), 'the copy to go');
    });

    it('open the card with one press once they have taken it away', async () => {
      const { no } = rowOf(stand, 'evt_abc');
      await pressChip(page, no);
      await cardShows(page, 'Run 42');
      await page.evaluate(() => document.querySelector('html > [data-fd-widgets]')!.remove());
      await nothingOpen(page);
      await pressChip(page, no);
      await cardShows(page, 'Run 42');
    });

    it('load the frame anew where they move it, and nothing is noted as the wish of the user', async () => {
      await page.goto(`${stand.site}/backoffice/events/${rowOf(stand, 'evt_abc').no}`);
      await cardShows(page, 'Run 42');
      await page.evaluate(() => {
        const heading = document.querySelector('h1')!;
        const bar = document.querySelector('h1 + [data-fd-widgets]')!;
        const box = document.createElement('div');
        heading.before(box);
        box.append(heading, bar);
      });
      await new Promise((resolve) => setTimeout(resolve, 500));
      await cardShows(page, 'Run 42');
      assert.equal(await barState(page), 'true');
      assert.doesNotMatch(await kept(browser), /"frame":"collapsed"/);
    });
  });
}

/** Waits until these are the chips on the page; a page that was too lively waits ten seconds for them. */
async function allChips(page: ExtensionTab, expected: Record<string, string>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (JSON.stringify(await chips(page)) === JSON.stringify(expected)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.deepEqual(await chips(page), expected);
}
