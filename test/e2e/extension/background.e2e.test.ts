import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openExtensionBrowsers, type ExtensionBrowser, type ExtensionTab } from '../../rig/extension/browsers.ts';
import {
  arrive,
  byRole,
  cardShows,
  chips,
  deep,
  expectedChips,
  launch,
  pressChip,
  rowOf,
  signIn,
  switchOn,
  visibleText,
  waitForChips,
} from './acts.ts';
import { openExtensionStand, type ExtensionStand } from './stand.ts';

for (const engine of openExtensionBrowsers()) {
  describe(`the background in ${engine.name}`, () => {
    let stand: ExtensionStand;
    let browser: ExtensionBrowser;
    let page: ExtensionTab;

    before(async () => {
      [stand, browser] = await Promise.all([openExtensionStand(), launch(engine)]);
      await arrive(browser, stand);
      page = await browser.newPage();
      await page.goto(rowOf(stand, 'evt_abc').listUrl);
      await switchOn(browser, page);
      await waitForChips(page);
    });
    after(async () => {
      await browser.close();
      await stand.close();
    });

    it('is killed while it reads the events, and the chips come all the same', async () => {
      await forgetIndex(browser);
      const gate = stand.hold(/\/events\/$/);
      await page.reload();
      await until(() => gate.waiting() > 0, 'a request that is held');

      await browser.killBackground();
      gate.release();

      await waitForChips(page);
      assert.deepEqual(await chips(page), await expectedChips(page, stand));
    });

    it('is killed while the frame reads, and the card comes all the same', async () => {
      const gate = stand.hold(/\/events\/evt_abc/);
      await pressChip(page, rowOf(stand, 'evt_abc').no);
      await until(() => gate.waiting() > 0, 'a request that is held');

      await browser.killBackground();
      gate.release();

      await cardShows(page, 'Run 42');
      await page.press('Escape');
    });

    it('is killed between two presses, and remembers all that it has to', async () => {
      await browser.killBackground();
      await pressChip(page, rowOf(stand, 'evt_abd').no);
      await cardShows(page, 'Run 43');
      await page.press('Escape');
    });

    it('reads the events once for a page, and not again for the next one', async () => {
      await forgetIndex(browser);
      const reads = (): number => stand.sandbox.requests.filter(({ path }) => path.endsWith('/events/')).length;
      const before = reads();
      await page.reload();
      await waitForChips(page);
      const once = reads();
      await page.reload();
      await waitForChips(page);

      assert.ok(once > before);
      assert.equal(reads(), once);
    });

    it('gives a ticket that is good for one frame, once', async () => {
      const url = await ticketFor(page, stand);
      assert.match(url, /frame\.html#[\w-]{36}$/);

      await openFrame(page, url);
      await cardShows(page, 'Run 42');
      await openFrame(page, url);

      await isExpired(page);
    });

    it('gives a ticket that is good in its own tab only', async () => {
      const other = await browser.newPage();
      await other.goto(`${stand.site}/backoffice/`);
      await waitForChips(other);

      await openFrame(other, await ticketFor(page, stand));

      await isExpired(other);
      await other.close();
    });

    it('reads for a frame its own event, and nothing else', async () => {
      await openFrame(page, await ticketFor(page, stand));
      const frame = await cardShows(page, 'Run 42');
      const read = (path: string): Promise<number | null> =>
        frame.evaluate(async (at) => {
          const { browser, chrome } = globalThis as unknown as Record<string, Runtime>;
          const reply = await (browser ?? chrome)!.runtime.sendMessage({ type: 'read', path: at });
          return (reply as { status: number } | null)?.status ?? null;
        }, path);

      assert.equal(await read('/api/v3/events/evt_abc'), 200);
      for (const path of [
        '/api/v3/events/evt_abd',
        '/api/v3/events/',
        '/api/v3/events/evt_abc/%2e%2e/evt_abd',
        '/session/partner',
      ]) {
        assert.equal(await read(path), null, path);
      }
    });

    it('is at rest while a page of the extension is open and nobody does anything', async () => {
      const popup = await browser.openExtensionPage('popup.html');
      await popup.waitFor(() => byRole('searchbox', /search/i), 'the popup as one partner');

      const changes = await popup.evaluate(async () => {
        const { browser, chrome } = globalThis as unknown as Record<string, Api>;
        const { onChanged } = (browser ?? chrome)!.storage;
        const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
        await pause(1_000);
        let count = 0;
        onChanged.addListener(() => count++);
        await pause(1_000);
        return count;
      });

      assert.equal(changes, 0);
      await popup.close();
    });

    it('shows how many events it knows on the button, and that somebody has to sign in', async () => {
      await page.reload();
      await waitForChips(page);
      assert.equal(await badge(browser, stand.site), String(Object.keys(await chips(page)).length));

      const popup = await browser.openExtensionPage('popup.html');
      await popup.click(() => byRole('button', /sign out/i));
      await popup.waitFor(() => byRole('textbox', /password/i), 'the form');
      for (let tries = 0; (await badge(browser, stand.site)) !== '!' && tries < 100; tries++) await sleep(50);
      assert.equal(await badge(browser, stand.site), '!');

      await signIn(popup, 'ben@acme.example');
      await waitForChips(page);
      await popup.close();
    });
  });
}

/** What a chip asks for, asked for from where content scripts are. */
function ticketFor(page: ExtensionTab, stand: ExtensionStand): Promise<string> {
  const { startsAtMs } = stand.rows.find(({ eid }) => eid === 'evt_abc')!;
  return page.inContentWorld(async (start) => {
    const { browser, chrome } = globalThis as unknown as Record<string, Runtime>;
    const times = { offsetMinutes: 0, otherDate: null };
    const evidence = { kind: 'json-ld', title: 'Concert at Olympiahalle', venue: null, city: null };
    const message = {
      type: 'ticket',
      evidence: { ...evidence, start: { date: start.slice(0, 10), time: start.slice(11, 16), ...times } },
    };
    const reply = (await (browser ?? chrome)!.runtime.sendMessage(message)) as { url: string } | null;
    return reply?.url ?? '';
  }, new Date(startsAtMs).toISOString());
}

/** A frame at this address instead of the one before. */
async function openFrame(page: ExtensionTab, url: string): Promise<void> {
  await page.inContentWorld((address) => {
    document.querySelector('iframe')?.remove();
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }, url);
}

async function isExpired(page: ExtensionTab): Promise<void> {
  const frame = await page.frame('frame.html');
  await frame.waitFor(() => /no longer valid/.test(visibleText()), 'the words for a ticket that is no good');
  assert.equal(await frame.evaluate(() => deep('fd-event-card') === null), true);
}

interface Runtime {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
}

interface Api {
  storage: { session: { remove(key: string): Promise<void> }; onChanged: { addListener(listener: () => void): void } };
  tabs: { query(what: object): Promise<{ id: number }[]> };
  action: { getBadgeText(what: { tabId: number }): Promise<string> };
}

async function forgetIndex(browser: ExtensionBrowser): Promise<void> {
  await browser.inBackground(async () => {
    const { browser, chrome } = globalThis as unknown as Record<string, Api>;
    await (browser ?? chrome)!.storage.session.remove('event-index');
  });
}

function badge(browser: ExtensionBrowser, site: string): Promise<string> {
  return browser.inBackground(async (url) => {
    const { browser, chrome } = globalThis as unknown as Record<string, Api>;
    const api = (browser ?? chrome)!;
    const [tab] = await api.tabs.query({ url: `${url.replace(/:\d+$/, '')}/*` });
    return tab ? api.action.getBadgeText({ tabId: tab.id }) : '';
  }, site);
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    assert.ok(tries < 300, `waited for ${what}`);
    await sleep(50);
  }
}
