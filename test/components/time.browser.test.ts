import { assert } from 'chai';
import { readyCard } from './card.ts';
import { watchPage } from './leaks.ts';
import { allText, button, clearStage, createStage, inState, part, shownText, until, type Stage } from './stage.ts';

const HOUR_MS = 3_600_000;
const realNow = Date.now;

/** The machine slept, and its viewer is back before the tab. */
function wakeUp(stage: Stage, ms: number): void {
  const skipped = Date.now() - realNow() + ms;
  Date.now = () => realNow() + skipped;
  stage.sandbox.clock.advance(ms);
  document.dispatchEvent(new Event('visibilitychange'));
}

const reads = (stage: Stage): number => stage.calls.filter((call) => call.includes('/events/evt_abc')).length;

describe('a tab that was asleep', () => {
  afterEach(() => {
    Date.now = realNow;
    clearStage();
  });

  it('shows what is new by itself after some hours, with what it had until then', async () => {
    const stage = await createStage();
    const card = await readyCard(stage);
    const event = { id: 'evt_abc', title: 'Concert at Olympiahalle (moved)' };
    stage.answer(/events\/evt_abc$/, 200, event);

    wakeUp(stage, 6 * HOUR_MS);
    assert.include(shownText(card), 'Concert at Olympiahalle');

    await until(() => shownText(card).includes(event.title), 'the new title');
    await inState(card, 'ready');
  });

  it('asks for nothing again after a minute', async () => {
    const stage = await createStage();
    const card = await readyCard(stage);
    const before = reads(stage);

    wakeUp(stage, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 50));

    assert.equal(reads(stage), before);
    await inState(card, 'ready');
  });

  it('keeps what it had, with the day, where the news cannot be had, and tries again at each return', async () => {
    const stage = await createStage();
    const card = await readyCard(stage);
    const mend = stage.answer(/events\/evt_abc$/, 200, 'not JSON');

    wakeUp(stage, 7 * HOUR_MS);
    await inState(card, 'stale');
    const hours = part(card, 'stale')!.textContent;
    wakeUp(stage, 6 * HOUR_MS);
    await until(() => part(card, 'stale')?.textContent !== hours, 'the day');

    assert.match(part(card, 'stale')!.textContent, /as of \w+ \d+, \d+:\d\d/);
    mend();
    // While it tries already, a return changes nothing.
    const isBack = (): boolean => card.matches(':state(ready)') || (wakeUp(stage, HOUR_MS / 10), false);
    await until(isBack, 'the news');
  });

  it('wakes no card that has left, nor one whose curve was given to it', async () => {
    const stage = await createStage();
    const watch = watchPage();
    const card = await readyCard(stage);
    card.salesGraph = { data: [] };
    await card.updateComplete;

    card.remove();
    await new Promise((resolve) => setTimeout(resolve, 200));

    const listeners = watch.alive().filter((line) => line.includes('visibilitychange'));
    watch.end();
    assert.isAtMost(listeners.length, 1, 'the provider, and nobody else');
  });

  it('asks for the sign-in after a day, and holds nothing of the partner any more', async () => {
    const stage = await createStage();
    const card = await readyCard(stage);

    wakeUp(stage, 24 * HOUR_MS);
    dispatchEvent(new Event('focus'));

    await inState(card, 'empty');
    await until(() => button(card, /Sign in/), 'the way back in');
    assert.notInclude(allText(), 'Olympiahalle');
  });
});
