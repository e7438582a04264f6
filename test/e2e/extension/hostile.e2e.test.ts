import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { openExtensionBrowsers, type ExtensionBrowser, type ExtensionTab } from '../../rig/extension/browsers.ts';
import {
  arrive,
  cardShows,
  chips,
  expectedChips,
  kept,
  launch,
  nothingOpen,
  pressChip,
  rowOf,
  shadowOf,
  switchOn,
  waitForChips,
} from './acts.ts';
import { openExtensionStand, type ExtensionStand } from './stand.ts';

const VARIANTS = {
  'a page whose policy allows nothing': '/backoffice-csp/',
  'a page that forbids trusted types': '/backoffice-tt/',
  'a page that unsets every style, with a tiny root font and things above everything': '/backoffice-reset/',
};

/** Shapes that are almost listed. */
const NEARLY = [
  null,
  7,
  'look',
  [],
  {},
  { type: 'look' },
  { type: 'look', findings: 'all' },
  { type: 'redeem', ticket: 'x' },
  { type: 'read', path: '/session' },
  { type: 'ticket', evidence: { title: 'Concert at Olympiahalle' } },
  { type: 'nudge', anew: true },
  { type: 'frame', frame: 'gone' },
  { type: 'look', findings: [], extra: 1 },
  { type: '__proto__' },
];

/** What a content script, or the frame, may send. */
const LISTED = [
  { type: 'look', findings: [] },
  { type: 'frame', frame: 'open' },
  { type: 'read', path: '/session' },
];

for (const engine of openExtensionBrowsers()) {
  describe(`pages that make it hard, in ${engine.name}`, () => {
    let stand: ExtensionStand;
    let browser: ExtensionBrowser;
    let page: ExtensionTab;

    before(async () => {
      [stand, browser] = await Promise.all([openExtensionStand(), launch(engine)]);
      await arrive(browser, stand);
      page = await browser.newPage();
      await page.goto(`${stand.site}/backoffice/`);
      await switchOn(browser, page);
      await waitForChips(page);
    });
    after(async () => {
      await browser.close();
      await stand.close();
    });

    for (const [name, path] of Object.entries(VARIANTS)) {
      it(`show chips, and the right card from the list and beside the heading: ${name}`, async () => {
        const row = rowOf(stand, 'evt_abc', path);
        await page.goto(row.listUrl);
        await waitForChips(page);
        assert.deepEqual(await chips(page), await expectedChips(page, stand));

        await pressChip(page, row.no);
        await cardShows(page, 'Run 42');
        assert.ok(await isOnTop(page), 'nothing of the page covers the panel');
        await page.press('Escape');
        await nothingOpen(page);

        await page.goto(`${stand.site}${path}events/${row.no}`);
        await cardShows(page, 'Run 42');
      });
    }

    it('learn nothing but that something was placed', async () => {
      const row = rowOf(stand, 'evt_abc', '/backoffice-spy/');
      await page.goto(row.listUrl);
      await waitForChips(page);
      await pressChip(page, row.no);
      await cardShows(page, 'Run 42');
      await page.press('Escape');
      await nothingOpen(page);
      await page.evaluate((path) => document.querySelector<HTMLElement>(`a[href*="${path}"]`)?.click(), String(row.no));
      await cardShows(page, 'Run 42');

      const report = await page.evaluate(() => (window as unknown as { spy: { report(): string } }).spy.report());

      assert.ok(report.length > 2_000, 'the spy has seen much');
      assert.match(report, /data-fd-widgets/, 'among it that something was placed');
      assert.ok(stand.tokens.size >= 3, 'the test knows the tokens that it looks for');
      for (const token of stand.tokens) assert.ok(!report.includes(token), 'a token');
      const secrets =
        /evt_ab|partner-id|Acme|anna@|Run 4\d|Bearer|eyJ[\w-]{8,}\.|extension:\/\/|Future Demand|Show .* in/;
      assert.equal(secrets.exec(report)?.[0], undefined);
      assert.match(await kept(browser), /evt_abc/);
    });

    it('get no answer by messages, whatever they send from where a content script could', async () => {
      await page.goto(rowOf(stand, 'evt_abc').listUrl);
      await waitForChips(page);
      const before = await kept(browser);

      const answers = await page.inContentWorld(sendAll, [...NEARLY, ...fc.sample(fc.jsonValue(), { numRuns: 200 })]);

      assert.deepEqual([...new Set(answers)], [null]);
      assert.equal(await kept(browser), before);
    });

    it('get none either by what would be answered elsewhere: from another page of the extension', async () => {
      const options = await browser.openExtensionPage('options.html');
      const answers = await options.evaluate(sendAll, LISTED);
      assert.deepEqual(answers, [null, null, null]);
      await options.close();
    });
  });

  describe(`an API that refuses the extension's origin, in ${engine.name}`, () => {
    it('is reached all the same: signing in, reading, the card in a page', async () => {
      const stand = await openExtensionStand({ cors: 'reject-origin' });
      const browser = await launch(engine);
      try {
        await arrive(browser, stand);
        const page = await browser.newPage();
        await page.goto(rowOf(stand, 'evt_abc').listUrl);
        await switchOn(browser, page);
        await waitForChips(page);
        await pressChip(page, rowOf(stand, 'evt_abc').no);
        await cardShows(page, 'Run 42');
        assert.ok(stand.sandbox.requests.some(({ path, method }) => method === 'POST' && path.endsWith('/auth')));
      } finally {
        await browser.close();
        await stand.close();
      }
    });
  });
}

/** Whether our panel is what a click in the middle of it meets. */
function isOnTop(page: ExtensionTab): Promise<boolean> {
  return page.inContentWorld(() => {
    const host = [...document.querySelectorAll('[data-fd-widgets]')].at(-1);
    const panel = host && shadowOf(host)?.querySelector('.panel');
    if (!panel) return false;
    const { left, top, width, height } = panel.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === host && width >= 280 && height >= 300;
  });
}

/** Runs where a message can be sent from: what each one is answered. */
function sendAll(messages: readonly unknown[]): Promise<unknown[]> {
  const { browser, chrome } = globalThis as unknown as Record<
    string,
    { runtime: { sendMessage(message: unknown): Promise<unknown> } }
  >;
  const { runtime } = (browser ?? chrome)!;
  return Promise.all(
    messages.map((message) =>
      runtime.sendMessage(message).then(
        (answer) => answer ?? null,
        () => null,
      ),
    ),
  );
}
