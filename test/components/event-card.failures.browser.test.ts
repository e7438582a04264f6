import { assert } from 'chai';
import type { FdErrorEvent } from '../../src/components/shared/events.ts';
import { en } from './words.ts';
import { readyCard, showCard } from './card.ts';
import { button, clearStage, createStage, inState, part, shownText, until, type Stage } from './stage.ts';

describe('<fd-event-card> when something fails', () => {
  afterEach(clearStage);

  it('keeps the last data with its time when a reload fails, and recovers', async () => {
    const stage = await createStage();
    const card = await readyCard(stage);
    const mend = stage.answer(/events\/evt_abc$/, 200, 'not JSON');

    await card.refresh();
    await inState(card, 'stale');

    assert.include(shownText(card), 'Concert at Olympiahalle');
    assert.match(part(card, 'stale')!.textContent, /as of \d+:\d\d/);
    mend();
    button(card, /Try again/)!.click();
    await inState(card, 'ready');
    assert.isNull(part(card, 'stale'));
  });

  const another = /partner-id-beta/;
  const again = /Try again/;
  for (const [what, status, body, words, way] of [
    ['an unreadable answer', 200, 'not JSON', en.errors['response-shape'], again],
    ['an unknown event', 404, { message: 'error.event.not_found' }, en.errors['not-found'], another],
    ['a foreign event', 403, { message: 'error.partner' }, en.errors['partner-forbidden'], another],
    ['a missing permission', 401, { message: 'error.auth.not_authorized' }, en.errors['not-available'], again],
    ['a refused request', 422, { message: 'error.x' }, en.errors['request-invalid'], again],
  ] as const) {
    it(`words ${what} and offers a way out`, async () => {
      const stage = await createStage();
      stage.answer(/events\/evt_abc$/, status, body);
      let error: unknown;
      document.body.addEventListener('fd-error', (event) => (error ??= event.error), { once: true });

      const card = await inState(showCard(stage), 'failed');
      await until(() => shownText(card).includes(words), words);

      assert.isNotNull(button(card, way));
      assert.instanceOf(error, Error);
    });
  }

  it('names the partner that was asked, and no other way out than there is', async () => {
    const stage = await createStage({ user: 'ben@acme.example' });

    const card = await inState(showCard(stage, '<fd-event-card event-id="evt_nowhere"></fd-event-card>'), 'failed');
    await until(() => shownText(card).includes('Acme Concerts'), 'the name');
    await until(() => shownText(card).includes(en.errors['not-found']), 'the reason');

    assert.notMatch(shownText(card), /another|choose/i);
    assert.exists(button(card, /Try again/));
  });

  it('names the request for the support, and puts the focus on what comes after a retry', async () => {
    const stage = await createStage();
    const mend = stage.answer(/events\/evt_abc$/, 422, { message: 'error.x' });
    const card = await inState(showCard(stage), 'failed');
    const retry = await until(() => button(card, /Try again/), 'the button');
    assert.match(shownText(card), /Request id for support: \S+/);

    mend();
    retry.focus();
    retry.click();
    await inState(card, 'ready');

    await until(() => card.shadowRoot!.activeElement?.localName === 'article', 'the focus on the card');
  });

  it('shows the event although its parts fail, and loads them again on request', async () => {
    const stage = await createStage();
    const mend = stage.answer(/statistics|sales-graph|clusters/, 422, { message: 'error.x' });

    const card = await readyCard(stage);

    for (const name of [en.card.figures, en.card.curve, en.card.clusters]) {
      assert.include(shownText(card), en.card.partFailed(name));
    }
    mend();
    await card.retry();
    assert.include(shownText(card), 'Run 42');
  });

  it('reports every part that fails, each once', async () => {
    const stage = await createStage();
    stage.answer(/statistics|sales-graph|clusters/, 422, { message: 'error.x' });
    const errors: Error[] = [];
    const onError = (event: FdErrorEvent): number => errors.push(event.error);
    document.body.addEventListener('fd-error', onError);

    const card = await readyCard(stage);
    card.requestUpdate();
    await card.updateComplete;

    document.body.removeEventListener('fd-error', onError);
    assert.lengthOf(errors, 3);
    assert.equal(new Set(errors).size, 3);
  });

  it('tries once by itself when the connection is back', async () => {
    const stage = await createStage();
    const mend = stage.answer(/events\/evt_abc$/, 200, 'not JSON');
    const card = await inState(showCard(stage), 'failed');
    await until(() => stage.inFlight() === 0, 'the end of all calls');
    const before = eventCalls(stage);

    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('online'));
    await until(() => eventCalls(stage) > before && stage.inFlight() === 0, 'one more call');
    dispatchEvent(new Event('online'));
    await until(() => stage.inFlight() === 0, 'the end of all calls');
    assert.equal(eventCalls(stage), before + 1);

    mend();
    await card.retry();
    await inState(card, 'ready');
  });

  it('says so when it takes longer than usual', async () => {
    const stage = await createStage();
    stage.hold(/events/);
    const { setTimeout: real } = globalThis;
    Object.assign(globalThis, { setTimeout: (run: () => void, ms?: number) => real(run, ms === 8_000 ? 0 : ms) });

    try {
      const card = showCard(stage);
      await until(() => shownText(card).includes(en.slow), en.slow);
    } finally {
      Object.assign(globalThis, { setTimeout: real });
    }
  });
});

function eventCalls(stage: Stage): number {
  return stage.calls.filter((call) => call.includes('events/evt_abc partner')).length;
}
