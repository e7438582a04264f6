import { assert } from 'chai';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';
import {
  EVENT_PANEL,
  PACKAGE_PANEL,
  PANEL,
  find,
  found,
  press,
  readyPanel,
  root,
  settled,
  text,
  type,
} from './attribution.ts';
import { button, clearStage, createStage, shownText, until } from './stage.ts';

const note = (panel: FdAttributionPanel): string | undefined => find(panel, '.note')?.textContent.trim();

describe('what <fd-attribution-panel> looks like', () => {
  afterEach(clearStage);

  it('frames a field that is wrong in the colour of its error', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await press(panel, /Change settings/);
    const days = await found<HTMLInputElement>(panel, '#package-days');
    const before = getComputedStyle(days).borderColor;

    type(days, '0');
    await press(panel, /Save and evaluate anew/);
    const error = await found(panel, '#package-days-error');

    assert.notEqual(getComputedStyle(days).borderColor, before);
    assert.equal(getComputedStyle(days).borderColor, getComputedStyle(error).color);
  });

  it('has headings of one size over its sections', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PANEL);

    const headings = root(panel).querySelectorAll('[role="heading"][aria-level="4"]');

    assert.lengthOf(headings, 3);
    assert.lengthOf(new Set([...headings].map((each) => getComputedStyle(each).fontSize)), 1);
  });

  it('says in its place that defaults are saved, until something is changed again', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await press(panel, /Defaults for new packages/);
    type(await found(panel, '#default-days'), '28');
    await press(panel, /Save defaults/);

    await until(() => note(panel) === 'The defaults for new packages are saved.', 'the note');
    assert.equal(getComputedStyle(find(panel, '.note')!).display, 'flex');

    type(find(panel, '#default-days')!, '29');
    await until(() => !find(panel, '.note'), 'no note');
    await press(panel, /Save defaults/);
    await until(() => note(panel), 'the note again');
    await press(panel, /Defaults for new packages/);
    await until(() => !find(panel, '#default-days'), 'the end of the form');
    await press(panel, /Defaults for new packages/);
    await found(panel, '#default-days');
    assert.isFalse(Boolean(find(panel, '.note')));
  });

  it('says in its place that another model counts, until the next choice', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    find(panel, 'input[name="model"][value="EXTERNAL"]')!.click();
    await press(panel, /Count by External/);

    await until(() => note(panel) === 'The daily revenue is now counted by the model External.', 'the note');

    find(panel, 'input[name="model"][value="FD"]')!.click();
    await until(() => !find(panel, '.note'), 'no note');
    await press(panel, /Cancel/);
    await until(() => !button(panel, /Count by/), 'the end of the choice');
    assert.isFalse(Boolean(find(panel, '.note')));
  });

  it('says that settings are saved which turn out to be', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    await press(panel, /Defaults for new packages/);
    type(await found(panel, '#default-days'), '28');
    await settled(stage, panel);
    stage.sandbox.faults.add('POST /partners/{partner_id}/backhaul_attribution_details=drop:half*1');

    await press(panel, /Save defaults/);

    await until(() => note(panel) === 'The defaults for new packages are saved.', 'the note');
    assert.notInclude(shownText(panel), 'not certain');
  });

  it('has a heading over the figures of Meta', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    await text(panel, 'Impressions');

    const headings = [...root(panel).querySelectorAll('[role="heading"]')].map((each) => each.textContent.trim());

    assert.include(headings, 'Figures from Meta');
    await until(() => find(panel, '[part="meta"]'), 'the figures');
  });
});
