import { assert } from 'chai';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';
import { EVENT_PANEL, find, found, press, readyPanel, root, said, settled, text, type } from './attribution.ts';
import { clearStage, createStage, shownText, until } from './stage.ts';

async function add(panel: FdAttributionPanel): Promise<void> {
  await press(panel, /Add an adjustment/);
  type(await found(panel, '#tickets'), '12');
  type(find(panel, '#money')!, '540.50');
  await press(panel, /Check and add/);
  await found(panel, 'dialog[open]');
}

describe('<fd-attribution-panel> and a change that comes to nothing', () => {
  afterEach(clearStage);

  it('says of a refused change that the account may not make it', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    await add(panel);
    stage.answer(/campaign_results/, 403, { message: 'error.auth.not_authorized' });

    await press(panel, /^\s*Add adjustment/);
    await text(panel, 'The adjustment was not added.');

    await text(panel, 'Your account may not change this.');
    assert.notInclude(shownText(panel), 'no permission to see');
    assert.equal(stage.client.current?.state, 'signed-in');
  });

  it('does not come back with an old question after the event was another one meanwhile', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    await add(panel);

    panel.eventId = 'evt_abd';
    await until(() => !find(panel, 'dialog'), 'no question');
    panel.eventId = 'evt_abc';
    await settled(stage, panel);

    assert.isFalse(Boolean(find(panel, 'dialog')));
    assert.isFalse(Boolean(find(panel, '#tickets')));
    assert.isFalse(stage.calls.some((call) => call.startsWith('POST')));
  });

  it('tells the default that was saved over the page’s own partner, also beside another event', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    panel.partner = { id: 'partner-id-acme', name: 'Acme', currency: 'EUR', attribution_model_default: 'FD' };
    await panel.updateComplete;
    find(panel, '#standard-open')!.click();
    (await found<HTMLSelectElement>(panel, '#standard')).value = 'EXTERNAL';
    await press(panel, /Save default/);
    await until(() => said(panel).includes('New events start'), 'the announcement');

    panel.eventId = 'evt_abd';
    await until(() => root(panel).querySelector('.standard'), 'the default');

    await text(panel, 'Default for new events: External');
  });
});
