import { assert } from 'chai';
import { PACKAGE_PANEL, find, found, press, readyPanel, said, settled, text, type } from './attribution.ts';
import { clearStage, createStage, inState, part, shownText, until, type Stage } from './stage.ts';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';

const ASKED = /New evaluation asked for at \d+:\d\d/;
const NEW = /New result of \d+:\d\d/;
const UNSURE = /A result of \d+:\d\d.{0,3} has come; it may still be of an earlier save\. Looking on\./;

async function save(panel: FdAttributionPanel, days: string): Promise<void> {
  await press(panel, /Change settings/);
  type(await found<HTMLInputElement>(panel, '#package-days'), days);
  find(panel, 'input[value="ALL_PURCHASES"]')!.click();
  type(find<HTMLInputElement>(panel, '#package-date')!, '2026-04-01');
  await press(panel, /Save and evaluate anew/);
  await found(panel, '#change[aria-expanded="false"]');
}

/** From now on the API tells this result; each call another one. */
function results(stage: Stage): (purchase: number) => void {
  let end = (): void => undefined;
  return (purchase) => {
    end();
    const row = { tc: 'tc', label: 'Families', customers: 100, items: purchase, purchase };
    end = stage.answer(/backhaul_evaluation$/, 200, [row]);
  };
}

const waiting = (panel: FdAttributionPanel): string => part(panel, 'waiting')?.textContent.trim() ?? '';

describe('<fd-attribution-panel> while a new evaluation is awaited', () => {
  afterEach(clearStage);

  it('does not take the result of the settings before for that of the newest', async () => {
    const stage = await createStage();
    const tell = results(stage);
    tell(10);
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await save(panel, '60');
    await text(panel, ASKED);
    await save(panel, '7');
    await settled(stage, panel);

    tell(20);
    await panel.refresh();
    await until(() => UNSURE.test(waiting(panel)), 'a result that may be of before');
    await until(() => UNSURE.test(said(panel)), 'the announcement');
    assert.notMatch(shownText(panel), NEW);

    // It goes on looking by itself.
    tell(30);
    await until(() => NEW.test(waiting(panel)), 'the new result');
    await until(() => NEW.test(said(panel)), 'the announcement');
    await settled(stage, panel);
  });

  it('says after ten minutes that it may be the same, also when a result has come before', async () => {
    const stage = await createStage();
    const tell = results(stage);
    tell(10);
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await save(panel, '60');
    await save(panel, '7');
    const { now } = Date;
    try {
      Date.now = () => now() + 9 * 60_000;
      tell(20);
      await panel.refresh();
      await until(() => UNSURE.test(waiting(panel)), 'a result that may be of before');
      Date.now = () => now() + 18 * 60_000;
      panel.requestUpdate();
      await panel.updateComplete;
      assert.match(waiting(panel), UNSURE, 'nine minutes are not ten');
      Date.now = () => now() + 19 * 60_000;
      panel.requestUpdate();
      await text(panel, 'it may be the same result');
      await settled(stage, panel);
    } finally {
      Date.now = now;
    }
  });

  it('counts a save that may have been carried out', async () => {
    const stage = await createStage();
    const tell = results(stage);
    tell(10);
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    const mend = stage.answer(/backhaul_evaluation_details/, 503, { message: 'error.x' });
    const restore = stage.cut();
    await press(panel, /Change settings/);
    type(await found<HTMLInputElement>(panel, '#package-days'), '60');
    await press(panel, /Save and evaluate anew/);
    await text(panel, 'It is not certain whether this was carried out.');
    mend();
    restore();
    await press(panel, /Save and evaluate anew/);
    await text(panel, ASKED);

    tell(20);
    await panel.refresh();
    await until(() => UNSURE.test(waiting(panel)), 'a result that may be of before');
  });

  it('goes on waiting when another package was shown meanwhile', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await save(panel, '60');
    await text(panel, ASKED);
    panel.packageId = 'pkg_large';
    await settled(stage, panel);
    await until(() => !waiting(panel), 'nothing awaited of the other');

    panel.packageId = 'pkg_555';
    await text(panel, ASKED);
    stage.sandbox.clock.advance(3 * 60_000);
    await until(() => NEW.test(waiting(panel)), 'the new result');
    await settled(stage, panel);
  });

  it('goes on waiting in an element that is moved or made anew, and sees what has come meanwhile', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await save(panel, '60');
    await text(panel, ASKED);
    const provider = panel.closest('fd-provider')!;
    document.body.append(document.createElement('main'));
    document.querySelector('main')!.append(provider);
    await text(panel, ASKED);
    await settled(stage, panel);
    panel.remove();
    stage.sandbox.clock.advance(3 * 60_000);

    provider.innerHTML = PACKAGE_PANEL;
    const other = await inState(provider.querySelector('fd-attribution-panel'), 'ready');
    await until(() => NEW.test(waiting(other)), 'the new result');
    await settled(stage, other);
  });

  for (const [what, leave, back] of [
    [
      'somebody signs out',
      (stage: Stage) => stage.client.signOut(),
      (stage: Stage) => stage.client.signIn({ username: 'both@acme.example', password: 'sandbox' }),
    ],
    [
      'another partner is chosen',
      (_: Stage, panel: FdAttributionPanel) => (panel.closest('fd-provider')!.partnerId = 'partner-id-beta'),
      (_: Stage, panel: FdAttributionPanel) => (panel.closest('fd-provider')!.partnerId = 'partner-id-acme'),
    ],
  ] as const) {
    it(`forgets when ${what}`, async () => {
      const stage = await createStage();
      const panel = await readyPanel(stage, PACKAGE_PANEL, { 'partner-id': 'partner-id-acme' });
      await save(panel, '60');
      await text(panel, ASKED);
      await leave(stage, panel);
      await until(() => !panel.matches(':state(ready)'), 'another state');
      await until(() => stage.inFlight() === 0, 'nothing under way');
      // A provider that is only moved is back within the same turn: what it has seen goes after that.
      await new Promise((resolve) => setTimeout(resolve, 50));

      await back(stage, panel);
      await inState(panel, 'ready');
      await text(panel, '60 days');
      await settled(stage, panel);
      assert.equal(waiting(panel), '');
    });
  }

  it('always says that a result may be behind the settings', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await text(panel, 'A result may be a few minutes behind the settings: the API does not say when it was made.');
    assert.equal(waiting(panel), '');
  });

  it('names its package beside the heading and beside what saves', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    const title = /Munich shows Q3|pkg_555/;
    assert.match(part(panel, 'package')!.textContent, title);
    assert.include(part(panel, 'package')!.textContent, 'pkg_555');
    await press(panel, /Change settings/);
    await found(panel, '#package-days');
    assert.include(part(panel, 'form')!.textContent, 'pkg_555');

    panel.packageId = 'pkg_large';
    await until(() => part(panel, 'package')?.textContent.includes('pkg_large'), 'the other one’s name');
    assert.notInclude(shownText(panel), 'pkg_555');
    await settled(stage, panel);
  });

  it('names the package by its id where its title cannot be read', async () => {
    const stage = await createStage();
    stage.answer(/packages\/pkg_555$/, 404, { message: 'error.x' });
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    assert.include(part(panel, 'package')!.textContent, 'pkg_555');
    assert.isTrue(panel.matches(':state(ready)'));
  });
});
