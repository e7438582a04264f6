import { assert } from 'chai';
import { readyCard, showCard } from './card.ts';
import { holdFrames, type Frames } from './frames.ts';
import { clearStage, createStage, inState, until } from './stage.ts';

describe('<fd-event-card>, what it reads first', () => {
  let frames: Frames | undefined;
  afterEach(() => {
    frames?.end();
    frames = undefined;
    clearStage();
  });

  it('is all that stands below, once the event is there: not when what draws it has come', async () => {
    const stage = await createStage();
    // Loads what reads, but nothing that draws: nothing else in this file may have loaded that.
    await inState(showCard(stage, '<fd-event-card event-id="evt_missing"></fd-event-card>'), 'failed');
    await until(() => stage.calls.some((call) => call.includes('/evt_missing/clusters')), 'what reads');
    // What draws is never asked for.
    frames = holdFrames();

    const card = showCard(stage, '<fd-event-card event-id="evt_abc"></fd-event-card>');
    for (const part of ['series', 'campaigns', 'tickets'])
      await until(() => stage.calls.some((call) => call.includes(`/events/evt_abc/${part}`)), part);
    assert.isFalse(card.shadowRoot!.querySelector('[part~="acts"]') !== null);
  });

  it('waits for nothing to be painted when it reads again: its picture stands there', async () => {
    const stage = await createStage();
    const card = await readyCard(stage);
    frames = holdFrames();

    await card.refresh();

    assert.isTrue(card.matches(':state(ready)'));
  });
});
