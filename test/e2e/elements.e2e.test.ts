import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { demoPassword } from '../../sandbox/data/users.ts';
import { openBrowsers, type E2eBrowser, type E2ePage } from '../rig/browser.ts';
import { byRole } from '../rig/in-page.ts';
import { axeViolations } from '../rig/page-script.ts';
import { signIn } from './sign-in.ts';
import { openStand, type Stand } from './stand.ts';

const { modules } = JSON.parse(readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8')) as {
  readonly modules: readonly { readonly declarations: readonly { readonly tagName: string }[] }[];
};
const tags = modules.flatMap(({ declarations }) => declarations.map(({ tagName }) => tagName));

for (const engine of openBrowsers()) {
  describe(`the page of each element in ${engine.name}`, () => {
    let stand: Stand;
    let browser: E2eBrowser;
    let page: E2ePage;

    before(async () => {
      [stand, browser] = await Promise.all([openStand(), engine.launch()]);
      page = await browser.newPage();
      await page.goto(`${stand.url}/elements/`);
      await page.evaluate(signIn, demoPassword, 'ben@acme.example');
      await page.setViewport(1280, 900);
    });
    after(async () => {
      await Promise.all([browser.close(), stand.close()]);
    });

    for (const tag of tags) {
      it(`shows <${tag}> alive, readable, and within the page's policy`, async () => {
        await page.goto(`${stand.url}/elements/${tag}/`);

        await page.waitFor(isReady, `${tag}, ready`);
        assert.deepEqual(await page.evaluate(axeViolations), []);
        assert.deepEqual(await page.cspReports(), []);
        assert.deepEqual(await page.consoleErrors(), []);
      });
    }

    it('makes what is chosen an attribute of the element and of what there is to copy', async () => {
      await page.goto(`${stand.url}/elements/fd-event-card/`);
      await page.waitFor(isReady, 'the card');

      await page.evaluate(() => {
        const select = byRole('combobox', /^theme$/) as HTMLSelectElement;
        select.value = 'dark';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });

      const shown = await page.evaluate(() => ({
        attribute: document.querySelector('#live fd-event-card')!.getAttribute('theme'),
        snippet: document.querySelector('#snippet')!.textContent,
      }));
      assert.deepEqual(shown, {
        attribute: 'dark',
        snippet: '<fd-event-card event-id="evt_abc" theme="dark"></fd-event-card>',
      });
    });

    it('is listed', async () => {
      await page.goto(`${stand.url}/elements/`);

      const listed = await page.evaluate(() =>
        [...document.querySelectorAll('dt')].map((each) => each.textContent.trim()),
      );
      assert.deepEqual(
        listed,
        tags.map((tag) => `<${tag}>`),
      );
    });
  });
}

/** Runs in the page: the element itself, or what it is there for, shows what it is for. */
function isReady(): boolean {
  return [...document.querySelectorAll('#live *')].some((each) => each.matches(':state(ready)'));
}
