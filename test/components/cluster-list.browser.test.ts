import { assert } from 'chai';
import { boxesOf, labelsOf, readyClusters, rowOf, says, showClusters } from './clusters.ts';
import { press } from './package-status.ts';
import { button, clearStage, createStage, inState, part, shownText, until } from './stage.ts';

describe('<fd-cluster-list>', () => {
  afterEach(clearStage);

  it('names the run, and shows affinity, reach and share of each cluster, the likeliest first', async () => {
    const element = await readyClusters(await createStage());

    assert.match(part(element, 'run')!.textContent, /Run 42\s+Newest/);
    assert.equal(labelsOf(element)[0], 'Family outings, Munich area');
    assert.deepEqual(rowOf(element, /Family/), {
      Cluster: 'Family outings, Munich area',
      Affinity: '83%',
      Reach: '184,000',
      Share: '21%',
    });
    assert.include(shownText(element), 'Acme Concerts');
  });

  it('is one table for who sees the bars and who does not', async () => {
    const element = await readyClusters(await createStage());
    const root = element.shadowRoot!;

    const table = root.querySelector('table')!;
    assert.equal(table.getAttribute('aria-label'), 'Taste clusters, Run 42');
    assert.equal(table.getAttribute('aria-rowcount'), '6');
    assert.deepEqual(
      [...root.querySelectorAll('tbody tr:first-child > *')].map((each) => each.getAttribute('role')),
      ['rowheader', 'cell', 'cell', 'cell'],
    );
    for (const bar of root.querySelectorAll('tbody svg')) assert.equal(bar.getAttribute('aria-hidden'), 'true');
    assert.equal(root.querySelector('th[aria-sort]')?.textContent.trim(), 'Affinity');
  });

  it('sorts by what is chosen', async () => {
    const element = await readyClusters(await createStage());
    const select = element.shadowRoot!.querySelector<HTMLSelectElement>('#sort')!;

    select.value = 'reach';
    select.dispatchEvent(new Event('change'));
    await element.updateComplete;

    assert.equal(labelsOf(element)[1], 'Film music fans, Munich area');
    assert.equal(element.shadowRoot!.querySelector('th[aria-sort]')?.textContent.trim(), 'Reach');
  });

  it('shows the same affinities in the second generation', async () => {
    const element = await readyClusters(await createStage({ generation: 'dk2' }));

    assert.equal(rowOf(element, /Family/)['Affinity'], '84%');
  });

  it('says a missing figure as one, and names a cluster without a label by its name', async () => {
    const stage = await createStage();
    stage.answer(/clusters/, 200, { tc_run_id: 42, clusters: [{ tc: 'tc_1', label: null, size_share: null }] });
    const element = await readyClusters(stage);

    assert.deepEqual(rowOf(element, /tc_1/), {
      Cluster: 'tc_1',
      Affinity: 'No data',
      Reach: 'No data',
      Share: 'No data',
    });
    boxesOf(element)[0]!.click();
    await says(element, '1 of 1 selected');
    assert.include(shownText(element), 'Not counted: 1 whose reach is not known.');
    assert.notInclude(shownText(element), 'at most');
  });

  it('says that there are none before the first run', async () => {
    const stage = await createStage();
    const element = await inState(showClusters(stage, 'event-id="evt_no_sales"'), 'empty');

    await says(element, 'There are no taste clusters for this event yet.');
    stage.sandbox.renewRun('evt_no_sales');
    await element.refresh();
    await inState(element, 'ready');
    assert.match(part(element, 'run')!.textContent, /Run 1\s+Newest/);
  });

  it('says what failed, and shows it once it can be read', async () => {
    const stage = await createStage();
    const mend = stage.answer(/clusters/, 200, 'not JSON');
    const element = await inState(showClusters(stage), 'failed');
    await says(element, 'The taste clusters cannot be shown.');

    mend();
    await press(element, /Try again/);
    await inState(element, 'ready');
  });

  it('speaks German, with what was selected still selected', async () => {
    const element = await readyClusters(await createStage());
    boxesOf(element)[0]!.click();
    await says(element, '1 of 5 selected');

    element.locale = 'de';
    await says(element, '1 von 5 ausgewählt');

    assert.include(shownText(element), 'erreichen höchstens 184.000 Personen, 21 % aller Erreichbaren');
    assert.isTrue(Boolean(button(element, /Nach Ziel und Budget ordnen/)));
  });

  it('shows what is given without asking anybody, with or without a provider', async () => {
    const stage = await createStage();
    const element = document.createElement('fd-cluster-list');
    element.locale = 'en';
    element.run = { tc_run_id: '7', clusters: [{ tc: 'a', label: 'One' }] };
    element.newestRun = { tc_run_id: 8, clusters: [{ tc: 'b', label: 'Other' }] };
    document.body.append(element);
    await inState(element, 'ready');
    await says(element, 'Run 8 is available');

    stage.show('').append(element);
    await press(element, /Show run 8/);
    await until(() => labelsOf(element)[0] === 'Other', 'the newer run');
    await press(element, /Back to run 7/);
    await until(() => labelsOf(element)[0] === 'One', 'the run of before');

    assert.isNull(button(element, /Rank/)?.textContent ?? null);
    assert.deepEqual(stage.calls, []);
  });
});
