import { assert } from 'chai';
import { readyCard, showCard } from './card.ts';
import { allText, clearStage, createStage, inState, shownText, until } from './stage.ts';

describe('<fd-event-card> when the partner or the event changes', () => {
  afterEach(clearStage);

  it('leaves nothing of the old partner anywhere after a switch', async () => {
    const stage = await createStage();
    const card = await readyCard(stage);
    stage.hold(/./);

    const provider = card.closest('fd-provider')!;
    await choose(provider, 'partner-id-beta');
    await inState(card, 'loading');

    const text = allText(document.documentElement);
    for (const trace of ['Concert at', 'Acme', 'acme', 'Family outings', '326,']) assert.notInclude(text, trace);
    assert.equal(sessionStorage.getItem('fd-partner /stage'), 'partner-id-beta');
  });

  it('drops the answer that comes after a switch', async () => {
    const stage = await createStage();
    const release = stage.hold(/events/);
    const card = await inState(showCard(stage), 'loading');
    const asked = (): number => stage.calls.filter((call) => /events.*acme/.test(call)).length;
    await until(() => asked() === 4, 'all calls that do not wait for the event');

    await choose(card.closest('fd-provider')!, 'partner-id-beta');
    release();
    await inState(card, 'failed');

    assert.notInclude(allText(card), 'Olympiahalle');
    assert.equal(asked(), 4);
  });

  it('drops the answer about an event that is no longer asked for', async () => {
    const stage = await createStage();
    const release = stage.hold(/evt_abc/);
    const card = await inState(showCard(stage), 'loading');

    card.eventId = 'evt_flagged';
    await inState(card, 'ready');
    release();
    await until(() => stage.inFlight() === 0, 'the end of all calls');

    assert.include(shownText(card), 'The Slow Seller');
    assert.notInclude(allText(card.shadowRoot!), 'Olympiahalle');
  });
});

async function choose(provider: HTMLElement, partnerId: string): Promise<void> {
  const picker = document.createElement('fd-partner-picker');
  provider.append(picker);
  const select = await until(() => picker.shadowRoot?.querySelector('select'), 'the picker');
  select.value = partnerId;
  select.dispatchEvent(new Event('change'));
  picker.remove();
}
