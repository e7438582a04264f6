import { assert } from 'chai';
import { violationsOf } from '../rig/axe.ts';
import { EVENT_PANEL, find, found, press, readyPanel, root, said, settled, text } from './attribution.ts';
import { button, clearStage, createStage, shownText, until, type Stage } from './stage.ts';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';

const radio = (panel: FdAttributionPanel, value: string): HTMLInputElement =>
  find<HTMLInputElement>(panel, `input[name="model"][value="${value}"]`)!;
const table = (panel: FdAttributionPanel): string => find(panel, '[part="chart"] tbody')!.textContent;
const writes = (stage: Stage): string[] => stage.calls.filter((call) => call.startsWith('PUT'));

describe('<fd-attribution-panel> and the model of an event', () => {
  afterEach(clearStage);

  it('saves a choice by a button, and reads anew what is counted by it', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    const before = table(panel);
    assert.isTrue(radio(panel, 'FD').checked);

    radio(panel, 'META').click();
    await panel.updateComplete;
    assert.lengthOf(writes(stage), 0);
    await press(panel, /Count by Meta/);
    await until(() => said(panel).includes('now counted by the model Meta'), 'the announcement');
    await settled(stage, panel);
    await until(() => table(panel) !== before, 'another chart');
    await text(panel, /Purchases.*Impressions/);

    assert.lengthOf(writes(stage), 1);
    assert.isTrue(radio(panel, 'META').checked);
    await until(() => root(panel).activeElement === radio(panel, 'META'), 'the focus');
    assert.deepEqual(await violationsOf(panel), []);
    radio(panel, 'FD').click();
    await press(panel, /Count by Future Demand/);
    await until(() => table(panel) === before, 'the chart as it was');
  });

  it('tells what Meta says of the ads beside its own figures, and nothing where all is measured elsewhere', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    await text(panel, 'Impressions');

    radio(panel, 'EXTERNAL').click();
    await press(panel, /Count by External/);
    await until(() => said(panel).includes('by the model External'), 'the announcement');

    await until(() => !shownText(panel).includes('Impressions'), 'no figures');
  });

  it('lets the arrow keys pass through the models, and takes a choice back', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);

    radio(panel, 'META').click();
    radio(panel, 'EXTERNAL').click();
    await panel.updateComplete;
    assert.deepEqual(await violationsOf(panel), []);
    await press(panel, /Cancel/);

    assert.isTrue(radio(panel, 'FD').checked);
    await until(() => root(panel).activeElement === radio(panel, 'FD'), 'the focus');
    assert.isFalse(Boolean(button(panel, /Count by/)));
    assert.lengthOf(writes(stage), 0);
  });

  it('goes back to what is saved when the page does not want it, or it fails', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    panel.addEventListener('fd-attribution-model', (event) => event.preventDefault(), { once: true });

    radio(panel, 'EXTERNAL').click();
    await panel.updateComplete;
    await press(panel, /Count by External/);
    await until(() => radio(panel, 'FD').checked, 'the saved one');
    assert.lengthOf(writes(stage), 0);

    const mend = stage.answer(/attribution_model$/, 422, { message: 'error.x' });
    radio(panel, 'EXTERNAL').click();
    await panel.updateComplete;
    await press(panel, /Count by External/);
    await text(panel, 'The model was not changed.');
    mend();
    // What was chosen stays, to be tried again.
    assert.isTrue(radio(panel, 'EXTERNAL').checked);
    await press(panel, /Count by External/);
    await until(() => said(panel).includes('by the model External'), 'the announcement');
  });

  it('says that Meta is not connected, and shows its figures by their own names', async () => {
    const stage = await createStage();
    stage.answer(/attribution_model$/, 200, { model: 'META' });
    stage.answer(/authorization\/status|facebook\/status/, 200, { connected: false });
    stage.answer(/fb_insights/, 200, { spend: 12.4, clicks: 7, cpm_reached: 3 });

    const panel = await readyPanel(stage, EVENT_PANEL);

    await text(panel, 'Your Meta account is not connected');
    await text(panel, /Clicks\s+7.*Spend\s+€12.*cpm_reached\s+3/);
  });

  it('keeps a model that nobody has described', async () => {
    const stage = await createStage();
    stage.answer(/attribution_model$/, 200, { model: 'SHAPLEY' });

    const panel = await readyPanel(stage, EVENT_PANEL);

    assert.isTrue(radio(panel, 'SHAPLEY').checked);
    assert.include(shownText(panel), 'This model is not described here.');
  });

  it('shows the default of new events, and changes it', async () => {
    const stage = await createStage({ generation: 'dk2' });
    const panel = await readyPanel(stage, EVENT_PANEL);
    await text(panel, 'Default for new events:');

    await press(panel, /Change default/);
    const select = await found<HTMLSelectElement>(panel, '#standard');
    assert.deepEqual(await violationsOf(panel), []);
    select.value = 'EXTERNAL';
    await press(panel, /Save default/);

    await text(panel, 'Default for new events: External');
    assert.include(said(panel), 'New events start with the model External.');
    await until(() => root(panel).activeElement?.id === 'standard-open', 'the focus');
  });

  it('does not speak of a default that nobody tells', async () => {
    const panel = await readyPanel(await createStage(), EVENT_PANEL);

    assert.notInclude(shownText(panel), 'Default for new events');
    assert.isNull(button(panel, /Change default/));
  });
});
