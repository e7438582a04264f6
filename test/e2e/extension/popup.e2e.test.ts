import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { authFields } from '../../../sandbox/assumptions.ts';
import { demoMfaCode, demoPassword } from '../../../sandbox/data/users.ts';
import { openExtensionBrowsers, type ExtensionBrowser, type ExtensionTab } from '../../rig/extension/browsers.ts';
import { axeViolations } from '../../rig/page-script.ts';
import {
  allByRole,
  arrive,
  byRole,
  cardShows,
  deep,
  enterPassword,
  focused,
  launch,
  nameOf,
  openSidePanel,
  pressChip,
  rowOf,
  signIn,
  switchOn,
  useSandbox,
  visibleText,
  waitForChips,
} from './acts.ts';
import { openExtensionStand, type ExtensionStand } from './stand.ts';

for (const engine of openExtensionBrowsers()) {
  describe(`the popup, in ${engine.name}`, () => {
    let stand: ExtensionStand;
    let browser: ExtensionBrowser;
    let page: ExtensionTab;

    const openPopup = async (): Promise<ExtensionTab> => {
      const popup = await browser.pressToolbarButton(page);
      assert.ok(popup);
      return popup;
    };

    before(async () => {
      [stand, browser] = await Promise.all([openExtensionStand(), launch(engine)]);
      await arrive(browser, stand, 'ben@acme.example');
      page = await browser.newPage();
    });
    after(async () => {
      await browser.close();
      await stand.close();
    });
    beforeEach(() => page.goto(rowOf(stand, 'evt_abc').listUrl));

    it('reads the page of a site that is off, once, and lists the events that it recognises', async () => {
      const popup = await openPopup();
      await popup.waitFor(() => byRole('button', /^Concert at Olympiahalle/), 'the event in the list');

      const known = stand.rows.filter(({ eid }) => eid !== null);
      const names = await popup.evaluate(() => allByRole('button', undefined, deep('fdx-event-list')!).map(nameOf));
      assert.ok(names.length >= 10);
      for (const name of names)
        assert.ok(
          known.some(({ title }) => name.startsWith(title)),
          name,
        );
      assert.equal(await popup.evaluate(() => byRole('switch', /always show/i)?.getAttribute('aria-checked')), 'false');
      await popup.close();
    });

    it('says so where nothing is recognised, with a way on', async () => {
      await page.goto(`${stand.site}/`);
      const popup = await openPopup();

      await popup.waitFor(() => /none of your events recognised/i.test(visibleText()), 'the words');

      assert.match(await popup.evaluate(() => visibleText()), /no event with a title and a date .* search all/i);
      assert.ok(await popup.evaluate(() => Boolean(byRole('button', 'Read again'))));
      await popup.close();
    });

    it('opens a card in place, and goes back to where the keyboard was', async () => {
      const popup = await openPopup();
      await popup.focus(() => byRole('button', /^Concert at Olympiahalle/));
      const name = await popup.evaluate(() => nameOf(focused()!));
      await popup.press('Enter');
      await popup.waitFor(() => /Run 4[23]/.test(visibleText(deep('fd-event-card') ?? document.head)), 'the card');
      assert.equal(await popup.evaluate(() => nameOf(focused()!)), 'Back');

      await popup.press('Enter');

      await popup.waitFor((label) => nameOf(focused()!) === label, 'the focus on the event', undefined, name);
      assert.equal(await popup.evaluate(() => deep('fd-event-card')), null);
      await popup.close();
    });

    it('searches all events of the partner', async () => {
      await page.goto(`${stand.site}/`);
      const popup = await openPopup();
      await popup.focus(() => byRole('searchbox'));
      await popup.type('Olympiahalle');
      await popup.click(() => byRole('button', /^Concert at Olympiahalle/, byRole('region', /results/i)!));
      await popup.waitFor(() => /Run 4[23]/.test(visibleText(deep('fd-event-card') ?? document.head)), 'the card');

      await popup.click(() => byRole('button', /back to the search/i));

      await popup.waitFor(() => byRole('region', /results/i), 'the results');
      assert.equal(await popup.evaluate(() => (byRole('searchbox') as HTMLInputElement).value), 'Olympiahalle');
      await popup.close();
    });

    it('breaks no rule of accessibility, nor does the side panel, the options page, the frame or a page with chips', async () => {
      const popup = await openPopup();
      await popup.waitFor(() => byRole('button', /^Concert at Olympiahalle/), 'the event in the list');
      assert.deepEqual(await popup.evaluate(axeViolations), []);
      await popup.click(() => byRole('button', /^Concert at Olympiahalle/));
      await popup.waitFor(() => /Run 4[23]/.test(visibleText(deep('fd-event-card') ?? document.head)), 'the card');
      assert.deepEqual(await popup.evaluate(axeViolations), []);
      await popup.close();

      const options = await browser.openExtensionPage('options.html');
      await options.waitFor(() => byRole('heading', /^settings$/i), 'the settings');
      assert.deepEqual(await options.evaluate(axeViolations), []);
      await options.close();

      await switchOn(browser, page);
      await waitForChips(page);
      const panel = await openSidePanel(browser, page);
      await panel.waitFor(() => byRole('button', /^Concert at Olympiahalle/), 'the event in the panel');
      assert.deepEqual(await panel.evaluate(axeViolations), []);

      await pressChip(page, rowOf(stand, 'evt_abc').no);
      const frame = await cardShows(page, 'Run 42');
      assert.deepEqual(await frame.evaluate(axeViolations), []);
      assert.deepEqual(await page.evaluate(axeViolations), []);
      assert.deepEqual(await page.inContentWorld(axeViolations), []);
    });
  });

  describe(`a device that is remembered, in ${engine.name}`, () => {
    let stand: ExtensionStand;
    let browser: ExtensionBrowser;

    before(async () => {
      [stand, browser] = await Promise.all([openExtensionStand(), launch(engine)]);
    });
    after(async () => {
      await browser.close();
      await stand.close();
    });

    /** What comes after the password; signs out, or goes back, afterwards. */
    const afterPassword = async (): Promise<'signed in' | 'code'> => {
      const popup = await browser.openExtensionPage('popup.html');
      await enterPassword(popup, 'anna@acme.example');
      const next = await popup.waitFor(
        () => (byRole('textbox', /code/i) ? 'code' : byRole('button', /sign out/i) ? 'signed in' : null),
        'what comes after the password',
      );
      await leave(popup);
      return next;
    };
    const leave = async (popup: ExtensionTab): Promise<void> => {
      await popup.click(() => byRole('button', /sign out|start again/i));
      await popup.waitFor(() => byRole('textbox', /password/i), 'the form');
      await popup.close();
    };

    it('is not asked for a code again, after signing out', async () => {
      await useSandbox(browser, stand);
      const popup = await browser.openExtensionPage('popup.html');
      await signIn(popup, 'anna@acme.example', true);
      await leave(popup);

      assert.equal(await afterPassword(), 'signed in');
    });

    it('is asked for one at another address of the API, and at the first one no more', async () => {
      const other = await openExtensionStand();
      try {
        // It would take the device's keys, which are the same with the same seed, if it were shown them.
        await rememberThere(other);
        await useSandbox(browser, other);
        assert.equal(await afterPassword(), 'code');

        await useSandbox(browser, stand);
        assert.equal(await afterPassword(), 'signed in');
      } finally {
        await other.close();
      }
    });

    it('is asked for one after "Remove everything"', async () => {
      const options = await browser.openExtensionPage('options.html');
      await options.click(() => byRole('button', /^remove everything$/i));
      await options.click(() => byRole('button', /^remove everything$/i, deep('dialog[open]') ?? document.head));
      await options.waitFor(() => /Everything was removed/.test(visibleText()), 'the words that it is done');
      await options.close();

      await useSandbox(browser, stand);

      assert.equal(await afterPassword(), 'code');
    });
  });
}

/** Somebody signs in at this API and lets it remember a device. */
async function rememberThere({ api }: ExtensionStand): Promise<void> {
  const username = 'anna@acme.example';
  const send = async (method: string, path: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${api}${path}`, { method, headers, body: JSON.stringify(body) });
    return (await response.json()) as Record<string, unknown>;
  };
  const challenge = await send('POST', '/auth', { username, password: demoPassword });
  const answer = { username, [authFields.session]: challenge['Session'], [authFields.code]: demoMfaCode };
  const signedIn = await send('PUT', '/auth/challenge/mfa-token', { ...answer, [authFields.remember]: true });
  assert.ok(signedIn['DeviceKey'], 'the device is remembered there');
}
