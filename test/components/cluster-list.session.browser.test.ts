import { assert } from 'chai';
import type { FdClusterList } from '../../src/components/cluster-list/cluster-list.ts';
import type { FdProvider } from '../../src/components/provider/provider.ts';
import { boxesOf, labelsOf, runOf, says, showClusters } from './clusters.ts';
import { press } from './package-status.ts';
import { allText, clearStage, createStage, inState, part, until, type Stage } from './stage.ts';

const BOTH = 'both@acme.example';
const runOn = (element: FdClusterList): string => part(element, 'run')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** Run 42 is shown with one cluster selected; then there is a newer one, and the session ends. */
async function signedOut(): Promise<{ stage: Stage; element: FdClusterList }> {
  const stage = await createStage();
  const element = await inState(showClusters(stage, undefined, { 'partner-id': 'partner-id-acme' }), 'ready');
  await until(() => /^Run 42 Newest$/.test(runOn(element)), 'run 42');
  boxesOf(element)[0]!.click();
  await says(element, '1 of 5 selected');
  stage.sandbox.renewRun('evt_abc');
  await stage.client.signOut();
  await inState(element, 'empty');
  return { stage, element };
}

const signIn = (stage: Stage, username = BOTH): Promise<unknown> =>
  stage.client.signIn({ username, password: 'sandbox' });

describe('<fd-cluster-list> and the end of a session', () => {
  afterEach(clearStage);

  it('shows nothing of it while nobody is signed in', async () => {
    const { element } = await signedOut();

    for (const trace of ['Family', 'Acme', 'Run 4', '42', '184'])
      assert.notInclude(allText(element.shadowRoot!), trace);
  });

  it('stays on its run for the same user, partner and event, and says that there is a newer one', async () => {
    const { stage, element } = await signedOut();

    await signIn(stage);
    await says(element, 'Affinity');
    await until(() => stage.inFlight() === 0, 'the end of all calls');

    assert.equal(runOn(element), 'Run 42 Run 43 is available');
    assert.include(labelsOf(element), 'Festival goers, Munich area');
    await says(element, '1 of 5 selected');
    assert.equal(element.tcRunId, '');
  });

  it('says which run it was where that cannot be read any more, and offers the newest', async () => {
    const { stage, element } = await signedOut();
    stage.answer(/clusters/, 200, runOf(3, 43));

    await signIn(stage);
    await inState(element, 'failed');
    await says(element, 'Run 42 cannot be read any more.');
    await press(element, /Show run 43/);

    await until(() => runOn(element) === 'Run 43 Newest', 'run 43');
  });

  const others: readonly [what: string, change: (stage: Stage, element: FdClusterList) => unknown][] = [
    ['another user', (stage) => signIn(stage, 'many@acme.example')],
    [
      'the same user after another one',
      async (stage, element) => {
        const release = stage.hold(/clusters/);
        await signIn(stage, 'many@acme.example');
        await inState(element, 'loading');
        assert.notInclude(allText(element.shadowRoot!), '42');
        await stage.client.signOut();
        await signIn(stage);
        release();
      },
    ],
    [
      'another partner in between',
      async (stage, element) => {
        const provider = element.closest<FdProvider>('fd-provider')!;
        provider.partnerId = 'partner-id-beta';
        await signIn(stage);
        await until(() => stage.inFlight() === 0 && element.matches(':state(failed), :state(empty)'), 'beta');
        provider.partnerId = 'partner-id-acme';
      },
    ],
    [
      'another event in between',
      async (stage, element) => {
        element.eventId = 'evt_flagged';
        await element.updateComplete;
        element.eventId = 'evt_abc';
        await signIn(stage);
      },
    ],
  ];
  for (const [what, change] of others) {
    it(`starts with the newest run and no selection for ${what}`, async () => {
      const { stage, element } = await signedOut();

      await change(stage, element);

      await until(() => runOn(element) === 'Run 43 Newest', 'run 43');
      assert.deepEqual(element.selected, []);
    });
  }
});
