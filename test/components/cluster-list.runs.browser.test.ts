import { assert } from 'chai';
import { boxesOf, labelsOf, readyClusters, says, showClusters } from './clusters.ts';
import { press } from './package-status.ts';
import { allText, button, clearStage, createStage, inState, part, shownText, until, type Stage } from './stage.ts';

const clusterCalls = (stage: Stage): number => stage.calls.filter((call) => call.includes('/clusters')).length;

async function oldRun(stage: Stage) {
  stage.sandbox.renewRun('evt_abc');
  const element = await readyClusters(stage, 'event-id="evt_abc" tc-run-id="42"');
  await says(element, 'Run 43 is available');
  return element;
}

describe("<fd-cluster-list> and the event's runs", () => {
  afterEach(clearStage);

  it("shows a campaign's run, says that there is a newer one and what changes, and names it on demand", async () => {
    const element = await oldRun(await createStage());

    assert.match(part(element, 'run')!.textContent, /Run 42\s+Run 43 is available/);
    assert.include(part(element, 'newer')!.textContent, 'With run 43, 4 clusters stay, 1 is new and 1 is gone.');
    assert.include(labelsOf(element), 'Festival goers, Munich area');
    assert.notInclude(shownText(element), 'Weekend visitors');
    element.shadowRoot!.querySelector('summary')!.click();
    await says(element, 'Weekend visitors, Munich area');
    await says(element, 'Affinity 48%');
    await says(element, 'Affinity 83% → 86%');
  });

  it('changes to the newer run when somebody says so, and back, and asks for neither twice', async () => {
    const stage = await createStage();
    const element = await oldRun(stage);
    const chosen: string[] = [];
    element.addEventListener('fd-run-choose', ({ tc_run_id }) => chosen.push(tc_run_id));
    const asked = clusterCalls(stage);

    await press(element, /Show run 43/);
    await until(() => /Run 43\s+Newest/.test(part(element, 'run')!.textContent), 'run 43');
    assert.include(labelsOf(element), 'Weekend visitors, Munich area');
    assert.equal(element.tcRunId, '43');
    assert.isTrue(Boolean(element.shadowRoot!.activeElement), 'the keyboard is not lost');
    await press(element, /Back to run 42/);
    await until(() => /Run 42/.test(part(element, 'run')!.textContent), 'run 42');

    assert.deepEqual(chosen, ['43', '42']);
    assert.equal(clusterCalls(stage), asked);
  });

  it('stays where it is when the page prevents the change', async () => {
    const element = await oldRun(await createStage());
    element.addEventListener('fd-run-choose', (event) => event.preventDefault());

    await press(element, /Show run 43/);
    await element.updateComplete;

    assert.equal(element.tcRunId, '42');
    assert.match(part(element, 'run')!.textContent, /Run 42/);
  });

  it('stays with the run that was the newest when a newer one appears, and says so', async () => {
    const stage = await createStage();
    const element = await readyClusters(stage);
    const before = labelsOf(element);

    stage.sandbox.renewRun('evt_abc');
    await element.refresh();
    await says(element, 'Run 43 is available');

    assert.match(part(element, 'run')!.textContent, /Run 42/);
    assert.deepEqual(labelsOf(element), before);
  });

  it('asks once where the wanted run is the newest, whatever type its id has', async () => {
    const stage = await createStage({ generation: 'dk2' });
    stage.answer(/clusters/, 200, { tc_run_id: '42', clusters: [{ tc: 'a' }] });
    const element = await readyClusters(stage, 'event-id="evt_abc" tc-run-id="42"');
    await until(() => stage.inFlight() === 0, 'the end of all calls');

    assert.match(part(element, 'run')!.textContent, /Run 42\s+Newest/);
    assert.equal(clusterCalls(stage), 1);
  });

  it('says that a run cannot be read any more, and offers the newest by its name', async () => {
    const element = await inState(showClusters(await createStage(), 'event-id="evt_abc" tc-run-id="41"'), 'failed');
    await says(element, 'Run 41 cannot be read any more.');

    await press(element, /Show run 42/);
    await inState(element, 'ready');

    assert.match(part(element, 'run')!.textContent, /Run 42\s+Newest/);
    assert.isNull(button(element, /Back/)?.textContent ?? null);
  });

  it('shows the wanted run where the newest cannot be read, and says since when nothing is known', async () => {
    const stage = await createStage();
    const element = await oldRun(stage);

    stage.answer(/clusters/, 500, {});
    await element.refresh();
    await inState(element, 'stale');

    await says(element, 'Could not be updated.');
    assert.match(part(element, 'run')!.textContent, /Run 42/);
  });

  it('leaves nothing of the old partner after a switch: no cluster, no selection, no chosen run', async () => {
    const stage = await createStage();
    const element = await oldRun(stage);
    await press(element, /Show run 43/);
    await until(() => /Run 43/.test(part(element, 'run')!.textContent), 'run 43');
    boxesOf(element)[0]!.click();
    await says(element, '1 of 5 selected');
    const told: (readonly string[])[] = [];
    element.addEventListener('fd-selection-change', ({ tcs }) => told.push(tcs));
    stage.hold(/./);

    const picker = document.createElement('fd-partner-picker');
    element.closest('fd-provider')!.append(picker);
    const select = await until(() => picker.shadowRoot?.querySelector('select'), 'the picker');
    select.value = 'partner-id-beta';
    select.dispatchEvent(new Event('change'));
    picker.remove();
    await inState(element, 'loading');

    for (const trace of ['Family', 'Acme', 'Run 4', '184']) assert.notInclude(allText(element.shadowRoot!), trace);
    assert.deepEqual([element.tcRunId, element.selected, told], ['', [], [[]]]);
  });

  it('drops the answer about an event that is no longer asked for', async () => {
    const stage = await createStage();
    const release = stage.hold(/evt_abc/);
    const element = await inState(showClusters(stage), 'loading');

    element.eventId = 'evt_flagged';
    await inState(element, 'ready');
    release();
    await until(() => stage.inFlight() === 0, 'the end of all calls');

    assert.notInclude(allText(element.shadowRoot!), 'Munich');
  });
});
