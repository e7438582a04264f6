import { assert } from 'chai';
import { campaignResults } from '../../src/client/resources/campaign-results.ts';
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
  said,
  settled,
  type,
} from './attribution.ts';
import { clearStage, createStage, part, shownText, until, type Stage } from './stage.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const radios = (panel: FdAttributionPanel): HTMLInputElement[] => [
  ...root(panel).querySelectorAll<HTMLInputElement>('input[name="model"]'),
];
const chosen = (panel: FdAttributionPanel): string | undefined => radios(panel).find(({ checked }) => checked)?.value;
const failures = (panel: FdAttributionPanel): string[] =>
  [...root(panel).querySelectorAll('[id^="failure-"]')].map(({ id }) => id);

async function choose(panel: FdAttributionPanel, model: string, name: RegExp): Promise<void> {
  const radio = await until(() => radios(panel).find(({ value }) => value === model), model);
  radio.click();
  await press(panel, name);
}

async function fill(panel: FdAttributionPanel, tickets: string): Promise<void> {
  await press(panel, /Add an adjustment/);
  type(await found<HTMLInputElement>(panel, '#tickets'), tickets);
  type(find(panel, '#money')!, '10');
  await press(panel, /Check and add/);
  await found(panel, 'dialog[open]');
}

/** Calls of this method wait until they are let go, one after the other. */
function queue(stage: Stage, method: string): (() => void)[] {
  const waits: (() => void)[] = [];
  const fetch = stage.sandbox.fetch.bind(stage.sandbox);
  Object.assign(stage.sandbox, {
    fetch: async (request: Request) => {
      if (request.method === method) await new Promise<void>((resolve) => waits.push(resolve));
      return fetch(request);
    },
  });
  return waits;
}

async function withRow(): Promise<{ stage: Stage; panel: FdAttributionPanel }> {
  const stage = await createStage();
  const session = stage.client.current;
  const id = session?.state === 'signed-in' && session.partners.find((each) => each === 'partner-id-acme');
  const scope = stage.client.as(id || assert.fail());
  await campaignResults(scope).record('evt_abc', { purchase: 33, revenue: 987 });
  const panel = await readyPanel(stage, EVENT_PANEL);
  await press(panel, /Show 2 rows/);
  return { stage, panel };
}

describe('<fd-attribution-panel> when something comes late', () => {
  afterEach(clearStage);

  it('does not show for the next event what was changed for the one before', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    const waits = queue(stage, 'PUT');
    await choose(panel, 'META', /Count by Meta/);
    await until(() => waits.length === 1, 'the first change');
    panel.eventId = 'evt_abd';
    await until(() => chosen(panel) === 'FD' && stage.inFlight() === 1, 'the next event');
    await choose(panel, 'EXTERNAL', /Count by External/);
    await until(() => waits.length === 2, 'the second change');

    waits[0]!();
    await pause(300);
    assert.notInclude(said(panel), 'Meta');
    assert.equal(chosen(panel), 'EXTERNAL');
    waits[1]!();
    await until(() => said(panel).includes('External'), 'the second is done');
  });

  it('keeps the form for the next event when an adjustment of the one before is done', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    const waits = queue(stage, 'POST');
    await fill(panel, '12');
    await press(panel, /^\s*Add adjustment/);
    await until(() => waits.length === 1, 'the first');
    panel.eventId = 'evt_abd';
    await until(() => find(panel, '#add') && !find(panel, '#tickets') && stage.inFlight() === 1, 'the next event');
    await fill(panel, '7');
    await press(panel, /^\s*Add adjustment/);
    await until(() => waits.length === 2, 'the second');

    waits[0]!();
    await pause(300);
    assert.notInclude(said(panel), 'Added: 12');
    assert.isTrue(Boolean(find(panel, '#tickets')));
    waits[1]!();
    await until(() => said(panel).includes('Added: 7'), 'the second is done');
  });

  it('takes nothing into the form of an adjustment while it is being added', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    await fill(panel, '12');
    const release = stage.hold(/campaign_results/);
    await press(panel, /^\s*Add adjustment/);
    await until(() => find<HTMLInputElement>(panel, '#tickets')?.readOnly, 'a field that cannot be typed into');
    release();
    await until(() => said(panel).includes('Added: 12'), 'the announcement');
  });

  it('keeps what is typed into the settings while they are being saved', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    const waits = queue(stage, 'PUT');
    await press(panel, /Change settings/);
    type(await found<HTMLInputElement>(panel, '#package-days'), '20');
    await press(panel, /Save and evaluate anew/);
    await until(() => waits.length, 'the save');
    type(find(panel, '#package-days')!, '21');

    waits[0]!();
    await until(() => shownText(panel).includes('20 days'), 'what is saved');
    await until(() => shownText(panel).includes('There are unsaved changes.'), 'what is not');
    await press(panel, /Change settings/);
    assert.equal((await found<HTMLInputElement>(panel, '#package-days')).value, '21');
  });

  it('waits for the result of a package that was left while its settings were being saved', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PACKAGE_PANEL);
    const waits = queue(stage, 'PUT');
    await press(panel, /Change settings/);
    type(await found<HTMLInputElement>(panel, '#package-days'), '20');
    await press(panel, /Save and evaluate anew/);
    await until(() => waits.length, 'the save');
    panel.packageId = 'pkg_large';
    await until(() => part(panel, 'package')?.textContent.includes('pkg_large'), 'the other package');
    waits[0]!();
    await settled(stage, panel);
    assert.isFalse(Boolean(part(panel, 'waiting')));

    panel.packageId = 'pkg_555';
    await until(() => part(panel, 'waiting')?.textContent.includes('asked for'), 'the waiting state');
    await settled(stage, panel);
  });

  it('reads the revenue anew when the page tells of another currency', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    const count = (): number => stage.calls.filter((call) => call.includes('daily_revenue')).length;
    const before = count();
    const partner = { id: 'partner-id-acme', name: 'Acme', currency: 'USD' };
    Object.assign(panel, { partner });
    await until(() => count() === before + 1, 'another read');
    await settled(stage, panel);
    Object.assign(panel, { partner: { ...partner } });
    await pause(50);
    assert.equal(count(), before + 1);
  });

  it('leads the keyboard to the failure of what was tried last', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, PANEL);
    stage.answer(/attribution_model$/, 422, { message: 'error.x' });
    await choose(panel, 'META', /Count by Meta/);
    await until(() => failures(panel).length === 1, 'the first failure');
    await press(panel, /Change settings/);
    type(await found<HTMLInputElement>(panel, '#package-days'), '20');
    stage.answer(/backhaul_evaluation_details$/, 422, { message: 'error.x' });
    await press(panel, /Save and evaluate anew/);

    await until(() => failures(panel).length === 2, 'the second failure');
    assert.equal(new Set(failures(panel)).size, 2);
    await until(() => find(panel, '.backhaul')!.contains(root(panel).activeElement), 'the focus');
  });

  for (const [what, leave] of [
    ['event', (panel: FdAttributionPanel) => (panel.eventId = 'evt_abd')],
    ['partner', (panel: FdAttributionPanel) => (panel.closest('fd-provider')!.partnerId = 'partner-id-beta')],
  ] as const) {
    it(`asks nobody to delete a row of the ${what} that was`, async () => {
      const { stage, panel } = await withRow();
      const lost: unknown[] = [];
      const onLost = (event: PromiseRejectionEvent): void => void lost.push(event.reason);
      addEventListener('unhandledrejection', onLost);
      (await found(panel, '.icon')).click();
      leave(panel);
      await pause(800);
      await until(() => stage.inFlight() === 0, 'the end');
      removeEventListener('unhandledrejection', onLost);
      assert.isFalse(Boolean(find(panel, 'dialog')));
      assert.deepEqual(lost, []);
    });
  }

  it('does not come back with an old question after nothing could be changed for a while', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    await fill(panel, '12');
    panel.readOnly = true;
    await until(() => !find(panel, 'dialog'), 'no dialog');
    panel.readOnly = false;
    await found(panel, '#tickets');
    await pause(50);
    assert.isFalse(Boolean(find(panel, 'dialog')));
  });

  it('tells the default that was saved, also where the page has given the partner', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL);
    Object.assign(panel, {
      partner: { id: 'partner-id-acme', name: 'Acme', currency: 'EUR', attribution_model_default: 'FD' },
    });
    (await found(panel, '#standard-open')).click();
    const select = await found<HTMLSelectElement>(panel, '#standard');
    select.value = 'EXTERNAL';
    select.form!.requestSubmit();
    await until(() => find(panel, '.standard')?.textContent.includes('External'), 'the new default');
    await settled(stage, panel);
  });

  it('draws the chart anew for another width after it was away', async () => {
    const panel = document.createElement('fd-attribution-panel');
    const day = (index: number): string => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
    const days = Array.from({ length: 80 }, (_, index) => ({ date: day(index), revenue: index, tickets: 1 }));
    panel.dailyRevenue = { days, manual_adjustments: [] };
    panel.locale = 'en';
    const box = document.createElement('div');
    box.style.width = '900px';
    box.append(panel);
    document.body.append(box);
    await found(panel, '.area');
    await pause(50);
    panel.remove();
    await pause(50);
    box.append(panel);
    await pause(50);
    box.style.width = '230px';
    await until(() => shownText(panel).includes('week'), 'weeks');
  });
});
