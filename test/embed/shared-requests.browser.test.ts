import { assert } from 'chai';
import { clearStage, createStage, inState } from '../components/stage.ts';

describe('many elements for the same event', () => {
  afterEach(clearStage);

  it('ask for each thing once, also in two providers', async () => {
    const stage = await createStage();
    const providers = [stage.provider(), stage.provider()];
    for (const provider of providers) {
      provider.innerHTML = '<fd-event-card event-id="evt_abc"></fd-event-card>'.repeat(10);
    }

    document.body.append(...providers);
    const cards = [...document.querySelectorAll('fd-event-card')];
    await Promise.all(cards.map((card) => inState(card, 'ready')));

    assert.lengthOf(cards, 20);
    const twice = stage.calls.filter((call, at) => stage.calls.indexOf(call) !== at);
    assert.deepEqual(twice, []);
    assert.isTrue(stage.calls.some((call) => call.includes('/events/evt_abc ')));
  });
});
