import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { elements } from '../../examples/states/scenes.ts';
import { openBrowsers, type E2eBrowser, type E2ePage } from '../rig/browser.ts';
import { byRole } from '../rig/in-page.ts';
import { axeViolations } from '../rig/page-script.ts';
import { openStand, type Stand } from './stand.ts';

for (const engine of openBrowsers()) {
  describe(`the states page in ${engine.name}`, () => {
    let stand: Stand;
    let browser: E2eBrowser;
    let page: E2ePage;

    before(async () => {
      [stand, browser] = await Promise.all([openStand(), engine.launch()]);
      page = await browser.newPage();
      await page.setViewport(1280, 900);
    });
    after(async () => {
      await Promise.all([browser.close(), stand.close()]);
    });

    // One element at a time: a driver ends a script that takes a minute, as one over all cells may.
    for (const { tag, variants } of elements) {
      it(`brings <${tag}> into every state, accessibly, without a call, an error or a report of its policy`, async () => {
        const count = variants.flatMap(({ states }) => Object.keys(states)).length;

        await page.goto(`${stand.url}/states.html?element=${tag.replace('fd-', '')}`);
        assert.deepEqual(await page.evaluate(throughAllCells), { there: count, failures: [] });

        // A page has one search, this one has one in each cell.
        const violations = (await page.evaluate(axeViolations)).filter(
          (each) => !each.startsWith('landmark-unique') && !(engine.name === 'webkit' && isClipped(each)),
        );
        assert.deepEqual(violations, []);
        assert.deepEqual(await page.evaluate(callsOfThePage), []);
        assert.deepEqual(await page.cspReports(), []);
        assert.deepEqual((await page.consoleErrors()).filter(isTold), []);
      });
    }

    it('changes theme, language, width and direction of what stands there, and keeps them in its address', async () => {
      await page.goto(`${stand.url}/states.html?element=event-card&state=stale&theme=dark&locale=de&width=320&dir=rtl`);
      assert.deepEqual(await page.evaluate(throughAllCells), { there: 1, failures: [] });
      const card = { state: 'stale', theme: 'dark', locale: 'de', width: 320, dir: 'rtl' };
      await page.waitFor(
        () => /Lauf 42/.test(document.querySelector('fd-event-card')!.shadowRoot!.textContent),
        'German',
      );
      assert.deepEqual(await page.evaluate(lookOfCard), card);
      assert.deepEqual(await page.evaluate(axeViolations), []);

      await page.evaluate(() => {
        const select = byRole('combobox', 'Language') as HTMLSelectElement;
        select.value = 'en';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.waitFor(
        () => /Run 42/.test(document.querySelector('fd-event-card')!.shadowRoot!.textContent),
        'English',
      );
      assert.deepEqual(await page.evaluate(lookOfCard), { ...card, locale: 'en' });
      assert.match(await page.url(), /\?element=event-card&state=stale&theme=dark&width=320&dir=rtl$/);
    });
  });
}

/**
 * Firefox tells of every answer that was made in the page and that nobody waits for any more. Over HTTP, where elements
 * live, it does not.
 */
const isTold = (error: string): boolean =>
  !/^Error: Failed to read data from the ReadableStream: “AbortError/.test(error);

/**
 * In WebKit axe takes a row that its list has scrolled away for one that stands on what lies below the list. The contract
 * of every element looks at its contrast in all three, where nothing lies below it.
 */
const isClipped = (violation: string): boolean => /^color-contrast: \S+ .*fd-event-list\S*,#event-\d+/.test(violation);

/* The functions below run in the page. */

/** Looks at one cell after the other, as somebody who scrolls does. */
async function throughAllCells(): Promise<{ there: number; failures: string[] }> {
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
  while (!document.querySelector('[data-cell]')) await wait();
  const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')];
  for (const cell of cells) {
    cell.scrollIntoView({ block: 'center', behavior: 'instant' });
    while (/waiting|busy/.test(cell.dataset['cell']!)) await wait();
  }
  const failed = cells.filter((cell) => cell.dataset['cell'] !== 'there');
  return { there: cells.length - failed.length, failures: failed.map((cell) => cell.textContent) };
}

function callsOfThePage(): string[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return entries
    .filter(({ initiatorType }) => /fetch|xmlhttprequest|beacon/.test(initiatorType))
    .map(({ name }) => name);
}

function lookOfCard(): Record<string, unknown> {
  const card = document.querySelector('fd-event-card')!;
  const { width } = card.getBoundingClientRect();
  const state = ['empty', 'loading', 'ready', 'stale', 'failed'].find((each) => card.matches(`:state(${each})`));
  return {
    state,
    theme: card.getAttribute('theme'),
    locale: card.getAttribute('locale'),
    width,
    dir: getComputedStyle(card).direction,
  };
}
