import { assert } from 'chai';
import { press as pressKey } from '../rig/page-commands.ts';
import { boxesOf, labelsOf, readyClusters, runOf, says, showClusters } from './clusters.ts';
import { press } from './package-status.ts';
import { clearStage, createStage, inState, part, shownText, until } from './stage.ts';

function listening(element: HTMLElement): { tcs: readonly string[]; tc_run_id: string | null }[] {
  const told: { tcs: readonly string[]; tc_run_id: string | null }[] = [];
  element.addEventListener('fd-selection-change', ({ tcs, tc_run_id }) => told.push({ tcs, tc_run_id }));
  return told;
}

describe('<fd-cluster-list> and what is selected in it', () => {
  afterEach(clearStage);

  it('tells the page what is selected and of which run, and what that reaches at most', async () => {
    const element = await readyClusters(await createStage());
    const told = listening(element);

    boxesOf(element)[2]!.click();
    await element.updateComplete;
    boxesOf(element)[0]!.click();
    await says(element, '2 of 5 selected');

    assert.deepEqual(told, [
      { tcs: ['night_owls_munich'], tc_run_id: '42' },
      { tcs: ['family_outings_munich', 'night_owls_munich'], tc_run_id: '42' },
    ]);
    assert.include(shownText(element), 'reach at most 318,000 people, 36% of all who can be reached');
    assert.include(shownText(element), 'At most, because one person may be in several clusters.');
  });

  it('tells a screen reader what is selected, once somebody has selected something', async () => {
    const element = await readyClusters(await createStage());
    const said = (): string => element.shadowRoot!.querySelector('[role="status"]')!.textContent.trim();
    element.selected = ['night_owls_munich'];
    await says(element, '1 of 5 selected');
    assert.equal(said(), '');

    boxesOf(element)[0]!.click();
    await says(element, '2 of 5 selected');

    assert.equal(said(), '2 of 5 selected reach at most 318,000 people, 36% of all who can be reached');
  });

  it('takes two ticks at once for two', async () => {
    const element = await readyClusters(await createStage());

    for (const box of boxesOf(element).slice(0, 2)) box.click();
    await says(element, '2 of 5 selected');
  });

  it('selects all and none', async () => {
    const element = await readyClusters(await createStage());
    const told = listening(element);

    await press(element, /Select all/);
    await says(element, '5 of 5 selected');
    assert.isTrue(boxesOf(element).every(({ checked }) => checked));
    await press(element, /Select none/);
    await says(element, '0 of 5 selected');

    assert.isFalse(boxesOf(element).some(({ checked }) => checked));
    assert.deepEqual(
      told.map(({ tcs }) => tcs.length),
      [5, 0],
    );
  });

  it('selects what the page says, also before it has loaded, and of that only what the run holds', async () => {
    const stage = await createStage();
    const element = showClusters(stage);
    const told = listening(element);
    element.selected = ['night_owls_munich', 'nobody'];
    await inState(element, 'ready');
    await says(element, '1 of 5 selected');

    assert.deepEqual(element.selected, ['night_owls_munich']);
    assert.deepEqual(told, [{ tcs: ['night_owls_munich'], tc_run_id: '42' }]);
  });

  it('keeps the selection when the run is read again, and drops what is gone from another', async () => {
    const stage = await createStage();
    const element = await readyClusters(stage);
    element.selected = ['family_outings_munich', 'festival_goers_munich'];
    await says(element, '2 of 5 selected');
    const told = listening(element);

    await element.refresh();
    assert.lengthOf(element.selected, 2);
    stage.sandbox.renewRun('evt_abc');
    await element.refresh();
    await press(element, /Show run 43/);
    await says(element, '1 of 5 selected');

    assert.deepEqual(told, [{ tcs: ['family_outings_munich'], tc_run_id: '43' }]);
  });

  it('is done with the keyboard alone', async () => {
    const element = await readyClusters(await createStage());
    const [first, second] = boxesOf(element);

    first!.focus();
    // Only Chromium lets a test press a real key.
    if (!(await pressKey('Space'))) return;
    await pressKey('Tab');
    assert.isTrue(element.shadowRoot!.activeElement === second);
    await pressKey('Space');
    await says(element, '2 of 5 selected');

    assert.isTrue(element.shadowRoot!.activeElement === second, 'the keyboard stays in its row');
  });

  it('draws a thousand clusters bit by bit, lays out those in sight, and touches one row when one is ticked', async function () {
    this.timeout(90_000);
    const stage = await createStage();
    const element = document.createElement('fd-cluster-list');
    element.run = runOf(1_000);
    stage.show('').append(element);
    await inState(element, 'ready');
    assert.isBelow(labelsOf(element).length, 200);
    assert.equal(part(element, 'table')!.getAttribute('aria-busy'), 'true');
    await until(() => labelsOf(element).length === 1_000, 'all rows', 60_000);
    assert.isFalse(part(element, 'table')!.hasAttribute('aria-busy'));

    // The first time finds out where the rows stand.
    boxesOf(element)[0]!.click();
    await element.updateComplete;
    const drawn: string[] = [];
    const proto = HTMLInputElement.prototype;
    const own = Object.getOwnPropertyDescriptor(proto, 'checked')!;
    Object.defineProperty(proto, 'checked', {
      ...own,
      set(this: HTMLInputElement, value: boolean) {
        drawn.push(this.value);
        own.set!.call(this, value);
      },
    });
    try {
      boxesOf(element)[500]!.click();
      await element.updateComplete;
    } finally {
      Object.defineProperty(proto, 'checked', own);
    }
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const laidOut = boxesOf(element).filter((box) => box.checkVisibility({ contentVisibilityAuto: true }));

    assert.deepEqual(drawn, ['500']);
    assert.isBelow(laidOut.length, 200);
    assert.lengthOf(element.selected, 2);
  });
});
