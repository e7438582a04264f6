import { assert } from 'chai';
import { campaignResults } from '../../src/client/resources/campaign-results.ts';
import { violationsOf } from '../rig/axe.ts';
import type { FdAdjustmentAddEvent } from '../../src/components/attribution-panel/attribution-events.ts';
import {
  EVENT_PANEL,
  PANEL,
  find,
  found,
  press,
  readyPanel,
  root,
  said,
  settled,
  showPanel,
  text,
  type,
} from './attribution.ts';
import { button, clearStage, createStage, inState, part, shownText, until } from './stage.ts';

const rows = (panel: Parameters<typeof root>[0]): number => root(panel).querySelectorAll('.results tbody tr').length;
const marks = (panel: Parameters<typeof root>[0]): number => root(panel).querySelectorAll('.area .added').length;

describe('<fd-attribution-panel> and the campaign attribution of an event', () => {
  afterEach(clearStage);

  it('adds an adjustment after a question that names it, and shows it as a row and in the chart', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    const seen: string[] = [];
    panel.addEventListener('fd-adjustments-change', ({ eventId }) => seen.push(String(eventId)));
    assert.equal(marks(panel), 0);

    await press(panel, /Add an adjustment/);
    const tickets = await found<HTMLInputElement>(panel, '#tickets');
    await until(() => root(panel).activeElement === tickets, 'the focus');
    type(tickets, '12');
    type(find(panel, '#money')!, '540.50');
    await press(panel, /Check and add/);
    const dialog = await found<HTMLDialogElement>(panel, 'dialog[open]');

    await until(
      () => dialog.textContent.includes('Add 12 tickets and €540.50 to Concert at Olympiahalle?'),
      'the name',
    );
    assert.include(dialog.textContent, 'It appears in the daily revenue as a manual adjustment.');
    assert.deepEqual(await violationsOf(panel), []);
    await press(panel, /^\s*Add adjustment/);
    await until(() => marks(panel) === 1, 'the mark in the chart');
    await until(() => said(panel).includes('Added: 12 tickets and €540.50.'), 'the announcement');
    assert.equal(root(panel).activeElement?.id, 'add');
    await press(panel, /Show 2 rows/);
    await text(panel, 'Added by hand');
    assert.equal(rows(panel), 2);
    assert.match(find(panel, '.results tfoot')!.textContent, /159\s+€7,155\.50/);
    assert.deepEqual(seen, ['evt_abc']);
    assert.equal(stage.calls.filter((call) => call.startsWith('POST')).length, 1);
  });

  it('deletes an adjustment after a question that names the row, and no automated one', async () => {
    const stage = await createStage();
    await campaignResults(stage.client.as('partner-id-acme' as never)).record('evt_abc', { purchase: 3, revenue: 90 });
    const panel = await readyPanel(stage, EVENT_PANEL);
    await until(() => marks(panel) === 1, 'the mark in the chart');

    await press(panel, /Show 2 rows/);
    await until(() => rows(panel) === 2, 'the rows');
    assert.lengthOf(root(panel).querySelectorAll('.icon'), 1);
    find(panel, '.icon')!.click();
    const dialog = await found(panel, 'dialog[open]');
    assert.match(dialog.textContent, /Delete the adjustment of 05\/20\/2026, 3 tickets, €90\?/);
    assert.match(root(panel).activeElement!.textContent, /Cancel/);
    await press(panel, /Delete adjustment/);

    await until(() => rows(panel) === 1, 'one row');
    await until(() => marks(panel) === 0, 'no mark in the chart');
    assert.include(said(panel), 'Deleted: 05/20/2026');
    assert.equal(root(panel).activeElement?.id, 'results');
  });

  it('does nothing when the question is answered with no, and the keyboard comes back', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    await press(panel, /Add an adjustment/);
    type(await found(panel, '#tickets'), '1');
    type(find(panel, '#money')!, '0');
    const submit = button(panel, /Check and add/)!;
    submit.focus();
    submit.click();
    await found(panel, 'dialog[open]');

    find(panel, 'dialog button:last-child')!.click();
    await until(() => !find(panel, 'dialog'), 'the end of the question');

    assert.equal(root(panel).activeElement, submit);
    assert.equal(find<HTMLInputElement>(panel, '#tickets')!.value, '1');
    assert.notOk(stage.calls.some((call) => call.startsWith('POST')));
  });

  it('says at the field what is wrong and keeps what was typed', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    await press(panel, /Add an adjustment/);
    const tickets = await found<HTMLInputElement>(panel, '#tickets');
    for (const [typed, money] of [
      ['0', '5'],
      ['1.5', '5'],
      ['two', '5'],
      ['', '5'],
      ['-3', '5'],
      ['99999999999', '5'],
    ] as const) {
      type(tickets, typed);
      type(find(panel, '#money')!, money);
      await press(panel, /Check and add/);
      await until(() => tickets.getAttribute('aria-invalid') === 'true', typed);
      assert.include(find(panel, '#tickets-error')!.textContent, 'Enter a whole number of tickets, 1 or more.');
      assert.include(tickets.getAttribute('aria-describedby'), 'tickets-error');
      assert.equal(root(panel).activeElement, tickets);
      assert.equal(tickets.value, typed);
    }
    type(tickets, '2');
    type(find(panel, '#money')!, '-5');
    await press(panel, /Check and add/);
    await text(panel, 'Enter an amount of 0 or more, such as 540.50.');
    assert.equal(tickets.getAttribute('aria-invalid'), 'false');
    assert.deepEqual(await violationsOf(panel), []);
  });

  it('takes a decimal comma in German', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL, { locale: 'de' });
    let sent: unknown;
    panel.addEventListener('fd-adjustment-add', (event) => {
      sent = event.adjustment;
      event.preventDefault();
    });

    await press(panel, /Anpassung eintragen/);
    type(await found(panel, '#tickets'), '1.200');
    type(find(panel, '#money')!, '1.234,50');
    await press(panel, /Prüfen und eintragen/);
    await text(panel, /1200 Tickets und 1\.234,50\s€ für Concert at Olympiahalle eintragen\?/);
    find(panel, 'dialog button')!.click();
    await until(() => sent, 'the event');

    assert.deepEqual(sent, { purchase: 1200, revenue: 1234.5 });
    assert.notOk(stage.calls.some((call) => call.startsWith('POST')));
  });

  it('sends once, and reads again what may have been carried out', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    const adds: FdAdjustmentAddEvent[] = [];
    panel.addEventListener('fd-adjustment-add', (event) => adds.push(event));
    await press(panel, /Add an adjustment/);
    type(await found(panel, '#tickets'), '4');
    type(find(panel, '#money')!, '20');
    await press(panel, /Check and add/);
    await found(panel, 'dialog[open]');
    stage.answer(/campaign_results/, 504, { message: 'error.relay.upstream_timeout' });
    const before = stage.calls.length;

    await press(panel, /^\s*Add adjustment/);
    await text(panel, 'It is not certain whether this was carried out.');
    await until(() => stage.calls.length > before + 1 && stage.inFlight() === 0, 'another read');

    assert.lengthOf(adds, 1);
    assert.equal(stage.calls.filter((call) => call.startsWith('POST')).length, 1);
    assert.notInclude(shownText(panel), 'was not added');
    assert.equal(find<HTMLInputElement>(panel, '#tickets')!.value, '4');
    await until(() => root(panel).activeElement?.id.startsWith('failure-'), 'the focus on the failure');
  });

  it('says calmly that rows are not for this account, and stays signed in', async () => {
    const stage = await createStage({ generation: 'dk2' });

    const panel = await readyPanel(stage, EVENT_PANEL);

    assert.include(shownText(panel), 'not available for your account');
    assert.isTrue(panel.matches(':state(ready)'));
    assert.isNotNull(part(panel, 'chart'));
    assert.isNull(button(panel, /Add an adjustment/));
    assert.equal(stage.client.current?.state, 'signed-in');
  });

  it('shows values as text and no way to change them when it is read-only', async () => {
    const stage = await createStage();
    const panel = await readyPanel(
      stage,
      '<fd-attribution-panel event-id="evt_abc" package-id="pkg_555" read-only></fd-attribution-panel>',
    );

    assert.lengthOf(root(panel).querySelectorAll('input, select, form'), 0);
    assert.isNull(button(panel, /Add|Change|Defaults|Delete/));
    assert.include(shownText(panel), 'Tickets and revenue as computed by Future Demand');
    assert.notInclude(shownText(panel), 'saved at once');
  });

  it('says what is missing without any id', async () => {
    const stage = await createStage();
    const panel = await inState(showPanel(stage, '<fd-attribution-panel></fd-attribution-panel>'), 'empty');

    await text(panel, 'No event and no package is chosen.');
  });

  it('does not load the chart before it is on screen', async () => {
    const stage = await createStage();
    const panel = showPanel(stage, EVENT_PANEL);
    const spacer = document.createElement('div');
    spacer.style.blockSize = '5000px';
    document.body.prepend(spacer);
    await inState(panel, 'ready');
    await until(() => stage.inFlight() === 0 && find(panel, '.chart-place'), 'the place of the chart');
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.isFalse(Boolean(part(panel, 'chart')));

    panel.scrollIntoView();
    await until(() => part(panel, 'chart'), 'the chart');
    await settled(stage, panel);
  });

  it('keeps nothing of a partner when another one is chosen', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PANEL);
    await press(panel, /Add an adjustment/);
    type(await found(panel, '#tickets'), '12');
    find(panel, '.plot')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
    await until(() => said(panel).includes('revenue'), 'the reading');

    const provider = panel.closest('fd-provider')!;
    provider.partnerId = 'partner-id-beta';
    await until(() => stage.calls.some((call) => call.includes('partner-id-beta')), 'a call as the other');
    await until(() => panel.matches(':state(failed)'), 'the failure');

    const shown = shownText(panel);
    for (const words of ['Family outings', 'revenue €', 'Concert', 'Acme']) assert.notInclude(shown, words);
    assert.isNull(find(panel, '#tickets'));
  });

  it('does not send twice what is pressed twice, and names each failure beside what was tried', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    await press(panel, /Add an adjustment/);
    type(await found(panel, '#tickets'), '1');
    type(find(panel, '#money')!, '5');
    const submit = button(panel, /Check and add/)!;
    submit.click();
    await found(panel, 'dialog[open]');
    const release = stage.hold(/campaign_results/);
    await press(panel, /^\s*Add adjustment/);
    await until(() => submit.getAttribute('aria-disabled') === 'true', 'the busy button');

    submit.click();
    await panel.updateComplete;
    assert.isNull(find(panel, 'dialog'));
    release();
    await until(() => said(panel).includes('Added: 1 ticket and €5.'), 'the announcement');
    assert.equal(stage.calls.filter((call) => call.startsWith('POST')).length, 1);
  });
});
