import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { demoPassword } from '../../sandbox/data/users.ts';
import { openBrowsers, type E2eBrowser, type E2ePage } from '../rig/browser.ts';
import { byRole, deep, visibleText } from '../rig/in-page.ts';
import { axeViolations } from '../rig/page-script.ts';
import { signIn } from './sign-in.ts';
import { openStand, type Stand } from './stand.ts';

for (const engine of openBrowsers()) {
  describe(`the list of events in ${engine.name}`, () => {
    let stand: Stand;
    let browser: E2eBrowser;
    let page: E2ePage;

    before(async () => {
      [stand, browser] = await Promise.all([openStand(), engine.launch()]);
    });
    after(async () => {
      await Promise.all([browser.close(), stand.close()]);
    });
    beforeEach(async () => {
      page = await browser.newPage();
      await page.setViewport(1280, 900);
    });
    afterEach(() => page.close());

    it('drives the elements beside it, under a strict policy', async () => {
      await page.goto(`${stand.url}/`);
      await page.evaluate(signIn, demoPassword);
      await page.goto(`${stand.url}/list/`);
      await page.waitFor(() => byRole('combobox', /partner/i), 'the partner picker');
      await page.evaluate(() => {
        const select = byRole('combobox', /partner/i) as HTMLSelectElement;
        select.value = 'partner-id-acme';
        select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
      });
      await page.waitFor(() => byRole('searchbox', /search events/i), 'the search');
      await page.focus(() => byRole('searchbox', /search events/i));
      await page.type('concert at olympiahalle');

      await page.waitFor(() => byRole('option', /Concert at Olympiahalle/), 'the event');
      await page.click(() => byRole('option', /Concert at Olympiahalle/));

      await page.waitFor(() => /Run 42/.test(visibleText(deep('fd-event-card') as Node)), 'the card');
      await page.waitFor(() => deep('fd-attribution-panel')!.matches(':state(ready)'), 'the attribution');
      assert.deepEqual(await page.evaluate(axeViolations), []);
      assert.deepEqual(await page.cspReports(), []);
      assert.deepEqual(await page.consoleErrors(), []);
    });
  });
}
