import { assert } from 'chai';
import '../../src/components/package-status/drawing.ts';
import { packageMessages } from '../../src/i18n/packages/languages.ts';
import { loadMessages } from '../../src/i18n/languages.ts';
import { HeldTime } from './held-time.ts';
import { PackagePage } from './package-page.ts';
import { clearStage } from './stage.ts';

describe('who comes back to a package that is being built', () => {
  let time: HeldTime;
  let page: PackagePage;
  beforeEach(async () => {
    await Promise.all([loadMessages('en'), packageMessages.load('en')]);
    time = new HeldTime();
    page = new PackagePage(time);
  });
  afterEach(() => {
    clearStage();
    time.end();
  });
  async function shown(): Promise<void> {
    page.mount();
    for (let turn = 0; turn < 20 && !page.shown; turn++) await time.pass(10);
  }

  it('asks once after six minutes', async () => {
    await shown();
    time.show(false);
    await time.pass(6 * 60_000);
    const before = page.calls;
    time.show(true);
    await time.pass(1_000);
    assert.equal(page.calls - before, 1);
  });

  it('asks once after a failure', async () => {
    await shown();
    page.isBroken = true;
    await time.pass(30_000);
    time.show(false);
    await time.pass(60_000);
    page.isBroken = false;
    const before = page.calls;
    time.show(true);
    await time.pass(1_000);
    assert.equal(page.calls - before, 1);
  });
});
