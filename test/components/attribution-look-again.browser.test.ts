import { assert } from 'chai';
import { backhaul } from '../../src/client/resources/backhaul.ts';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';
import { violationsOf } from '../rig/axe.ts';
import { PACKAGE_PANEL, found, press, readyPanel, root, said, settled, text } from './attribution.ts';
import { HeldTime } from './held-time.ts';
import { button, clearStage, createStage, part, shownText, until, type Stage } from './stage.ts';

const NEW = /New result of \d+:\d\d/;
const UNSURE = /A result of \d+:\d\d.{0,3} has come; it may still be of an earlier save\. Looking on\./;
const waiting = (panel: FdAttributionPanel): string => part(panel, 'waiting')?.textContent.trim() ?? '';
const looks = (stage: Stage): number => stage.calls.filter((call) => /backhaul_evaluation /.test(call)).length;

/** From now on the API tells this result. */
function tell(stage: Stage, purchase: number): () => void {
  const row = { tc: 'tc', label: 'Families', customers: 100, items: purchase, purchase };
  return stage.answer(/backhaul_evaluation$/, 200, [row]);
}

describe('<fd-attribution-panel> and a result that was asked for before the page was loaded', () => {
  afterEach(clearStage);

  it('is looked for by a button that says what came of it and keeps the keyboard', async () => {
    const stage = await createStage();
    const end = tell(stage, 10);
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    assert.match(shownText(panel), /A result may be a few minutes behind the settings.+Last looked at \d+:\d\d/);
    const look = button(panel, /Look again/)!;
    look.focus();

    look.click();
    await until(() => /No other result\. Last looked at \d+:\d\d/.test(said(panel)), 'that there is none');
    assert.equal(root(panel).activeElement, look);
    assert.deepEqual(await violationsOf(panel), []);

    end();
    const mend = stage.answer(/backhaul_evaluation$/, 422, { message: 'error.x' });
    look.click();
    await until(() => panel.matches(':state(stale)') && said(panel), 'that it could not be read');
    assert.notMatch(said(panel), /No other result/);

    mend();
    tell(stage, 20);
    look.click();
    await until(() => NEW.test(said(panel)), 'the new result');
    assert.match(waiting(panel), NEW);
    assert.equal(root(panel).activeElement, look);
    await settled(stage, panel);
    assert.match(said(panel), NEW);
  });

  it('is not looked for by a button where nothing can be changed', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL.replace('>', ' read-only>'));
    assert.isNotNull(part(panel, 'table'));
    assert.isNull(button(panel, /Look again/));
  });

  it('is not taken for that of settings that are saved again as they are', async () => {
    const stage = await createStage();
    const scope = stage.client.as('partner-id-acme' as never);
    const settings = await backhaul(scope).settings('pkg_555');
    await backhaul(scope).saveSettings('pkg_555', {
      ...settings,
      backhaul_evaluation_model: 'ALL_PURCHASES',
      backhaul_evaluation_attribution_window: 60,
    });
    // The page is loaded after that.
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    stage.sandbox.clock.advance(60_000);
    await press(panel, /Change settings/);
    await found(panel, '#package-days');
    await press(panel, /Save and evaluate anew/);
    await text(panel, 'New evaluation asked for');
    await settled(stage, panel);

    stage.sandbox.clock.advance(70_000);
    await press(panel, /Look again/);
    await until(() => UNSURE.test(said(panel)), 'that it may be of the earlier save');
    assert.match(waiting(panel), UNSURE);
    assert.notMatch(shownText(panel), NEW);
    await settled(stage, panel);
  });
});

describe('<fd-attribution-panel> in its first minutes', () => {
  let stage: Stage;
  let panel: FdAttributionPanel;
  let time: HeldTime;
  let end: () => void;

  beforeEach(async () => {
    stage = await createStage();
    end = tell(stage, 10);
    time = new HeldTime();
    stage.show(PACKAGE_PANEL);
    panel = document.querySelector('fd-attribution-panel')!;
    await come(() => part(panel, 'table'));
  });

  afterEach(() => {
    clearStage();
    time.end();
  });

  /** Modules and answers take time of the machine's own, which is none of the page's. */
  async function come<T>(check: () => T): Promise<NonNullable<T>> {
    const giveUpAt = performance.now() + 10_000;
    while (performance.now() < giveUpAt) {
      const result = check();
      if (result) return result;
      // What is due at once runs, and the clock stands still.
      await time.pass(0);
    }
    return assert.fail(`Never came. Shown is: ${shownText()}`);
  }

  /** Calls take time of the machine's own as well. */
  async function settle(): Promise<void> {
    const giveUpAt = performance.now() + 10_000;
    for (let calm = 0; calm < 3 && performance.now() < giveUpAt;) {
      await time.settle();
      calm = stage.inFlight() ? 0 : calm + 1;
    }
  }

  /** Second by second, with everything that the page asks for meanwhile. */
  async function pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second++) {
      await time.pass(1_000);
      await settle();
    }
  }

  it('looks once a minute for a result that nobody has asked for here, and no more after ten', async () => {
    const before = looks(stage);
    await pass(10 * 60 + 5);
    assert.closeTo(looks(stage) - before, 10, 1);

    const { length } = stage.calls;
    await pass(4 * 60);
    assert.lengthOf(stage.calls, length);
  });

  it('shows and tells one that comes, and asks nothing while hidden', async () => {
    await pass(70);
    end();
    tell(stage, 20);
    time.show(false);
    const { length } = stage.calls;
    await pass(3 * 60);
    assert.lengthOf(stage.calls, length);
    assert.equal(waiting(panel), '');

    time.show(true);
    await pass(2);
    await come(() => NEW.test(waiting(panel)) && NEW.test(said(panel)));
  });

  it('looks soon again for what is asked for meanwhile', async () => {
    await pass(20);
    button(panel, /Change settings/)!.click();
    (await come(() => button(panel, /Save and evaluate anew/))).click();
    await come(() => waiting(panel).includes('New evaluation asked for'));
    const before = looks(stage);
    await pass(20);
    assert.closeTo(looks(stage) - before, 4, 1);
  });
});
