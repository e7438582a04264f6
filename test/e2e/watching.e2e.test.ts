import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { serveExamples, type ServedExamples } from '../../examples/server.ts';
import { demoPassword } from '../../sandbox/data/users.ts';
import { serveSandbox, type ServedSandbox } from '../../sandbox/node.ts';
import { findBrowsers } from '../../scripts/browsers.mjs';
import { keptLogs } from '../rig/logs.ts';
import { chromiumArgs } from '../rig/chromium-args.js';
import { expressionOf, type InPage } from '../rig/script.ts';
import { signIn } from './sign-in.ts';
import { installVirtualTime } from './virtual-time.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const TABS = 5;
/** The reference web app makes 600. */
const MAX_CALLS = 40;

const { chromium } = findBrowsers();

if (chromium) {
  describe('five tabs that watch a package while it is built', () => {
    let api: ServedSandbox;
    let site: ServedExamples;
    let browser: Browser;
    const tabs: Page[] = [];
    /** What the pages have asked the gateway for, by path. */
    const asked: string[] = [];
    let packageId: string;

    before(async () => {
      api = await serveSandbox();
      const { now } = api.sandbox.clock;
      site = await serveExamples({
        gateway: {
          upstreams: { api: `${api.url}/api/v3`, media: `${api.url}/api`, cr: null },
          secrets: ['the secret of a test, long enough to be one'],
          now,
          ...keptLogs(),
        },
      });
      browser = await launch({ executablePath: chromium, args: chromiumArgs, pipe: true, headless: true });
      for (let tab = 0; tab < TABS; tab++) {
        const page = await browser.newPage();
        // In the background a browser slows real timers down, and with them the test.
        await page.bringToFront();
        const __name = 'const __name = (it) => it;';
        await page.evaluateOnNewDocument(`${__name} (${String(installVirtualTime)})(${now()}, ${tab > 0});`);
        page.on('request', (request) => {
          const { pathname } = new URL(request.url());
          if (/^\/fd\/(?:api|session)\b/.test(pathname)) asked.push(pathname);
        });
        tabs.push(page);
      }
      await tabs[0]!.goto(`${site.url}/cms/`);
      await inPage(0, signIn, demoPassword);
      packageId = await inPage(0, createPackage);
    });
    after(async () => {
      await browser.close();
      await site.close();
      await api.close();
    });

    function inPage<A extends unknown[], T>(tab: number, fn: InPage<A, T>, ...args: A): Promise<T> {
      return tabs[tab]!.evaluate(expressionOf(fn, args)) as Promise<T>;
    }

    /** All tabs and the API go through the same time, a second after the other. */
    async function pass(ms: number): Promise<void> {
      for (let passed = 0; passed < ms; passed += SECOND_MS) {
        api.sandbox.clock.advance(SECOND_MS);
        await Promise.all(tabs.map((page) => page.evaluate((each) => window.virtualTime.pass(each), SECOND_MS)));
      }
    }

    /** What the API was asked for while something went on; renewed tokens count as well. */
    async function callsOf(work: () => Promise<void>): Promise<string[]> {
      const from = api.sandbox.requests.length;
      await work();
      return api.sandbox.requests.slice(from).map(({ method, path }) => `${method} ${path}`);
    }

    /** Waits in real time: what one tab tells another takes none of the tabs' own. */
    async function until(check: () => Promise<boolean>, what: string): Promise<void> {
      const end = Date.now() + 20_000;
      while (!(await check())) {
        if (Date.now() > end) throw new Error(`Never came: ${what}.`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }

    const setHidden = (tab: number, isHidden: boolean): Promise<void> =>
      inPage(tab, (value) => window.virtualTime.setHidden(value), isHidden);
    const status = (tab: number): Promise<string> => inPage(tab, shownStatus);

    it(`make at most ${MAX_CALLS} calls in ten minutes, all for the one that is seen`, async (t) => {
      asked.length = 0;
      const calls = await callsOf(async () => {
        for (let tab = 0; tab < TABS; tab++) {
          // An element is loaded when its tab is seen; from then on the test says who is.
          await tabs[tab]!.bringToFront();
          await tabs[tab]!.goto(`${site.url}/cms/`);
          await inPage(tab, mount, packageId);
        }
        await pass(10 * MINUTE_MS);
      });

      t.diagnostic(`${asked.length} calls of the gateway, ${calls.length} of the API in ten minutes`);
      const looks = calls.filter((call) => call.endsWith(packageId));
      assert.ok(looks.length > 25, `${looks.length} looks: nothing is watched`);
      assert.ok(calls.length <= MAX_CALLS, `${calls.length} calls: ${calls.join(', ')}`);
      assert.ok(asked.length <= MAX_CALLS, `${asked.length} calls: ${asked.join(', ')}`);
      assert.equal(await status(0), 'In progress');
    });

    it('show what is current within a second where one is seen for the first time, and when it is seen again', async () => {
      await setHidden(0, true);
      const away = await callsOf(() => pass(MINUTE_MS));
      assert.deepEqual(away, []);

      // The call goes out at once: what is counted begins before it.
      const first = await callsOf(async () => {
        await setHidden(1, false);
        await pass(SECOND_MS);
      });
      assert.equal(await status(1), 'In progress');
      assert.equal(first.filter((call) => call.endsWith(packageId)).length, 1);

      await setHidden(1, true);
      await pass(5 * MINUTE_MS);
      assert.equal(await status(1), 'In progress');
      await setHidden(1, false);
      await pass(SECOND_MS);
      assert.equal(await status(1), 'Done');
    });

    it('ask for nothing more once it is done', async () => {
      await setHidden(0, false);
      await pass(SECOND_MS);
      assert.equal(await status(0), 'Done');

      assert.deepEqual(await callsOf(() => pass(4 * MINUTE_MS)), []);
    });

    it('make no more calls of an API that fails', async () => {
      packageId = await inPage(0, createPackage);
      await inPage(0, mount, packageId);
      await pass(5 * SECOND_MS);
      const fault = api.sandbox.faults.add('GET /package_builder/packages/{id}=status:500');

      const calls = await callsOf(() => pass(5 * MINUTE_MS));
      assert.ok(calls.length > 5 && calls.length <= 15, `${calls.length} calls: ${calls.join(', ')}`);

      api.sandbox.faults.remove(fault);
      await pass(MINUTE_MS);
      assert.equal(await status(0), 'In progress');
    });

    it('ask for nothing more once the element has left', async () => {
      packageId = await inPage(0, createPackage);
      await inPage(0, mount, packageId);
      const watched = await callsOf(() => pass(MINUTE_MS));
      assert.ok(watched.length > 5, `${watched.length} calls`);

      await inPage(0, () => document.querySelector('fd-package-status')?.remove());

      assert.deepEqual(await callsOf(() => pass(2 * MINUTE_MS)), []);
    });

    it('ask for nothing more after a sign-out, in the tab or in another one', async () => {
      await setHidden(1, false);
      for (const tab of [0, 1]) await inPage(tab, mount, packageId);
      const watched = await callsOf(() => pass(MINUTE_MS));
      assert.ok(watched.length > 5, `${watched.length} calls`);

      await inPage(0, signOut);
      for (const tab of [0, 1]) await until(() => inPage(tab, isSignedOut), `tab ${tab} knows of the sign-out`);

      assert.deepEqual(await callsOf(() => pass(2 * MINUTE_MS)), []);
    });
  });
}

/* The functions below run in the page. */

async function createPackage(): Promise<string> {
  const payload = {
    num_packages: 3,
    n_top_events: 3,
    event_ids: ['evt_abc'],
    package_title: 'Munich shows Q3',
    targeting_mode: 'intent',
    filters: {
      included_customers: [],
      excluded_customers: [],
      exclude_buying_behavior_above: 100,
      exclude_old_purchases_before: null,
      exclude_recent_purchases_after: null,
      exclude_ticket_categories: [],
    },
  };
  const answer = await fetch('/fd/api/v3/package_builder/packages', {
    method: 'POST',
    headers: {
      'X-FD-Request': '1',
      'X-Preferred-Partner-Id': 'partner-id-acme',
      'content-type': 'application/json',
    },
    body: JSON.stringify(payload),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The package is answered with ${answer.status}: ${text}`);
  return (JSON.parse(text) as { id: string }).id;
}

/** The package and its provider, and nothing else of the page. */
async function mount(packageId: string): Promise<void> {
  const provider = document.createElement('fd-provider');
  provider.setAttribute('partner-id', 'partner-id-acme');
  provider.setAttribute('locale', 'en');
  const element = document.createElement('fd-package-status');
  element.setAttribute('package-id', packageId);
  provider.append(document.createElement('fd-sign-in'), element);
  document.body.replaceChildren(provider);
  await Promise.all(['fd-sign-in', 'fd-package-status'].map((tag) => customElements.whenDefined(tag)));
}

function shownStatus(): string {
  const pill = document.querySelector('fd-package-status')?.shadowRoot?.querySelector('[part~="pill"]');
  return pill?.textContent?.trim() ?? '';
}

/** As people do. */
function signOut(): void {
  const buttons = document.querySelector('fd-sign-in')?.shadowRoot?.querySelectorAll('button') ?? [];
  const button = [...buttons].find((each) => /sign out/i.test(each.textContent ?? ''));
  if (!button) throw new Error('Nobody can sign out.');
  button.click();
}

function isSignedOut(): boolean {
  const state = ['fd-sign-in', 'fd-package-status'].map((tag) => document.querySelector(tag)?.matches(':state(empty)'));
  return state.every(Boolean);
}
