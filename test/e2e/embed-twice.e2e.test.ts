import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demoPassword } from '../../sandbox/data/users.ts';
import { tags } from '../../src/embed/tags.ts';
import { openBrowsers, type E2eBrowser, type E2ePage } from '../rig/browser.ts';
import { deepAll } from '../rig/in-page.ts';
import { signIn } from './sign-in.ts';
import { KITS, openTwiceStand, OTHER_VERSION, VERSION, type TwiceStand } from './twice-page.ts';

const WAIT_MS = 30_000;
const NAMES = Object.keys(tags);

/** Which two a page includes. What is at a second address of the same files shares what it loads with the first. */
const PAIRS = [
  { what: 'the same file at a second address', first: KITS.own, second: `${KITS.own}?again` },
  { what: 'a copy of the build', first: KITS.own, second: KITS.copy },
  { what: 'a build of another version', first: KITS.own, second: KITS.other },
  { what: 'the build after one of another version', first: KITS.other, second: KITS.own },
];
const versionOf = (kit: string): string => (kit === KITS.other ? OTHER_VERSION : VERSION);
const folderOf = (kit: string): string => kit.replace(/[^/]*$/, '');

for (const engine of openBrowsers()) {
  describe(`a page that includes the kit twice, in ${engine.name}`, () => {
    let stand: TwiceStand;
    let browser: E2eBrowser;
    let page: E2ePage;
    let callsOfOne: string[];

    /** @param later what is included only when the card is there */
    async function open(scripts: readonly string[], later?: string): Promise<void> {
      stand.takeCalls();
      await page.goto(stand.pageWith(...scripts));
      await page.waitFor(isWhole, 'the whole card', WAIT_MS);
      if (later) await page.evaluate(include, later);
      // What is loaded when both are there comes from one of them, too.
      await page.evaluate(addWidget);
      await page.waitFor(() => document.querySelector('fd-sign-in')?.matches(':state(ready)'), 'the widget', WAIT_MS);
    }

    before(async () => {
      // One after the other, and ended in the same order: what one of them cannot open must not keep the other open.
      stand = await openTwiceStand();
      browser = await engine.launch();
      page = await browser.newPage();
      await page.setViewport(1000, 900);
      await page.goto(stand.pageWith());
      await page.evaluate(signIn, demoPassword, 'ben@acme.example');

      await open([KITS.own]);
      callsOfOne = stand.takeCalls();
    });
    after(async () => {
      await stand.close();
      await browser.close();
    });

    it('is compared with one that includes it once, where everything is asked for once', async () => {
      assert.ok(callsOfOne.length > 5, callsOfOne.join('\n'));
      assert.deepEqual(callsOfOne, [...new Set(callsOfOne)]);
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as Page).said), []);
    });

    for (const { what, first, second } of PAIRS) {
      for (const isLate of [false, true]) {
        it(`is served by the first alone: ${what}, ${isLate ? 'included when the card is there' : 'one after the other'}`, async () => {
          await (isLate ? open([first], second) : open([first, second]));

          const { said, files, ...shown } = await page.evaluate(state, NAMES);
          const calls = stand.takeCalls();
          assert.deepEqual(shown, {
            cards: 1,
            articles: 1,
            widgets: 1,
            versions: {
              'fd-provider': versionOf(first),
              'fd-sign-in': versionOf(first),
              'fd-event-card': versionOf(first),
            },
          });
          assert.deepEqual(calls, callsOfOne);
          // Also where it was in the browser's cache, and never came to the server.
          const isApart = folderOf(second) !== folderOf(first);
          assert.deepEqual(
            files.filter((file) => file === second || (isApart && file.startsWith(folderOf(second)))),
            [second],
          );
          if (versionOf(first) === versionOf(second)) {
            assert.deepEqual(said, []);
          } else {
            assert.equal(said.length, 1, said.join('\n'));
            assert.match(said[0]!, /^warn: /);
            assert.deepEqual(said[0]!.match(/\d+\.\d+\.\d+/g), [versionOf(second), versionOf(first)]);
          }
          assert.deepEqual(await page.consoleErrors(), []);
        });
      }
    }
  });
}

/* The functions below run in the page. */

interface Page {
  readonly said: string[];
}

/** All that the card shows has come, and with it all that it asks for. */
function isWhole(): boolean {
  const card = document.querySelector('fd-event-card')!;
  if (!card.shadowRoot || !card.matches(':state(ready)') || deepAll('[part~=acts]', card).length === 0) return false;
  // What stands for something that is on its way has no heading.
  return deepAll('section', card).every((part) => part.querySelector('[role=heading]'));
}

async function include(src: string): Promise<void> {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = src;
  await new Promise<unknown>((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${src} cannot be loaded`));
    document.head.append(script);
  });
}

function addWidget(): void {
  const widget = document.createElement('div');
  widget.dataset['fdWidget'] = 'sign-in';
  document.querySelector('fd-provider')!.prepend(widget);
}

function state(names: readonly string[]): {
  cards: number;
  articles: number;
  widgets: number;
  versions: Record<string, string | undefined>;
  files: string[];
  said: string[];
} {
  const versions: Record<string, string | undefined> = {};
  for (const name of names) {
    const found = customElements.get(name) as { version?: string } | undefined;
    if (found) versions[name] = found.version;
  }
  return {
    cards: document.querySelectorAll('fd-event-card').length,
    articles: deepAll('article').length,
    widgets: document.querySelectorAll('fd-sign-in').length,
    versions,
    files: performance
      .getEntriesByType('resource')
      .map(({ name }) => name.replace(location.origin, ''))
      .filter((name) => /\.js(\?|$)/.test(name)),
    said: (globalThis as unknown as Page).said,
  };
}
