import { assert } from 'chai';
import '../../src/components/package-status/drawing.ts';
import '../../src/components/package-status/list.ts';
import { messages as en } from '../../src/i18n/packages/en.ts';
import { packageMessages, packageMoreMessages } from '../../src/i18n/packages/languages.ts';
import { loadMessages } from '../../src/i18n/languages.ts';
import { HeldTime } from './held-time.ts';
import { PackagePage } from './package-page.ts';
import { packageBody, spoken } from './package-status.ts';
import { clearStage, part, shownText } from './stage.ts';

const MINUTE_MS = 60_000;

describe('a package that is being built', () => {
  let time: HeldTime;
  let page: PackagePage;

  beforeEach(async () => {
    await Promise.all([loadMessages('en'), packageMessages.load('en'), packageMoreMessages.load('en')]);
    time = new HeldTime();
    page = new PackagePage(time);
  });

  afterEach(() => {
    clearStage();
    time.end();
  });

  /** Mounted, loaded and drawn. */
  async function shown(): Promise<void> {
    page.mount();
    for (let turn = 0; turn < 20 && !page.shown; turn++) await time.pass(10);
    assert.isNotNull(page.shown);
  }

  it('tells how long it has taken, minute by minute, and no bar pretends to know more', async () => {
    await shown();
    const bar = (): Element | null => page.element!.shadowRoot!.querySelector('[role="progressbar"]');
    assert.include(shownText(page.element!), 'Building for 5 minutes');
    assert.include(shownText(page.element!), en.usual(10, 15));
    assert.equal(bar()!.getAttribute('aria-valuenow'), '5');

    await time.pass(3 * MINUTE_MS);
    assert.include(shownText(page.element!), 'Building for 8 minutes');
    await time.pass(8 * MINUTE_MS);
    assert.isNull(bar());
    assert.include(shownText(page.element!), en.long(10, 15));
    await time.pass(15 * MINUTE_MS);
    assert.include(shownText(page.element!), en.stuck('pkg_555'));
  });

  it('tells in a list too how long each has taken, and what is usual, minute by minute', async () => {
    const element = document.createElement('fd-package-status');
    element.locale = 'en';
    element.packages = [
      packageBody({ status: 'INPROGRESS', created_at: '2026-06-01T09:55:00Z' }),
      packageBody({ id: 'pkg_done' }),
    ] as never;
    document.body.append(element);
    const rows = (): (string | undefined)[] =>
      [...(part(element, 'packages')?.children ?? [])].map((row) =>
        row.querySelector('[part="wait"]')?.textContent.trim(),
      );
    for (let turn = 0; turn < 20 && !rows().length; turn++) await time.pass(10);
    assert.deepEqual(rows(), [`Building for 5 minutes · ${en.usual(10, 15)}`, undefined]);

    await time.pass(3 * MINUTE_MS);
    assert.deepEqual(rows(), [`Building for 8 minutes · ${en.usual(10, 15)}`, undefined]);
    await time.pass(8 * MINUTE_MS);
    assert.deepEqual(rows(), [`Building for 16 minutes · ${en.long(10, 15)}`, undefined]);
  });

  it('goes on telling the time without a network', async () => {
    await shown();
    const before = page.calls;
    time.connect(false);

    await time.pass(4 * MINUTE_MS);

    assert.include(shownText(page.element!), 'Building for 9 minutes');
    assert.equal(page.calls, before);
  });

  it('asks nothing in a tab that nobody has seen, and at once when it is shown', async () => {
    time.show(false);
    page.mount();
    await time.pass(10 * MINUTE_MS);
    assert.equal(page.calls, 0);

    time.show(true);
    for (let turn = 0; turn < 20; turn++) await time.pass(50);

    assert.equal(page.shown, 'INITIALIZING');
  });

  it('asks nothing while hidden, and is current within a second of being shown', async () => {
    await shown();
    time.show(false);
    const before = page.calls;
    page.status = 'INPROGRESS';
    await time.pass(4 * MINUTE_MS);
    assert.equal(page.calls, before);
    assert.equal(page.shown, 'INITIALIZING');

    time.show(true);
    await time.pass(1_000);

    assert.equal(page.shown, 'INPROGRESS');
  });

  it('says that it is done, and asks no more', async () => {
    await shown();
    page.status = 'DONE';
    await time.pass(30_000);
    const { calls } = page;

    assert.equal(spoken(page.element!), en.changed('Munich shows Q3', en.status.DONE[0]));
    await time.pass(4 * MINUTE_MS);
    assert.equal(page.calls, calls);
  });

  it('asks at most 40 times in ten minutes', async () => {
    await shown();

    await time.pass(10 * MINUTE_MS);

    assert.isAtMost(page.calls, 40);
    assert.isAtLeast(page.calls, 25);
  });

  for (const [what, end] of [
    ['it is removed', () => page.unmount()],
    ['somebody signs out', () => page.sign(false)],
  ] as const) {
    it(`asks no more once ${what}`, async () => {
      await shown();
      end();
      await time.pass(100);
      const { calls } = page;

      await time.pass(2 * MINUTE_MS);

      assert.equal(page.calls, calls);
    });
  }

  it('follows the package as the partner that was switched to, only', async () => {
    await shown();
    page.choosePartner('partner-id-beta');
    await time.pass(1_000);
    const { calls } = page;

    await time.pass(10_000);

    assert.equal(page.calls, calls + 2);
    assert.notInclude(spoken(page.element!), 'Munich', 'another partner’s package is no news of the first');
  });

  it('keeps what it had while a look fails, says so, and recovers by itself', async () => {
    await shown();
    page.isBroken = true;
    page.status = 'DONE';
    await time.pass(6_000);
    assert.isTrue(page.element!.matches(':state(stale)'));
    assert.equal(page.shown, 'INITIALIZING');
    assert.isNotNull(part(page.element!, 'stale'));

    page.isBroken = false;
    await time.pass(25_000);

    assert.equal(page.shown, 'DONE');
    assert.isNull(part(page.element!, 'stale'));
  });
});
