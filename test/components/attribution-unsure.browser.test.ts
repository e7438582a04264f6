import { assert } from 'chai';
import { campaignResults } from '../../src/client/resources/campaign-results.ts';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';
import { violationsOf } from '../rig/axe.ts';
import {
  EVENT_PANEL,
  PACKAGE_PANEL,
  find,
  found,
  press,
  readyPanel,
  root,
  said,
  settled,
  text,
  type,
} from './attribution.ts';
import { button, clearStage, createStage, shownText, until, type Stage } from './stage.ts';

const UNSURE = 'It is not certain whether this was carried out.';

async function fill(panel: FdAttributionPanel): Promise<void> {
  await press(panel, /Add an adjustment/);
  type(await found(panel, '#tickets'), '4');
  type(find(panel, '#money')!, '20');
  await press(panel, /Check and add/);
  await found(panel, 'dialog[open]');
}

async function choose(panel: FdAttributionPanel): Promise<void> {
  find(panel, 'input[name="model"][value="EXTERNAL"]')!.click();
  await panel.updateComplete;
}

interface Try {
  readonly what: string;
  readonly content: string;
  readonly fault: string;
  readonly prepare: (panel: FdAttributionPanel) => Promise<void>;
  readonly send: RegExp;
  /** What would be said if it were certain. */
  readonly certain: RegExp;
}

const tries: readonly Try[] = [
  {
    what: 'an adjustment',
    content: EVENT_PANEL,
    fault: 'POST /campaign_results/=drop:half*1',
    prepare: fill,
    send: /^\s*Add adjustment/,
    certain: /not added/,
  },
  {
    what: 'the deletion of one',
    content: EVENT_PANEL,
    fault: 'DELETE /campaign_results/=drop:half*1',
    prepare: async (panel) => {
      await press(panel, /Show 2 rows/);
      (await found(panel, '.icon')).click();
      await found(panel, 'dialog[open]');
    },
    send: /^\s*Delete adjustment/,
    certain: /Not deleted/,
  },
  {
    what: 'a default',
    content: PACKAGE_PANEL,
    fault: 'POST /partners/{partner_id}/backhaul_attribution_details=drop*1',
    prepare: async (panel) => {
      await press(panel, /Defaults for new packages/);
      type(await found(panel, '#default-days'), '28');
    },
    send: /Save defaults/,
    certain: /were not saved/,
  },
  {
    what: 'a model',
    content: EVENT_PANEL,
    fault: 'PUT /events/{eid}/attribution_model=drop*1',
    prepare: choose,
    send: /Count by External/,
    certain: /not changed/,
  },
];

async function staged({ content, fault, prepare }: Try): Promise<{ stage: Stage; panel: FdAttributionPanel }> {
  const stage = await createStage();
  await campaignResults(stage.client.as('partner-id-acme' as never)).record('evt_abc', { purchase: 3, revenue: 90 });
  const panel = await readyPanel(stage, content);
  await prepare(panel);
  await settled(stage, panel);
  stage.sandbox.faults.add(fault);
  return { stage, panel };
}

describe('<fd-attribution-panel> and a change of which nobody knows whether it was made', () => {
  afterEach(clearStage);

  for (const each of tries) {
    it(`says so of ${each.what}, and offers to look before it is tried again`, async () => {
      const { stage, panel } = await staged(each);

      await press(panel, each.send);
      await text(panel, UNSURE);
      await settled(stage, panel);

      assert.notMatch(shownText(panel), each.certain);
      assert.notMatch(shownText(panel), /then try again/);
      assert.include(find(panel, '[id^="failure-"] strong')!.textContent, UNSURE);
      assert.include(said(panel), UNSURE);
      const main = [...root(panel).querySelectorAll<HTMLButtonElement>('button.main')];
      assert.deepEqual(
        main.map((each) => each.textContent.trim()),
        ['Look again'],
      );
      assert.deepEqual(await violationsOf(panel), []);
      const before = stage.calls.length;
      main[0]!.click();
      await until(() => stage.calls.length > before, 'another look');
      await settled(stage, panel);
    });
  }

  it('opens the rows in which the adjustment stands, and tells of when they are', async () => {
    const { panel } = await staged(tries[0]!);

    await press(panel, /^\s*Add adjustment/);

    await text(panel, /The rows are as of \d+:\d\d/);
    await until(() => root(panel).querySelectorAll('.results tbody tr').length === 3, 'the new row');
  });

  it('says in German that it is not certain', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, EVENT_PANEL, { locale: 'de' });
    await press(panel, /Anpassung eintragen/);
    type(await found(panel, '#tickets'), '4');
    type(find(panel, '#money')!, '20');
    await press(panel, /Prüfen und eintragen/);
    await found(panel, 'dialog[open]');
    stage.sandbox.faults.add('POST /campaign_results/=drop:half*1');

    find(panel, 'dialog button')!.click();

    await text(panel, 'Es ist nicht sicher, ob dies ausgeführt wurde.');
    assert.isNotNull(button(panel, /Erneut nachsehen/));
    assert.notInclude(shownText(panel), 'nicht eingetragen');
  });

  it('takes a model that turns out to be chosen for chosen', async () => {
    const { stage, panel } = await staged({ ...tries[3]!, fault: 'PUT /events/{eid}/attribution_model=drop:half*1' });

    await press(panel, /Count by External/);

    await until(() => said(panel).includes('by the model External'), 'the announcement');
    await settled(stage, panel);
    assert.isNull(button(panel, /Count by/));
    assert.notInclude(shownText(panel), UNSURE);
  });
});
