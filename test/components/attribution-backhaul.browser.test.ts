import { assert } from 'chai';
import { violationsOf } from '../rig/axe.ts';
import { PACKAGE_PANEL, find, found, press, readyPanel, root, said, settled, text, type } from './attribution.ts';
import { button, clearStage, createStage, inState, part, shownText, until, type Stage } from './stage.ts';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';

const writes = (stage: Stage): string[] => stage.calls.filter((call) => /^(PUT|POST)/.test(call));

async function openSettings(panel: FdAttributionPanel): Promise<void> {
  await press(panel, /Change settings/);
  await found(panel, '#package-days');
}

describe('<fd-attribution-panel> and what came of a package', () => {
  afterEach(clearStage);

  it('shows totals, and each cluster with its rate', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);

    const kpis = [...part(panel, 'kpis')!.querySelectorAll('dt')].map((each) => each.textContent.trim());
    assert.deepEqual(kpis, ['Customers', 'Tickets', 'Purchases', 'Conversion rate']);
    assert.include(shownText(panel), 'Family outings, Munich area');
    const widths = (): (string | null)[] =>
      [...root(panel).querySelectorAll('.clusters .fill')].map((each) => each.getAttribute('width'));
    const byRate = widths();
    await press(panel, /^\s*Purchases/);
    await until(() => widths().join() !== byRate.join(), 'other bars');
    assert.include(widths(), '100%');
  });

  it('waits honestly after saving, and says when a new result has come', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    const seen: string[] = [];
    panel.addEventListener('fd-evaluation-change', ({ change }) => seen.push(change));
    const before = part(panel, 'kpis')!.textContent;

    await openSettings(panel);
    find(panel, 'input[value="ALL_PURCHASES"]')!.click();
    type(find(panel, '#package-days')!, '60');
    type(find(panel, '#package-date')!, '2026-04-01');
    await text(panel, 'There are unsaved changes.');
    assert.deepEqual(await violationsOf(panel), []);
    await press(panel, /Save and evaluate anew/);
    await text(panel, /New evaluation asked for at \d+:\d\d.+Shown is the result that was there at \d+:\d\d/);
    await settled(stage, panel);
    assert.equal(part(panel, 'kpis')!.textContent, before);
    assert.equal(root(panel).activeElement?.id, 'change');
    await text(panel, '60 days');

    stage.sandbox.clock.advance(3 * 60_000);
    await until(() => /New result of \d+:\d\d/.test(said(panel)), 'the new result');
    assert.notEqual(part(panel, 'kpis')!.textContent, before);
    assert.deepEqual(seen, ['settings', 'result']);
    assert.lengthOf(writes(stage), 1);
  });

  it('stops looking after ten minutes without a change, and says that it may be the same', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await openSettings(panel);
    const { now } = Date;
    try {
      await press(panel, /Save and evaluate anew/);
      await text(panel, 'New evaluation asked for');
      Date.now = () => now() + 10 * 60_000;
      panel.requestUpdate();
      await text(panel, 'it may be the same result');
      await settled(stage, panel);
      const before = stage.calls.length;
      await press(panel, /Look again/);
      await until(() => stage.calls.length > before, 'one more look');
    } finally {
      Date.now = now;
    }
  });

  it('keeps what was typed when everything is read anew, and drops it for another package', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await openSettings(panel);
    type(find(panel, '#package-days')!, '21');

    await panel.refresh();
    await settled(stage, panel);
    assert.equal(find<HTMLInputElement>(panel, '#package-days')!.value, '21');
    await press(panel, /Close settings/);
    await text(panel, 'There are unsaved changes.');
    await press(panel, /Change settings/);
    assert.equal((await found<HTMLInputElement>(panel, '#package-days')).value, '21');
    await press(panel, /Discard changes/);
    await until(() => find<HTMLInputElement>(panel, '#package-days')!.value === '14', 'what is saved');

    type(find(panel, '#package-days')!, '22');
    panel.packageId = 'pkg_large';
    await until(() => !find(panel, '#package-days'), 'no form');
    await settled(stage, panel);
    assert.notInclude(shownText(panel), 'unsaved');
  });

  it('says at the field what is wrong, and warns of a window of more than a year', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await openSettings(panel);
    for (const typed of ['0', '', '1.5', 'week', '-1']) {
      type(find(panel, '#package-days')!, typed);
      await press(panel, /Save and evaluate anew/);
      await until(() => find(panel, '#package-days-error'), typed);
      assert.equal(root(panel).activeElement?.id, 'package-days');
    }
    type(find(panel, '#package-days')!, '400');
    await text(panel, 'That is more than a year.');
    assert.lengthOf(writes(stage), 0);
  });

  it('keeps the input when saving fails, with the reason beside it', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await openSettings(panel);
    type(find(panel, '#package-days')!, '30');
    stage.answer(/backhaul_evaluation_details/, 422, { message: 'error.x' });

    await press(panel, /Save and evaluate anew/);
    await text(panel, 'The settings were not saved.');

    assert.equal(find<HTMLInputElement>(panel, '#package-days')!.value, '30');
    assert.notInclude(shownText(panel), 'asked for');
    assert.isTrue(panel.matches(':state(ready)'));
  });

  it('leaves the settings alone when the page does not want them changed', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    panel.addEventListener('fd-evaluation-settings', (event) => event.preventDefault());
    await openSettings(panel);

    await press(panel, /Save and evaluate anew/);
    await panel.updateComplete;

    assert.lengthOf(writes(stage), 0);
  });

  it('changes the defaults of new packages only on request, without a date', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    assert.notOk(stage.calls.some((call) => call.includes('backhaul_attribution_details')));

    await press(panel, /Defaults for new packages/);
    const days = await found<HTMLInputElement>(panel, '#default-days');
    await text(panel, 'Affects new packages only.');
    assert.isNull(find(panel, '#default-date'));
    assert.deepEqual(await violationsOf(panel), []);
    type(days, '28');
    await press(panel, /Save defaults/);

    await until(() => said(panel).includes('The defaults for new packages are saved.'), 'the announcement');
    assert.deepEqual(
      writes(stage).map((call) => call.split(' ')[0]),
      ['POST'],
    );
    assert.notInclude(shownText(panel), 'asked for');
  });

  it('keeps a model that nobody has described, and names a date as the language does', async () => {
    const stage = await createStage();
    stage.answer(/backhaul_evaluation_details/, 200, {
      backhaul_evaluation_model: 'LAST_CLICK',
      backhaul_evaluation_attribution_window: 1,
      email_sent_date: '2026-06-01',
    });
    const panel = await readyPanel(stage, PACKAGE_PANEL, { locale: 'de' });

    await text(panel, 'LAST_CLICK');
    await text(panel, '1 Tag');
    await text(panel, 'Mo., 1. Juni 2026');
    await press(panel, /Einstellungen ändern/);
    const radio = await found<HTMLInputElement>(panel, 'input[value="LAST_CLICK"]');
    assert.isTrue(radio.checked);
  });

  it('shows the rest when one part fails, and loads it again on request', async () => {
    const stage = await createStage();
    const mend = stage.answer(/backhaul_evaluation$/, 422, { message: 'error.x' });
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await text(panel, 'Could not be loaded: Result by cluster.');
    assert.include(shownText(panel), '14 days');

    mend();
    button(panel, /Try again/)!.click();
    await text(panel, 'Family outings');
  });

  const naughty = [
    '<img src=x onerror=alert(1)>',
    'أمسية موسيقية',
    'x'.repeat(3_000),
    '🎷👩‍👩‍👧‍👦',
    'a\u200bb\u202ec',
    '${x} {{y}}',
    ' ',
  ];
  for (const label of naughty) {
    it(`shows a cluster called ${JSON.stringify(label.slice(0, 30))} as text, within its width`, async () => {
      const panel = document.createElement('fd-attribution-panel');
      panel.locale = 'en';
      panel.style.inlineSize = '280px';
      panel.evaluation = [{ tc: 'tc', label, customers: 10, items: null, purchase: 0 }];
      document.body.append(panel);
      await inState(panel, 'ready');
      const shown = await found(panel, '.clusters bdi');

      assert.equal(shown.textContent, label);
      assert.lengthOf(shown.children, 0);
      assert.isAtMost(find(panel, 'table')!.getBoundingClientRect().width, 280);
    });
  }
});
