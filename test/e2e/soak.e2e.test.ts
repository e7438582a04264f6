import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch, type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { demoPassword } from '../../sandbox/data/users.ts';
import { findBrowsers } from '../../scripts/browsers.mjs';
import { watchPage, type Watch } from '../components/leaks.ts';
import { chromiumArgs } from '../rig/chromium-args.js';
import { expressionOf, type InPage } from '../rig/script.ts';
import { signIn } from './sign-in.ts';
import { openStand, type Stand } from './stand.ts';

/** What leaks, leaks in every round; a table of the engine's that doubles, or what it collects late, in one of them. */
const ROUNDS = 5;
/** What the median round may leave in the heap, in bytes for each mount or change: less than any object takes. */
const HEAP_LIMIT = 12;
const MOUNTS = 1_000;
const SWITCHES = 200;

/** Without what the engine makes of code that runs often, the heap is the page's own, to some hundred bytes. */
const STEADY_CODE = '--js-flags=--no-opt --no-sparkplug --no-maglev --no-lazy-feedback-allocation --no-flush-bytecode';

/** What the page is found with after everything has left and been collected. */
interface Found {
  readonly heap: number;
  readonly nodes: number;
  readonly documents: number;
  /** Listeners in the whole page, elements included. */
  readonly listeners: number;
  /** Timers, frames, calls, channels, observers, and listeners of the page. */
  readonly alive: readonly string[];
  readonly locks: number;
  /** Calls that the browser knows of, whoever made them. */
  readonly calls: readonly string[];
}

declare global {
  interface Window {
    /** What the instrumentation counts. */
    soakWatch: Watch;
  }
}

const { chromium } = findBrowsers();

if (chromium) {
  describe('a page on which elements come and go', () => {
    let stand: Stand;
    let browser: Browser;
    let page: Page;
    let cdp: CDPSession;
    const calls = new Map<string, string>();

    before(async () => {
      stand = await openStand();
      browser = await launch({
        executablePath: chromium,
        args: [...chromiumArgs, STEADY_CODE],
        pipe: true,
        headless: true,
        protocolTimeout: 300_000,
      });
      page = await browser.newPage();
      cdp = await page.createCDPSession();
      await Promise.all(
        ['Network', 'Performance', 'HeapProfiler'].map((name) => cdp.send(`${name}.enable` as 'Network.enable')),
      );
      cdp.on('Network.requestWillBeSent', ({ requestId, request }) => void calls.set(requestId, request.url));
      for (const end of ['Network.loadingFinished', 'Network.loadingFailed'] as const)
        cdp.on(end, ({ requestId }) => void calls.delete(requestId));
      const __name = 'const __name = (it) => it;';
      await page.evaluateOnNewDocument(`${__name} window.soakWatch = (${String(watchPage)})();`);
      await page.goto(`${stand.url}/cms/`);
      await inPage(signIn, demoPassword);
      await page.goto(`${stand.url}/cms/`);
      await inPage(arrive);
      // Of the page before, some are never said to have ended.
      calls.clear();
      // What is loaded, compiled and kept once; some of the engine's tables grow through two rounds.
      await inPage(mountMany, (2 * MOUNTS) / ROUNDS);
      await inPage(switchMany, 20);
    });
    after(async () => {
      await browser.close();
      await stand.close();
    });

    function inPage<A extends unknown[], T>(fn: InPage<A, T>, ...args: A): Promise<T> {
      return page.evaluate(expressionOf(fn, args, { waitUntil, newStage, isDone })) as Promise<T>;
    }

    async function look(): Promise<Found> {
      await inPage(quiet);
      await inPage(meetAnotherField);
      // What is freed in one collection can free more in the next.
      for (let turn = 0; turn < 4; turn++) {
        await cdp.send('HeapProfiler.collectGarbage');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      const { metrics } = await cdp.send('Performance.getMetrics');
      const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? NaN;
      const locks = await page.evaluate(async () => {
        const { held = [], pending = [] } = await navigator.locks.query();
        return held.length + pending.length;
      });
      return {
        heap: usedSize,
        nodes: metric('Nodes'),
        documents: metric('Documents'),
        listeners: metric('JSEventListeners'),
        alive: await page.evaluate(() => window.soakWatch.alive().sort()),
        locks,
        calls: [...calls.values()],
      };
    }

    /** Works in rounds of the same size, and looks at what each has left. */
    async function soak(work: (times: number) => Promise<number>, times: number): Promise<number> {
      let ready = 0;
      const looks = [await look()];
      for (let round = 0; round < ROUNDS; round++) {
        ready += await work(times / ROUNDS);
        looks.push(await look());
      }
      assertFlat(looks, times / ROUNDS);
      return ready;
    }

    function assertFlat(looks: readonly Found[], times: number): void {
      const first = looks[0]!;
      const last = looks.at(-1)!;
      assert.deepEqual(last.alive, first.alive);
      assert.deepEqual(last.calls, []);
      assert.equal(last.locks, 0);
      const limits = { heap: HEAP_LIMIT * times, nodes: 0, documents: 0, listeners: 0 };
      for (const figure of ['heap', 'nodes', 'documents', 'listeners'] as const) {
        const grown = looks.slice(1).map((each, round) => each[figure] - looks[round]![figure]);
        const median = grown.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)]!;
        const told = `${figure}: ${first[figure]}, then by round ${grown.join(', ')}`;
        assert.ok(median <= limits[figure], `${told}; ${limits[figure]} may stay`);
      }
    }

    it(`keeps nothing of ${MOUNTS} cards, pickers, sign-ins and providers that left`, async () => {
      const ready = await soak((times) => inPage(mountMany, times), MOUNTS);

      assert.ok(ready >= MOUNTS / 8, `${ready} cards were ready before they left`);
    });

    it(`keeps nothing of ${SWITCHES} changes of partner`, async () => {
      const ready = await soak((times) => inPage(switchMany, times), SWITCHES);

      assert.ok(ready >= SWITCHES / 2, `${ready} cards were ready after a change`);
    });
  });
}

/* The functions below run in the page. */

/** Once with the page's own elements, then without them. */
async function arrive(): Promise<void> {
  const card = document.querySelector('fd-event-card') as HTMLElement;
  // The page has found the tab's choice empty.
  const picker = document.querySelector('fd-partner-picker') as HTMLElement;
  const select = (): HTMLSelectElement | null | undefined => picker.shadowRoot?.querySelector('select');
  await waitUntil(() => Boolean(select()), 'the picker');
  select()!.value = 'partner-id-acme';
  select()!.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  await waitUntil(() => isDone(card), 'the first card');
  document.body.replaceChildren();
  // The browser's own list of what was loaded.
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(0);
}

async function waitUntil(check: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 20_000;
  while (!check()) {
    if (performance.now() > end) throw new Error(`Never came: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function newStage(): { provider: HTMLElement; picker: HTMLElement; card: HTMLElement } {
  const provider = document.createElement('fd-provider');
  const picker = document.createElement('fd-partner-picker');
  const card = document.createElement('fd-event-card');
  card.setAttribute('event-id', 'evt_abc');
  provider.append(document.createElement('fd-sign-in'), picker, card);
  document.body.append(provider);
  return { provider, picker, card };
}

/** With all its parts. */
function isDone(card: HTMLElement): boolean {
  return card.matches(':state(ready)') && !card.shadowRoot?.querySelector('.blank');
}

/**
 * Every eighth leaves when it is ready, the others before: at once, while loading, after a frame. The last one is ready
 * too, so that the page's memory of what was read holds the same after each round.
 */
async function mountMany(times: number): Promise<number> {
  let ready = 0;
  for (let turn = 0; turn < times; turn++) {
    const { provider, card } = newStage();
    if (turn % 8 === 0 || turn === times - 1) {
      await waitUntil(() => isDone(card), 'the card');
      ready++;
    }
    if (turn % 8 === 1) await new Promise(requestAnimationFrame);
    if (turn % 4 === 2) await new Promise((resolve) => setTimeout(resolve, turn % 16));
    provider.remove();
  }
  return ready;
}

/** Every other change waits for the card, the others are overtaken by the next one. */
async function switchMany(times: number): Promise<number> {
  const { provider, picker, card } = newStage();
  await waitUntil(() => isDone(card), 'the card');
  let ready = 0;
  for (let turn = 0; turn < times; turn++) {
    const select = picker.shadowRoot?.querySelector('select');
    if (!select) throw new Error('There is nothing to choose.');
    const isAcme = select.value === 'partner-id-acme';
    select.value = isAcme ? 'partner-id-beta' : 'partner-id-acme';
    select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    card.setAttribute('event-id', isAcme ? 'evt_xyz' : 'evt_abc');
    if (turn % 2) await new Promise((resolve) => setTimeout(resolve, turn % 16));
    else {
      await new Promise(requestAnimationFrame);
      await waitUntil(() => isDone(card), `the card after change ${turn}`);
      ready++;
    }
  }
  provider.remove();
  sessionStorage.setItem('fd-partner /fd', 'partner-id-acme');
  return ready;
}

/** Nothing is asked for, and no short timer runs, for a moment. */
async function quiet(): Promise<void> {
  const isBusy = (): boolean =>
    window.soakWatch.alive().some((each) => /^a (call|frame|timer of \d{1,2} ms)/.test(each));
  let calm = 0;
  await waitUntil(() => (calm = isBusy() ? 0 : calm + 1) > 20, 'quiet');
  // The wait's own timer.
  await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Chromium's autofill holds the field that was there last, and all that surrounds it, until it meets the next: this one. */
async function meetAnotherField(): Promise<void> {
  const field = document.createElement('select');
  field.append(new Option('one'));
  document.body.append(field);
  await new Promise((resolve) => setTimeout(resolve, 300));
  field.append(new Option('two'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  field.remove();
  await new Promise((resolve) => setTimeout(resolve, 300));
}
