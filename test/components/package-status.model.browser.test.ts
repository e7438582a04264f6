import fc from 'fast-check';
import { loadAccess } from '../../src/components/access/access.ts';
import '../../src/components/package-status/drawing.ts';
import { loadMessages } from '../../src/i18n/languages.ts';
import { packageMessages } from '../../src/i18n/packages/languages.ts';
import { HeldTime } from './held-time.ts';
import { BUILDING, ENDS, PackagePage } from './package-page.ts';
import { clearStage } from './stage.ts';

/** Several times what all runs need on a machine that does nothing else. */
const LONGEST_MS = 400_000;
const isChromium = navigator.userAgent.includes('Chrome/');

type Act = (page: PackagePage) => unknown;
type Command = fc.AsyncCommand<PackagePage, PackagePage, false>;

/** After whatever happens, what is shown was told, and where somebody looks it is current within a second. */
const command = ([name, act]: readonly [string, Act]): Command => ({
  check: () => true,
  run: async (page) => {
    await act(page);
    await page.time.settle();
    page.check();
  },
  toString: () => name,
});

/** Shown, answered and given a second, it shows what the API says, unless its end was told before. */
async function look(page: PackagePage): Promise<void> {
  const { time } = page;
  page.isSlow = false;
  page.show(false);
  await time.settle();
  page.show(true);
  page.answerAll();
  // An answer that is there comes before a timeout of the same moment.
  await time.settle();
  await time.pass(1_000);
  await time.pass(50);
  const { element } = page;
  const isThere = element && page.isSignedIn && time.isOnline && !element.matches(':state(failed)');
  if (isThere && page.shown !== page.status) page.faults.push(`shows ${page.shown} where it is ${page.status}`);
}

const acts = fc.oneof(
  fc.constantFrom<readonly [string, Act]>(
    ['hide', (page) => page.show(false)],
    ['show', (page) => page.show(true)],
    ['offline', ({ time }) => time.connect(false)],
    ['online', ({ time }) => time.connect(true)],
    ['unmount', (page) => page.unmount()],
    ['mount', (page) => page.mount()],
    ['sign out', (page) => page.sign(false)],
    ['sign in', (page) => page.sign(true)],
    ['slow', (page) => (page.isSlow = true)],
    ['answer', (page) => page.answerAll()],
    ['look', look],
  ),
  fc.constantFrom(...BUILDING, ...ENDS).map((status): readonly [string, Act] => [
    `become ${status}`,
    (page) => {
      // An end is one.
      if (!ENDS.includes(page.status)) page.status = status;
    },
  ]),
  fc
    .constantFrom(100, 1_000, 6_000, 25_000)
    .map((ms): readonly [string, Act] => [`pass ${ms}`, ({ time }) => time.pass(ms)]),
);

describe('a package, whatever the order of things', () => {
  afterEach(clearStage);

  it('is asked for only where somebody looks, and shows what the API has told', async function () {
    this.timeout(LONGEST_MS);
    // What comes over the network comes before.
    await Promise.all([loadMessages('en'), loadAccess('en'), packageMessages.load('en')]);
    await fc.assert(
      fc.asyncProperty(fc.commands([acts.map(command)], { maxCommands: 25, size: 'max' }), async (list) => {
        const time = new HeldTime();
        try {
          clearStage();
          const page = new PackagePage(time);
          page.mount();
          await time.pass(200);
          await fc.asyncModelRun(() => ({ model: page, real: page }), list);
          await look(page);
          page.check();
          clearStage();
          page.element = null;
          await time.pass(120_000);
          page.check();
        } finally {
          time.end();
        }
      }),
      { numRuns: isChromium ? 500 : 100, includeErrorInReport: true },
    );
  });
});
