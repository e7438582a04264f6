import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demoPassword } from '../../sandbox/data/users.ts';
import { openBrowsers, type E2eBrowser, type E2ePage } from '../rig/browser.ts';
import { byRole } from '../rig/in-page.ts';
import { axeViolations } from '../rig/page-script.ts';
import { signIn } from './sign-in.ts';
import { openStand, type Stand } from './stand.ts';

for (const engine of openBrowsers()) {
  describe(`a page whose CMS strips unknown tags, in ${engine.name}`, () => {
    let stand: Stand;
    let browser: E2eBrowser;
    let page: E2ePage;

    before(async () => {
      [stand, browser] = await Promise.all([openStand(), engine.launch()]);
      page = await browser.newPage();
      await page.setViewport(1000, 900);
      await page.goto(`${stand.url}/embed/`);
    });
    after(async () => {
      await Promise.all([browser.close(), stand.close()]);
    });

    it('shows the widgets of its divs, which share one session', async () => {
      await page.evaluate(signIn, demoPassword, 'ben@acme.example');
      await page.goto(`${stand.url}/embed/`);

      await page.waitFor(() => document.querySelector('fd-event-card')?.matches(':state(ready)'), 'the card');
      await page.waitFor(() => document.querySelector('fd-sign-in')?.matches(':state(ready)'), 'who is signed in');
      assert.deepEqual(await page.evaluate(sessionCalls), 1);
    });

    it('loads what is added later', async () => {
      assert.equal(await page.evaluate(() => !!customElements.get('fd-package-status')), false);

      await page.evaluate(() => {
        const button = byRole('button', 'Add the packages of the event')!;
        button.scrollIntoView();
        button.click();
      });

      await page.waitFor(
        () => document.querySelector('fd-package-status')?.matches(':state(ready)'),
        'the packages of the event',
      );
    });

    it('speaks another language that the page adds without a build, sentence by sentence', async () => {
      await page.evaluate(() => void (document.documentElement.lang = 'fr'));

      await page.waitFor(
        () => document.querySelector('fd-event-card')!.shadowRoot!.textContent.includes('Billets vendus'),
        'French',
      );
      assert.ok(
        await page.evaluate(() => /Prediction/.test(document.querySelector('fd-event-card')!.shadowRoot!.textContent)),
      );
    });

    it('needs nothing that its policy forbids, is accessible and logs no error', async () => {
      assert.deepEqual(await page.cspReports(), []);
      assert.deepEqual(await page.consoleErrors(), []);
      assert.deepEqual(await page.evaluate(axeViolations), []);
    });
  });
}

function sessionCalls(): number {
  return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/fd/session')).length;
}
