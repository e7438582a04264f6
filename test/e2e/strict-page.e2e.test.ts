import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { elements } from '../../examples/states/scenes.ts';
import { demoPassword } from '../../sandbox/data/users.ts';
import { openBrowsers, type E2eBrowser, type E2ePage } from '../rig/browser.ts';
import { deepAll, isShown, nameOf } from '../rig/in-page.ts';
import { until, WAIT_MS } from '../rig/script.ts';
import { signIn } from './sign-in.ts';
import { openStrictStand, type StrictStand } from './strict-page.ts';

const TAGS = elements.map(({ tag }) => tag);
const SETTLE_MS = 60_000;

for (const engine of openBrowsers()) {
  describe(`a page with the strictest policy in ${engine.name}`, () => {
    let stand: StrictStand;
    let browser: E2eBrowser;
    let page: E2ePage;

    before(async () => {
      [stand, browser] = await Promise.all([openStrictStand(), engine.launch()]);
      page = await browser.newPage();
      await page.setViewport(1280, 900);
    });
    after(async () => {
      await Promise.all([browser.close(), stand.close()]);
    });

    const noReports = async (): Promise<void> => {
      assert.deepEqual((await page.cspReports()).filter(isOurs), []);
      assert.deepEqual(stand.reports.filter(isOurs), []);
      assert.deepEqual((await page.consoleErrors()).filter(isOurs), []);
    };

    // Before any page whose policy lets no icon in: WebKit may tell late of that one.
    it('raises no report on the sign-in page, nor is anything asked for that is not there', async () => {
      await page.goto(`${stand.url}/fd/sign-in`);
      await page.waitFor(settled, 'the sign-in form', SETTLE_MS, ['fd-sign-in']);

      assert.deepEqual(await page.cspReports(), []);
      assert.deepEqual(await page.consoleErrors(), []);
      assert.deepEqual(stand.missing, []);
    });

    it('raises no report while nobody is signed in', async () => {
      await page.goto(`${stand.url}/`);
      await page.waitFor(settled, 'all elements without a session', SETTLE_MS, TAGS);

      await noReports();
    });

    it('raises no report with data, nor with everything opened that can be opened', async () => {
      await page.evaluate(signIn, demoPassword);
      await page.evaluate(() => sessionStorage.setItem('fd-partner /fd', 'partner-id-acme'));
      await page.goto(`${stand.url}/`);
      await page.waitFor(settled, 'all elements with a session', SETTLE_MS, TAGS);
      await page.waitFor(
        (tags) => tags.every((tag) => document.querySelector(`${tag}:state(ready)`)),
        'data in one of each',
        SETTLE_MS,
        TAGS,
      );
      await noReports();

      const { pressed, fields } = await page.evaluate(openEverything);

      assert.ok(pressed > 20, `${pressed} buttons`);
      assert.ok(fields > 5, `${fields} fields`);
      await noReports();
    });

    it('would report a breach, so that none means none', async () => {
      await page.evaluate(() => void document.querySelector('main')!.setAttribute('style', 'color: red'));

      const told = await until(
        async () => [...(await page.cspReports()), ...stand.reports].join('\n'),
        'a report',
        WAIT_MS,
      );
      assert.match(told, /style-src/);
    });
  });
}

/**
 * WebKit asks for an icon of a page that names none, and Chromium tells of every refusal of the API: among the uses of
 * elements are a run that is gone, and a goal of another generation.
 */
const isOurs = (told: string): boolean => !/favicon\.ico|^Failed to load resource: the server responded/.test(told);

/* The functions below run in the page. */

/** Every element is registered, which those far down are once they come near, and in more than a beginning. */
function settled(tags: readonly string[]): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(tags.join())];
  all.find((each) => !each.matches(':defined'))?.scrollIntoView({ behavior: 'instant' });
  return all.every((each) => each.matches(':defined') && each.shadowRoot && !each.matches(':state(loading)'));
}

/**
 * Presses one button after the other, also those that come by it: what discloses, opens a form or a dialog, or saves.
 * Not those that end the session, or load a file.
 */
async function openEverything(): Promise<{ pressed: number; fields: number }> {
  const done = new Set<string>();
  const fields = new Set<Element>();
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const keyOf = (button: HTMLElement): string => {
    const host = (button.getRootNode() as ShadowRoot).host;
    return `${[...document.querySelectorAll(host.localName)].indexOf(host)} ${host.localName} ${nameOf(button).replace(/\d+/g, '#')}`;
  };
  const isLeft = (button: HTMLElement): boolean =>
    isShown(button) &&
    button.getRootNode() instanceof ShadowRoot &&
    button.getAttribute('aria-disabled') !== 'true' &&
    !/sign out|crm|spreadsheet|download/i.test(nameOf(button)) &&
    !done.has(keyOf(button));
  for (let turn = 0; turn < 300; turn++) {
    for (const field of deepAll('input, select, textarea')) {
      if (fields.has(field) || !isShown(field)) continue;
      fields.add(field);
      if (field instanceof HTMLInputElement && /text|number|search|date/.test(field.type)) {
        field.value = field.type === 'date' ? '2026-05-01' : '7';
        field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      }
    }
    const dialog = deepAll('dialog[open]')[0];
    const next = deepAll('button', dialog ?? document).find(isLeft);
    if (!next && !dialog) break;
    if (next) done.add(keyOf(next));
    if (next) next.click();
    else (dialog as HTMLDialogElement).close();
    await pause(60);
  }
  await pause(500);
  return { pressed: done.size, fields: fields.size };
}
