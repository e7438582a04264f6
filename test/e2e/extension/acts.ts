import { demoMfaCode, demoPassword } from '../../../sandbox/data/users.ts';
import { extensionFolders } from '../../../scripts/extension-build.mjs';
import type { ExtensionBrowser, ExtensionEngine, ExtensionFrame, ExtensionTab } from '../../rig/extension/browsers.ts';
import { deepClosed, shadowOf } from '../../rig/extension/in-content.ts';
import { allByRole, byRole, deep, deepAll, focused, nameOf, visibleText } from '../../rig/in-page.ts';
import { API_PATTERN, SITE_PATTERN, type ExtensionStand } from './stand.ts';

/* What a user does with the extension, in words of the tests. */

export async function launch(engine: ExtensionEngine): Promise<ExtensionBrowser> {
  return engine.launch(extensionFolders[engine.name === 'firefox' ? 'firefox' : 'chrome']);
}

/** Sets the sandbox as "own address", through the options page. */
export async function useSandbox(browser: ExtensionBrowser, stand: Pick<ExtensionStand, 'api'>): Promise<void> {
  await browser.grant([API_PATTERN]);
  const options = await browser.openExtensionPage('options.html');
  await options.click(() => byRole('radio', /own address/i));
  await options.focus(() => byRole('textbox', /address/i));
  await options.evaluate(() => (byRole('textbox', /address/i) as HTMLInputElement).select());
  await options.type(stand.api);
  await options.click(() => byRole('button', /change to own/i));
  await options.waitFor(() => /Environment changed/.test(visibleText()), 'the words that it is changed');
  await options.close();
}

/** The first step of signing in, in a page of the extension that has the form. */
export async function enterPassword(page: ExtensionTab, username: string): Promise<void> {
  await page.focus(() => byRole('textbox', /mail|user|benutzer/i));
  await page.type(username);
  await page.focus(() => byRole('textbox', /passwor[dt]/i));
  await page.type(demoPassword);
  await page.press('Enter');
}

/** The second step, for who is asked for a code. */
export async function enterCode(page: ExtensionTab, remember = false): Promise<void> {
  await page.focus(() => byRole('textbox', /code/i));
  if (remember) await page.click(() => byRole('checkbox', /remember|merken/i));
  await page.focus(() => byRole('textbox', /code/i));
  await page.type(demoMfaCode);
  await page.press('Enter');
}

export async function waitForSignedIn(page: ExtensionTab): Promise<void> {
  await page.waitFor(() => byRole('button', /sign out|abmelden/i), 'the way out');
}

/** Signs in through a page of the extension that has the form; with the code where one is asked for. */
export async function signIn(page: ExtensionTab, username: string, remember = false): Promise<void> {
  await enterPassword(page, username);
  if (username.startsWith('anna')) await enterCode(page, remember);
  await waitForSignedIn(page);
}

export async function choosePartner(page: ExtensionTab, partner: string): Promise<void> {
  await page.waitFor(() => byRole('combobox', /partner/i), 'the picker');
  await page.evaluate((value) => {
    const select = byRole('combobox', /partner/i) as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }, partner);
  // The page may be closed at once: what it has chosen has to be kept by then.
  await page.waitFor(
    async (value) => {
      const { browser, chrome } = globalThis as unknown as Record<
        string,
        { storage: { session: { get(): Promise<object> } } }
      >;
      return JSON.stringify(await (browser ?? chrome)!.storage.session.get()).includes(`"lastPartner":"${value}"`);
    },
    'the choice to be kept',
    undefined,
    partner,
  );
}

/** Signed in as acme, the backoffice's site on. */
export async function arrive(
  browser: ExtensionBrowser,
  stand: ExtensionStand,
  username = 'anna@acme.example',
): Promise<void> {
  await useSandbox(browser, stand);
  const popup = await browser.openExtensionPage('popup.html');
  await signIn(popup, username);
  if (!username.startsWith('ben')) await choosePartner(popup, 'partner-id-acme');
  await popup.close();
}

/** Through the real popup above the page. */
export async function switchOn(browser: ExtensionBrowser, page: ExtensionTab): Promise<void> {
  await browser.grant([SITE_PATTERN]);
  const popup = await browser.pressToolbarButton(page);
  if (!popup) throw new Error('The popup did not open.');
  await popup.click(() => byRole('switch', /always show|immer anzeigen/i));
  await popup.waitFor(
    () => byRole('switch', /always show|immer anzeigen/i)?.getAttribute('aria-checked') === 'true',
    'the switch on',
  );
  await popup.close();
}

/** Through the button in the real popup above the page. */
export async function openSidePanel(browser: ExtensionBrowser, page: ExtensionTab): Promise<ExtensionTab> {
  const popup = await browser.pressToolbarButton(page);
  if (!popup) throw new Error('The popup did not open.');
  await popup.click(() => byRole('button', /side panel|seitenleiste/i));
  return browser.sidePanel();
}

/** The names of the chips, by the number in the first cell of their row. */
export function chips(page: ExtensionTab): Promise<Record<string, string>> {
  return page.inContentWorld(() => {
    const found: Record<string, string> = {};
    for (const host of document.querySelectorAll('td [data-fd-widgets], th[scope=row] [data-fd-widgets]')) {
      const row = host.closest('tr')?.cells[0]?.textContent?.trim() ?? '?';
      found[row] = shadowOf(host)?.querySelector('button')?.getAttribute('aria-label') ?? '';
    }
    return found;
  });
}

export async function waitForChips(page: ExtensionTab): Promise<Record<string, string>> {
  await page.waitForInContentWorld(
    () => document.querySelector('td [data-fd-widgets], th [data-fd-widgets]'),
    'a chip',
  );
  return chips(page);
}

export async function waitForNothing(page: ExtensionTab): Promise<void> {
  await page.waitFor(() => !document.querySelector('[data-fd-widgets]'), 'nothing of ours on the page');
}

/** Presses the chip in the row with this number. */
export function pressChip(page: ExtensionTab, no: number): Promise<void> {
  return page.clickInContentWorld((number) => {
    const row = [...document.querySelectorAll('tr')].find(({ cells }) => cells[0]?.textContent?.trim() === number);
    const host = row?.querySelector('[data-fd-widgets]');
    return (host && shadowOf(host)?.querySelector('button')) ?? null;
  }, String(no));
}

/** The frame with the card of an event, once it shows this text. */
export async function cardShows(page: ExtensionTab, text: string): Promise<ExtensionFrame> {
  const frame = await page.frame('frame.html');
  await frame.waitFor(
    (wanted) => visibleText(deep('fd-event-card') ?? document.body).includes(wanted),
    `the card with ${text}`,
    undefined,
    text,
  );
  return frame;
}

export { allByRole, byRole, deep, deepAll, deepClosed, focused, nameOf, shadowOf, visibleText };

/** The row of an event of the API, and the page of the list that it is on. */
export function rowOf(
  stand: ExtensionStand,
  eid: string,
  path = '/backoffice/',
): { no: number; title: string; listUrl: string } {
  const index = stand.rows.findIndex((row) => row.eid === eid);
  const row = stand.rows[index];
  if (!row) throw new Error(`${eid} is in no row of the backoffice.`);
  return { no: row.no, title: row.title, listUrl: `${stand.site}${path}?page=${Math.floor(index / 20) + 1}` };
}

/** What `chips` has to say about the rows that are on the page, by the list's truth and the API's. */
export async function expectedChips(page: ExtensionTab, stand: ExtensionStand): Promise<Record<string, string>> {
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll('tbody tr')].map((row) => (row as HTMLTableRowElement).cells[0]?.textContent.trim()),
  );
  const known = stand.rows.filter(({ no, eid }) => eid !== null && shown.includes(String(no)));
  return Object.fromEntries(known.map(({ no, title }) => [String(no), `Show ${title} in Future Demand`]));
}

/** Waits until no frame of ours is in the page. */
export async function nothingOpen(page: ExtensionTab): Promise<void> {
  for (let tries = 0; (await page.frameUrls()).length > 1; tries++) {
    if (tries > 100) throw new Error('A frame stays open.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether the bar beside the heading is open: `true` or `false`. */
export function barState(page: ExtensionTab): Promise<string | null> {
  return page.inContentWorld(
    () =>
      shadowOf(document.querySelector('[data-fd-widgets]') as Element)
        ?.querySelector('.bar')
        ?.getAttribute('aria-expanded') ?? null,
  );
}

export function pressBar(page: ExtensionTab): Promise<void> {
  return page.clickInContentWorld(
    () => shadowOf(document.querySelector('[data-fd-widgets]') as Element)?.querySelector('.bar') ?? null,
  );
}

/** All that the extension keeps in its storage, in memory and on disk, as text. */
export function kept(browser: ExtensionBrowser): Promise<string> {
  return browser.inBackground(async () => {
    const { browser, chrome } = globalThis as unknown as Record<
      string,
      { storage: Record<string, { get(): Promise<object> }> }
    >;
    const { storage } = (browser ?? chrome)!;
    return JSON.stringify([await storage['session']?.get(), await storage['local']?.get()]);
  });
}
