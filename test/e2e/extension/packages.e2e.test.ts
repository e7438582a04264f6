import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { demoPassword } from '../../../sandbox/data/users.ts';
import { openExtensionBrowsers, type ExtensionBrowser, type ExtensionTab } from '../../rig/extension/browsers.ts';
import { secret } from '../../rig/logs.ts';
import {
  allByRole,
  arrive,
  byRole,
  cardShows,
  deep,
  deepAll,
  launch,
  nameOf,
  openSidePanel,
  pressChip,
  rowOf,
  switchOn,
  visibleText,
  waitForChips,
} from './acts.ts';
import { openExtensionStand, type ExtensionStand } from './stand.ts';

const USER = 'ben@acme.example';
const PACKAGE = '/package_builder/packages/pkg_555';
/** What changes something, or brings customers. */
const ACTS = 'for crm|for spreadsheets|merge|regenerate|create again|change|save|add|delete';

/** A file as it was saved. */
interface Saved {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

for (const engine of openExtensionBrowsers()) {
  describe(`packages in the extension, in ${engine.name}`, () => {
    let stand: ExtensionStand;
    let browser: ExtensionBrowser;
    let page: ExtensionTab;

    const listsRead = (): number => stand.sandbox.requests.filter(({ path }) => path.endsWith('/customer_list')).length;

    before(async () => {
      [stand, browser] = await Promise.all([openExtensionStand(), launch(engine)]);
      await arrive(browser, stand, USER);
      page = await browser.newPage();
      await page.goto(`${stand.site}/backoffice/`);
      await switchOn(browser, page);
      await waitForChips(page);
    });
    after(async () => {
      await browser.close();
      await stand.close();
    });
    beforeEach(async () => {
      await page.bringToFront();
      await page.goto(rowOf(stand, 'evt_abc').listUrl);
      await waitForChips(page);
    });

    it('stand in the popup while they are in progress, with how long that has taken and what is usual', async () => {
      const popup = await browser.pressToolbarButton(page);
      assert.ok(popup);

      await popup.waitFor(() => byRole('button', 'Autumn in Berlin'), 'the package');

      const text = await popup.evaluate(() => visibleText(deep('fd-package-status')!));
      assert.match(text, /Building for \d+ minutes · Typically 10 to 15 minutes/);
      assert.doesNotMatch(text, /Munich shows Q3/);
      await popup.close();
    });

    it('open in the side panel with what came of them, and their lists are saved as the API sends them', async () => {
      const panel = await openSidePanel(browser, page);
      await panel.click(() => byRole('button', /^Concert at Olympiahalle/));
      await panel.waitFor(wholeCard, 'the whole card');
      await panel.click(() => byRole('button', 'Munich shows Q3', deep('fd-package-status') ?? document.head));
      await panel.waitFor(evaluation, 'the evaluation');
      const acts = await panel.evaluate(actsIn, ACTS);
      assert.ok(acts.length > 3, 'here it can be changed');
      await panel.evaluate(keepWhatIsSaved);
      const { tc, label, list } = await readList(stand);

      await panel.click((name) => byRole('button', name), `For CRM: ${label}`);

      const saved = await panel.waitFor(lastSaved, 'the file', 60_000);
      assert.equal(saved.bytes, list.byteLength);
      assert.equal(saved.sha256, createHash('sha256').update(list).digest('hex'));
      assert.match(saved.name, new RegExp(`^customers_pkg_555_${tc}_.*\\d{4}-\\d\\d-\\d\\d\\.csv$`));
      await panel.waitFor((name) => visibleText().includes(name), 'the word for it', undefined, saved.name);

      await panel.click(() => byRole('button', 'All packages'));

      await panel.waitFor(() => !/Sales from the audience package/.test(visibleText()), 'nothing of the package');
    });

    it('are only read in the frame, and the background gives it no customer list', async () => {
      await pressChip(page, rowOf(stand, 'evt_abc').no);
      const frame = await cardShows(page, 'Run 42');
      await frame.waitFor(wholeCard, 'the whole card');
      await frame.click(() => byRole('button', 'Munich shows Q3'));
      await frame.waitFor(evaluation, 'the evaluation');
      await frame.waitFor(() => deepAll('[part="lists"] li').length, 'the sizes of its lists');
      assert.deepEqual(await frame.evaluate(actsIn, ACTS), []);
      const { tc } = await readList(stand);
      const before = listsRead();

      const read = (path: string): Promise<number | null> =>
        frame.evaluate(async (at) => {
          const { browser, chrome } = globalThis as unknown as Record<
            string,
            { runtime: { sendMessage(message: unknown): Promise<{ status: number } | null> } }
          >;
          const reply = await (browser ?? chrome)!.runtime.sendMessage({ type: 'read', path: at });
          return reply?.status ?? null;
        }, `/api/v3${path}`);

      assert.equal(await read(`${PACKAGE}/backhaul_evaluation`), 200);
      assert.equal(await read(`${PACKAGE}/${tc}/customer_list`), null);
      assert.equal(listsRead(), before, 'the API was not asked for it');
    });
  });
}

/** Runs in a page of the extension. Until all of its parts are there, what stands below it moves away from a click. */
const wholeCard = (): boolean => {
  const card = deep('fd-event-card') ?? document.head;
  const text = visibleText(card);
  // Figures follow the sales, and so the day on which this runs.
  const parts = [/Run 42/, /Benchmark 65%/, /This event/, /ROAS\s+[\d.]+/, /Acme Concerts/];
  // What stands below the card moves until its last part is there.
  return parts.every((part) => part.test(text)) && !deep('.blank', card);
};

/** Runs in a page of the extension: the rows of what came of a package. */
const evaluation = (): boolean => deepAll('[part~="backhaul"] table tbody tr').length > 0;

/** Runs in a page of the extension: the names of the buttons that do something. */
const actsIn = (acts: string): string[] =>
  allByRole('button')
    .map(nameOf)
    .filter((name) => new RegExp(acts, 'i').test(name));

/** Runs in the side panel: its files go nowhere, whether the browser asks for a place or takes them as downloads. */
function keepWhatIsSaved(): void {
  const own = window as unknown as Record<string, unknown>;
  const keep = async (name: string, file: Blob): Promise<void> => {
    const bytes = await file.arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    own['lastSaved'] = JSON.stringify({ name, bytes: bytes.byteLength, sha256 });
  };
  if ('showSaveFilePicker' in window) {
    own['showSaveFilePicker'] = async ({ suggestedName }: { suggestedName: string }) => {
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      const file = new WritableStream<Uint8Array<ArrayBuffer>>({
        write: (chunk) => void chunks.push(chunk),
        close: () => keep(suggestedName, new Blob(chunks)),
      });
      return { createWritable: async () => file };
    };
    return;
  }
  const files: Blob[] = [];
  const urlOf = window.URL.createObjectURL.bind(window.URL);
  window.URL.createObjectURL = (file: Blob) => (files.push(file), urlOf(file));
  window.HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    void keep(this.download, files.at(-1)!);
  };
}

/** Runs in the side panel. */
const lastSaved = (): Saved | null =>
  JSON.parse((window as unknown as { lastSaved?: string }).lastSaved ?? 'null') as Saved | null;

/** The package's first list, asked of the API by somebody else's hand. */
async function readList({ api }: ExtensionStand): Promise<{ tc: string; label: string; list: Buffer }> {
  const signedIn = await fetch(`${api}/auth`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: USER, password: demoPassword }),
  });
  const { AccessToken: token } = (await signedIn.json()) as { AccessToken: string };
  secret('token', token);
  const headers = { authorization: `Bearer ${token}`, 'x-preferred-partner-id': 'partner-id-acme' };
  const answer = await fetch(api + PACKAGE, { headers });
  const { content } = (await answer.json()) as { content: { tc: string; label: string }[] };
  const { tc, label } = content[0]!;
  const list = await fetch(`${api}${PACKAGE}/${tc}/customer_list`, { headers });
  assert.equal(list.status, 200);
  return { tc, label, list: Buffer.from(await list.arrayBuffer()) };
}
