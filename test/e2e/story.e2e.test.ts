import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { demoMfaCode, demoPassword } from '../../sandbox/data/users.ts';
import { openBrowsers, type E2eBrowser, type E2ePage } from '../rig/browser.ts';
import { byRole, deep, deepAll, focused, nameOf, roleOf, visibleText } from '../rig/in-page.ts';
import { axeViolations } from '../rig/page-script.ts';
import { openStand, type Stand } from './stand.ts';

const ACME_EVENT = 'Concert at Olympiahalle';

for (const engine of openBrowsers()) {
  describe(`the worked example in ${engine.name}`, () => {
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
      await page.goto(`${stand.url}/cms/`);
    });
    afterEach(() => page.close());

    it('signs in with a code, chooses a partner, shows the card, and forgets it at the switch', async () => {
      await signIn(page, 'anna@acme.example');
      await page.waitFor(() => byRole('combobox', /partner/i), 'the partner picker');

      await choose(page, 'partner-id-acme');
      await cardShows(page, 'Run 42');
      const card = await page.evaluate(() => visibleText(deep('fd-event-card') as Node));
      assert.match(card, /Concert at Olympiahalle/);
      assert.match(card, /12,000/);
      assert.deepEqual(await page.evaluate(axeViolations), []);

      await choose(page, 'partner-id-beta');
      // The event is not one of Beta's.
      await page.waitFor(() => deep('fd-event-card')!.matches(':state(failed)'), 'the card without Acme');
      const left = await page.evaluate(everythingBut, 'select');
      assert.doesNotMatch(left, /Concert at Olympiahalle|partner-id-acme|Acme/);
      assert.deepEqual(await page.evaluate(axeViolations), []);
    });

    it('raises no report of its policy and no console error on the way', async () => {
      await signIn(page, 'both@acme.example');
      await page.waitFor(() => byRole('combobox', /partner/i), 'the partner picker');
      await choose(page, 'partner-id-acme');
      await cardShows(page, ACME_EVENT);

      assert.deepEqual(await page.cspReports(), []);
      assert.deepEqual(await page.consoleErrors(), []);
    });

    it('leaves no token where a script of the page could read it', async () => {
      await signIn(page, 'anna@acme.example');
      await page.waitFor(() => byRole('combobox', /partner/i), 'the partner picker');
      await choose(page, 'partner-id-acme');
      await cardShows(page, ACME_EVENT);

      const answers = await page.evaluate(signInByHand, demoPassword, demoMfaCode);
      const reachable = `${answers} ${await page.evaluate(everythingReachable)}`;

      assert.ok(stand.tokens.size >= 3, 'the test knows the tokens that it looks for');
      assert.ok(reachable.length > 10_000, 'the test looks at what is there');
      assert.match(reachable, /evt_abc/);
      assert.match(answers, /challenge[\s\S]*signed-in/);
      for (const token of stand.tokens) assert.ok(!reachable.includes(token), 'a token is within reach');
      assert.doesNotMatch(reachable, /Bearer |eyJ[\w-]{10,}\./);
    });

    it('asks for no code on a device that is remembered, and for one on any other', async () => {
      const first = await openSignIn(page, 'anna@acme.example');
      await first.focus(() => byRole('textbox', /code/i));
      await first.type(demoMfaCode);
      await first.click(() => byRole('checkbox', /remember/i));
      await first.click(() => byRole('button', /check code/i));
      await first.waitForClosed();
      await page.bringToFront();

      await page.click(() => byRole('button', /sign out/i));
      await page.waitFor(() => byRole('button', /sign in/i), 'the way back in');
      const again = await openSignIn(page, 'anna@acme.example');
      await again.waitForClosed();
      await page.bringToFront();
      await page.waitFor(() => byRole('combobox', /partner/i), 'the partner picker');

      const other = await browser.newPage();
      await other.goto(`${stand.url}/cms/`);
      const asked = await openSignIn(other, 'anna@acme.example');
      await asked.waitFor(() => byRole('textbox', /code/i), 'the code on another device');
      await other.close();
    });

    it('can be used with the keyboard alone', async () => {
      await tabTo(page, 'button', /sign in/i);
      await page.press('Enter');
      const popup = await page.waitForPopup();
      await popup.waitFor(() => byRole('textbox', /mail|user/i), 'the user name');

      await tabTo(popup, 'textbox', /mail|user/i);
      await popup.type('both@acme.example');
      await tabTo(popup, 'textbox', /password/i);
      await popup.type(demoPassword);
      await popup.press('Enter');
      await popup.waitForClosed();
      await page.bringToFront();
      await page.waitFor(() => byRole('combobox', /partner/i), 'the partner picker');

      await tabTo(page, 'button', /choose a partner/i);
      await page.press('Enter');
      await page.waitFor(() => roleOf(focused() as Element) === 'combobox', 'the focus on the picker');
      await page.waitFor(
        () => deepAll('option').some((option) => option.textContent?.includes('Acme Concerts')),
        'the name of the partner',
      );
      await page.type('A');
      await cardShows(page, ACME_EVENT);
      const role = await page.evaluate(() => roleOf(focused() as Element));
      assert.equal(role, 'combobox');
    });

    it('ends the session for the whole page at sign-out', async () => {
      await signIn(page, 'ben@acme.example');
      await cardShows(page, ACME_EVENT);

      await page.click(() => byRole('button', /sign out/i));
      await page.waitFor(() => byRole('button', /sign in/i), 'the way back in');

      const left = await page.evaluate(everythingBut, 'nothing');
      assert.doesNotMatch(left, /Concert at Olympiahalle|ben@acme/);
      const status = await page.evaluate(async () => {
        const headers = { 'X-FD-Request': '1', 'X-Preferred-Partner-Id': 'partner-id-acme' };
        return (await fetch('/fd/api/v3/events/evt_abc', { headers })).status;
      });
      assert.equal(status, 401);
    });
  });
}

/** The window that the button on the page opens, with the password sent. */
async function openSignIn(page: E2ePage, username: string): Promise<E2ePage> {
  await page.click(() => byRole('button', /sign in/i));
  const popup = await page.waitForPopup();
  await popup.focus(() => byRole('textbox', /mail|user/i));
  await popup.type(username);
  await popup.focus(() => byRole('textbox', /password/i));
  await popup.type(demoPassword);
  await popup.press('Enter');
  return popup;
}

/** Through the button on the page and the window that it opens, with a code where one is asked for. */
async function signIn(page: E2ePage, username: string): Promise<void> {
  const popup = await openSignIn(page, username);
  if (username.startsWith('anna')) {
    await popup.focus(() => byRole('textbox', /code/i));
    await popup.type(demoMfaCode);
    await popup.press('Enter');
  }
  await popup.waitForClosed();
  await page.bringToFront();
}

async function cardShows(page: E2ePage, text: string): Promise<void> {
  await page.waitFor(
    (wanted) => visibleText(deep('fd-event-card') as Node).includes(wanted),
    `the card with ${text}`,
    undefined,
    text,
  );
}

async function choose(page: E2ePage, partner: string): Promise<void> {
  await page.evaluate((value) => {
    const select = byRole('combobox', /partner/i) as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }, partner);
}

/** Presses Tab until the focus is there, once it is drawn; gives up after a page's worth. */
async function tabTo(page: E2ePage, role: string, name: RegExp): Promise<void> {
  await page.waitFor(
    (wanted, words) => Boolean(byRole(wanted, new RegExp(words, 'i'))),
    `the ${role}`,
    undefined,
    role,
    name.source,
  );
  for (let presses = 0; presses < 30; presses++) {
    const at = await page.evaluate(() => {
      const element = focused();
      return element ? { role: roleOf(element), name: nameOf(element) } : null;
    });
    if (at?.role === role && name.test(at.name)) return;
    await page.press('Tab');
  }
  assert.fail(`The keyboard does not reach the ${role} ${String(name)}.`);
}

/* The functions below run in the page. */

function everythingBut(selector: string): string {
  const skipped = new Set<Node>(deepAll(selector));
  const read = (node: Node): string => {
    if (skipped.has(node)) return '';
    const own =
      node instanceof Element ? [...node.attributes].map(({ value }) => value).join(' ') : (node.nodeValue ?? '');
    const shadow = node instanceof Element && node.shadowRoot ? read(node.shadowRoot) : '';
    return `${own} ${shadow} ${[...node.childNodes].map(read).join(' ')}`;
  };
  const form = [...document.querySelectorAll('form')];
  form.forEach((element) => skipped.add(element));
  return `${document.title} ${read(document.body)} ${JSON.stringify(sessionStorage)} ${JSON.stringify(localStorage)}`;
}

/** What a script of the page that knew the password would get: every answer of a sign-in, with its headers. */
async function signInByHand(password: string, code: string): Promise<string> {
  const parts: string[] = [];
  const send = async (path: string, method: string, body?: object): Promise<void> => {
    const headers = { 'X-FD-Request': '1', 'content-type': 'application/json' };
    const response = await fetch(`/fd${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    parts.push(await response.text(), JSON.stringify([...response.headers]));
  };
  await send('/session', 'POST', { username: 'anna@acme.example', password });
  await send('/session/challenge', 'POST', { code, remember: true });
  await send('/session', 'GET');
  return parts.join('\n');
}

async function everythingReachable(): Promise<string> {
  const parts: string[] = [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  const seen = new Set<unknown>();
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === 'string') parts.push(value);
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value) || depth > 12)
      return;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) for (const entry of value) walk(entry, depth + 1);
    for (const key of Reflect.ownKeys(value)) {
      try {
        walk(key.toString(), 99);
        walk((value as Record<PropertyKey, unknown>)[key], depth + 1);
      } catch {
        // Some of the platform's own properties cannot be read.
      }
    }
  };
  for (const element of deepAll('*')) {
    if (element.localName.startsWith('fd-')) walk(element, 0);
    parts.push(...[...element.attributes].map(({ value }) => value), element.textContent);
  }
  for (const key of Object.keys(window))
    if (!/^(chrome|frames|self|window|parent|top)$/.test(key)) walk((window as never)[key], 0);
  for (const base of await indexedDB.databases()) parts.push(base.name ?? '');
  for (const { name } of performance.getEntriesByType('resource')) {
    const headers = { 'X-FD-Request': '1', 'X-Preferred-Partner-Id': 'partner-id-acme' };
    const response = await fetch(name, { headers });
    parts.push(name, await response.text(), JSON.stringify([...response.headers]));
  }
  return parts.join('\n');
}
