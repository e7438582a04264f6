import { assert } from 'chai';
import { enter, labelsOf, readyClusters, rowOf, says } from './clusters.ts';
import { press } from './package-status.ts';
import { button, clearStage, createStage, part, shownText, until, type Stage } from './stage.ts';

const RANKED = 'event-id="evt_abc" goal="tickets" budget="5000"';

const asked = (stage: Stage): string[] =>
  stage.calls.filter((call) => /suggested|expected/.test(call)).map((call) => call.split(' ')[1]!.split('/').at(-1)!);

async function opened(stage: Stage) {
  const element = await readyClusters(stage);
  await press(element, /Rank for a goal and budget/);
  await until(() => element.shadowRoot!.querySelector('#budget'), 'the form');
  return element;
}

describe('<fd-cluster-list> ranks its clusters', () => {
  afterEach(clearStage);

  it('for a goal and a budget of the page, with tickets and revenue of each and in all, as predictions', async () => {
    const stage = await createStage();
    const element = await readyClusters(stage, RANKED);
    await says(element, 'Expected tickets in all');

    assert.deepEqual(rowOf(element, /Family/), {
      Cluster: 'Family outings, Munich area',
      Rank: '1',
      Affinity: '83%',
      Reach: '184,000',
      Share: '21%',
      'Expected tickets': '412',
      'Expected revenue': '€18,540',
    });
    assert.equal(labelsOf(element)[1], 'Film music fans, Munich area');
    assert.match(part(element, 'ranking')!.textContent, /1,302[^]*€54,257[^]*These are predictions by Future Demand/);
    assert.deepEqual(asked(stage).sort(), ['campaigns_expected_value', 'suggested_tcs']);
  });

  for (const [generation, count] of [
    ['dk1', 7],
    ['dk2', 5],
  ] as const) {
    it(`with each figure below its heading where the list is wide, in generation ${generation}`, async () => {
      const goal = generation === 'dk1' ? 'tickets' : 'UTILIZATION';
      const attributes = `event-id="evt_abc" goal="${goal}" budget="5000"`;
      const element = await readyClusters(await createStage({ generation }), attributes);
      element.style.inlineSize = '900px';
      await until(() => rowOf(element, /Family/)['Rank'] === '1', 'the ranks');

      const startsOf = ({ children }: Element) => [...children].map((cell) => cell.getBoundingClientRect().left);
      const [heading, ...rows] = element.shadowRoot!.querySelectorAll('tr');
      assert.lengthOf(startsOf(heading!), count);
      for (const row of rows) assert.deepEqual(startsOf(row), startsOf(heading!));
    });
  }

  it('for what somebody types, in the currency of the partner, and forgets it when told so', async () => {
    const stage = await createStage();
    const element = await opened(stage);
    assert.include(shownText(element), 'Budget in EUR');
    assert.deepEqual(asked(stage), []);

    enter(element, 'goal', 'revenue');
    enter(element, 'budget', '5,000');
    element.shadowRoot!.querySelector('form')!.requestSubmit();
    await says(element, 'Expected revenue in all');
    assert.equal(labelsOf(element)[1], 'Night owls, Munich area');

    await press(element, /Remove ranking/);
    await until(() => !shownText(element).includes('Expected revenue'), 'the ranking to go');
    assert.equal(labelsOf(element)[1], 'Classical subscribers, Munich area');
  });

  it('says what is wrong with a budget, where it is typed, and asks nobody', async () => {
    const stage = await createStage();
    const element = await opened(stage);

    for (const wrong of ['', '0', '-5', '12.5', 'much', '1,00']) {
      enter(element, 'budget', wrong);
      element.shadowRoot!.querySelector('form')!.requestSubmit();
      await says(element, 'Enter the budget as a whole number');
      const field = element.shadowRoot!.querySelector('#budget')!;
      assert.equal(field.getAttribute('aria-invalid'), 'true');
      assert.equal(field.getAttribute('aria-describedby'), 'budget-error');
      await until(() => element.shadowRoot!.activeElement === field, 'the keyboard in the field');
    }
    assert.deepEqual(asked(stage), []);
  });

  it('offers the goals of the API at hand, and the others once one is refused', async () => {
    const stage = await createStage({ generation: 'dk2' });
    const element = await opened(stage);
    const goals = (): string[] =>
      [...element.shadowRoot!.querySelectorAll<HTMLOptionElement>('#goal option')].map(({ value }) => value);
    assert.deepEqual(goals(), ['UTILIZATION', 'ROAS', 'VISIBILITY', 'LINK_CLICKS']);

    element.goal = 'tickets';
    element.budget = 5_000;
    await says(element, 'The service does not take this goal, or this budget.');
    assert.deepEqual(goals().slice(4), ['tickets', 'revenue', 'reach']);

    enter(element, 'goal', 'ROAS');
    element.shadowRoot!.querySelector('form')!.requestSubmit();
    await says(element, 'Expected in all');
  });

  it('by order alone where the API gives no figures, and says what it says in its own words', async () => {
    const element = await readyClusters(
      await createStage({ generation: 'dk2' }),
      'event-id="evt_abc" goal="UTILIZATION" budget="5000"',
    );
    await says(element, '~1,302 tickets, EUR 54,257');

    assert.equal(rowOf(element, /Film/)['Rank'], '2');
    assert.isUndefined(rowOf(element, /Film/)['Expected tickets']);
  });

  it('says which run a ranking is of where an old one is shown', async () => {
    const stage = await createStage();
    stage.sandbox.renewRun('evt_abc');
    const element = await readyClusters(stage, `${RANKED} tc-run-id="42"`);

    const said = 'The ranking is of run 43. Clusters that it does not hold have no rank.';
    await until(() => part(element, 'ranking')?.textContent.includes(said), said);

    assert.equal(rowOf(element, /Festival/)['Rank'], 'No data');
    assert.equal(labelsOf(element).at(-1), 'Festival goers, Munich area');
  });

  it('says what failed beside the clusters, and ranks once it can', async () => {
    const stage = await createStage();
    const mend = stage.answer(/suggested_tcs/, 200, 'not JSON');
    const element = await readyClusters(stage, RANKED);
    await says(element, 'The clusters could not be ranked.');
    assert.lengthOf(labelsOf(element), 5);

    mend();
    (await until(() => button(element, /Try again/), 'the way out')).click();
    await says(element, 'Expected tickets in all');
  });

  it('asks nothing about another event until somebody does', async () => {
    const stage = await createStage();
    const element = await opened(stage);
    enter(element, 'budget', '5000');
    element.shadowRoot!.querySelector('form')!.requestSubmit();
    await says(element, 'Expected tickets in all');
    const before = asked(stage).length;

    element.eventId = 'evt_flagged';
    await until(() => !shownText(element).includes('Expected tickets'), 'the other event');
    await until(() => stage.inFlight() === 0, 'the end of all calls');

    assert.lengthOf(asked(stage), before);
  });
});
