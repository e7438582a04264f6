import { assert } from 'chai';
import '../../src/components/attribution-panel/define.ts';
import { clearStage, createStage, inState, until, type Stage } from '../components/stage.ts';

const ELEMENTS = `
  <fd-event-card event-id="evt_abc"></fd-event-card>
  <fd-cluster-list event-id="evt_abc"></fd-cluster-list>
  <fd-package-status event-id="evt_abc" package-id="pkg_555"></fd-package-status>
  <fd-attribution-panel event-id="evt_abc" package-id="pkg_555"></fd-attribution-panel>`;

const callsMadeTwice = ({ calls }: Stage): string[] => calls.filter((call, at) => calls.indexOf(call) !== at);

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
    assert.deepEqual(callsMadeTwice(stage), []);
    assert.isTrue(stage.calls.some((call) => call.includes('/events/evt_abc ')));
  });

  it('ask for each thing once, of whichever kind they are, through two providers that only know the gateway', async () => {
    const stage = await createStage();
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      return new URL(url, location.href).pathname.startsWith('/stage/')
        ? stage.relay.fetch(input, init)
        : fetch(input, init);
    };
    try {
      document.body.innerHTML = `<fd-provider base="/stage">${ELEMENTS}</fd-provider>`.repeat(2);
      const shown = [...document.querySelectorAll<HTMLElement>('fd-provider > *')];
      await Promise.all(shown.map((each) => inState(each, 'ready')));
      // Of a panel far down only that is asked for which comes near.
      const isWhole = (each: Element): boolean =>
        each.localName === 'fd-attribution-panel' || !each.shadowRoot!.querySelector('.blank');
      await until(() => shown.every(isWhole), 'all of their parts');

      assert.lengthOf(shown, 8);
      assert.include(stage.calls.join('\n'), '/events/evt_abc/clusters');
      assert.deepEqual(callsMadeTwice(stage), []);
    } finally {
      globalThis.fetch = fetch;
    }
  });
});
