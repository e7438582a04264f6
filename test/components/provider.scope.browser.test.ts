import { assert } from 'chai';
import type { PartnerScope } from '../../src/client/scope.ts';
import { clearStage, createStage, until, type Stage } from './stage.ts';

const PICKER = '<fd-partner-picker></fd-partner-picker>';

/** The scopes that are made of the client of a stage, for elements and by them. */
function watchScopes(stage: Stage): PartnerScope[] {
  const made: PartnerScope[] = [];
  const as = stage.client.as.bind(stage.client);
  stage.client.as = (partnerId) => {
    const scope = as(partnerId);
    made.push(scope);
    return scope;
  };
  return made;
}

/** Open ones, as the partners that they act for. */
const openOf = (scopes: readonly PartnerScope[]): string[] =>
  scopes.filter(({ signal }) => !signal.aborted).map(({ partnerId }) => partnerId);

describe('<fd-provider> and its scope', () => {
  afterEach(clearStage);

  it('acts for one partner at a time, and for none once it has left', async () => {
    const stage = await createStage();
    const scopes = watchScopes(stage);
    const provider = stage.show(PICKER);
    await until(() => openOf(scopes).join() === 'partner-id-acme', 'the scope of Acme alone');

    const select = await until(() => provider.firstElementChild?.shadowRoot?.querySelector('select'), 'the choice');
    select.value = 'partner-id-beta';
    select.dispatchEvent(new Event('change'));
    await until(() => openOf(scopes).join() === 'partner-id-beta', 'the scope of Beta alone');

    provider.remove();
    await until(() => openOf(scopes).length === 0, 'the end of all scopes');
    assert.isAbove(scopes.length, 1);
  });

  it('acts for nobody after the sign-out', async () => {
    const stage = await createStage();
    const scopes = watchScopes(stage);
    stage.show(PICKER);
    await until(() => openOf(scopes).join() === 'partner-id-acme', 'the scope of Acme alone');

    await stage.client.signOut();

    assert.deepEqual(openOf(scopes), []);
  });
});
