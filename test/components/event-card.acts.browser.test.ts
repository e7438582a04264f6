import { assert } from 'chai';
import type { FdEventChangeEvent } from '../../src/components/event-card/action-events.ts';
import type { FdEventCard } from '../../src/components/event-card/event-card.ts';
import { readyCard } from './card.ts';
import { button, clearStage, createStage, part, shownText, until, type Stage } from './stage.ts';

const MAIN = /setup_frontend_status$/;
const CR = /last_updated_on_fe/;

const cardOf = (stage: Stage, eid = 'evt_abc', more = ''): Promise<FdEventCard> =>
  readyCard(stage, `<fd-event-card event-id="${eid}"${more}></fd-event-card>`);
const press = async (card: FdEventCard, name: RegExp): Promise<HTMLElement> => {
  const found = await until(() => button(card, name), `a button ${name}`);
  found.focus();
  found.click();
  return found;
};
const pills = (card: FdEventCard): string => part(card, 'pills')!.textContent.replace(/\s+/g, ' ');
const said = (card: FdEventCard): string => card.shadowRoot!.querySelector('[role="status"]')!.textContent;
const writes = ({ calls }: Stage): string[] => calls.filter((call) => call.startsWith('PUT'));
const says = (card: FdEventCard, words: string): Promise<unknown> =>
  until(() => shownText(card).includes(words), words);

describe('<fd-event-card>, what is done with the event', () => {
  afterEach(clearStage);

  it('flags the event, shows it at once, says so, and keeps the keyboard where it was', async () => {
    const stage = await createStage();
    const card = await cardOf(stage);
    const changes: string[] = [];
    document.body.addEventListener(
      'fd-event-change',
      ({ eventId, action, frontendStatus }) => changes.push(`${eventId} ${action} ${frontendStatus}`),
      { once: true },
    );

    const flag = await press(card, /^\s*Flag\s*$/);
    await until(() => pills(card).includes('Flagged'), 'the status');

    assert.deepEqual(changes, ['evt_abc flag FLAGGED']);
    assert.equal(said(card), 'The event is flagged.');
    assert.isTrue(card.shadowRoot!.activeElement === flag);
    assert.match(flag.textContent, /Remove flag/);
    assert.lengthOf(writes(stage), 2);
  });

  it('takes the flag away again', async () => {
    const stage = await createStage();
    const card = await cardOf(stage, 'evt_flagged');

    await press(card, /Remove flag/);
    await says(card, 'The flag is removed.');

    assert.notInclude(pills(card), 'Flagged');
  });

  it('asks before it archives, and archives nothing for a no', async () => {
    const stage = await createStage();
    const card = await cardOf(stage);

    await press(card, /^\s*Archive\s*$/);
    const question = await until(() => part(card, 'question'), 'the question');
    await until(() => card.shadowRoot!.activeElement === question, 'the keyboard at the question');
    await press(card, /Cancel/);

    await until(() => !part(card, 'question'), 'no question');
    assert.deepEqual(writes(stage), []);
    await until(() => card.shadowRoot!.activeElement === button(card, /^\s*Archive\s*$/), 'the keyboard back');
  });

  it('is asked in vain by the Escape key', async () => {
    const stage = await createStage();
    const card = await cardOf(stage);
    await press(card, /^\s*Archive\s*$/);
    const question = await until(() => part(card, 'question'), 'the question');

    question.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));

    await until(() => !part(card, 'question'), 'no question');
    assert.deepEqual(writes(stage), []);
  });

  it('archives the event, and restores it', async () => {
    const stage = await createStage();
    const card = await cardOf(stage);

    await press(card, /^\s*Archive\s*$/);
    await press(card, /Archive event/);
    await until(() => pills(card).includes('Archived'), 'the status');

    assert.isFalse(Boolean(button(card, /Flag|^\s*Archive\s*$/)));
    await press(card, /Restore/);
    await says(card, 'The event is restored.');
    await until(() => pills(card).includes('Active'), 'the status');
  });

  it('does nothing that the page prevents', async () => {
    const stage = await createStage();
    const card = await cardOf(stage);
    card.addEventListener('fd-event-action', (event) => event.preventDefault());

    await press(card, /^\s*Flag\s*$/);

    assert.deepEqual(writes(stage), []);
    assert.isFalse(part(card, 'acts')!.querySelector('[aria-disabled="true"]') !== null);
  });

  it('does one thing at a time, however often it is pressed', async () => {
    const stage = await createStage();
    const card = await cardOf(stage);
    const letGo = stage.hold(MAIN);

    const flag = await press(card, /^\s*Flag\s*$/);
    await says(card, 'The event is being flagged…');
    flag.click();
    flag.click();
    letGo();
    await says(card, 'The event is flagged.');

    assert.lengthOf(writes(stage), 2);
  });

  it('shows the change in every other card of the same event', async () => {
    const stage = await createStage();
    const card = await cardOf(stage);
    const other = document.createElement('fd-event-card');
    other.eventId = 'evt_abc';
    other.density = 'compact';
    card.parentElement!.append(other);
    await until(() => part(other, 'card'), 'the other card');

    await press(card, /^\s*Flag\s*$/);

    await until(() => pills(other).includes('Flagged'), 'the status there');
  });

  it('says that nothing has changed where the first call is refused, and tries again on demand', async () => {
    const stage = await createStage();
    const end = stage.answer(MAIN, 400, { message: 'error.request.invalid' });
    const card = await cardOf(stage);

    await press(card, /^\s*Flag\s*$/);
    await says(card, 'The event was not flagged. Nothing has changed.');

    end();
    assert.lengthOf(writes(stage), 1);
    await press(card, /Try again/);
    await says(card, 'The event is flagged.');
  });

  it('takes the first call back where the second is refused, and says that nothing has changed', async () => {
    const stage = await createStage();
    stage.answer(CR, 409, { message: 'error.request.conflict' });
    const card = await cardOf(stage);

    await press(card, /^\s*Flag\s*$/);
    await says(card, 'The event was not flagged. Nothing has changed.');

    assert.lengthOf(writes(stage), 3);
    assert.notInclude(pills(card), 'Flagged');
  });

  for (const { name, cr, undo, main, second } of [
    {
      name: 'the second is refused and the first cannot be taken back',
      cr: 'status:400',
      undo: 'status:400',
      main: 'The main service has the change.',
      second: 'Customer Representation has everything as before.',
    },
    {
      name: 'the second is not answered',
      cr: 'drop:half',
      undo: 'delay:0',
      main: 'The main service has everything as before.',
      second: 'Whether Customer Representation has the change is not known.',
    },
    {
      name: 'neither the second nor the way back is answered',
      cr: 'drop',
      undo: 'drop',
      main: 'Whether the main service has the change is not known.',
      second: 'Whether Customer Representation has the change is not known.',
    },
  ]) {
    it(`says what is known of each half where ${name}, and has somebody look before it is done again`, async () => {
      const stage = await createStage();
      const { faults } = stage.sandbox;
      faults.add('PUT /events/{eid}/setup_frontend_status=delay:0*1');
      faults.add(`PUT /events/{eid}/setup_frontend_status=${undo}*1`);
      faults.add(`PUT /cr/api/events/last_updated_on_fe/{eid}=${cr}*1`);
      const card = await cardOf(stage);
      const errors: string[] = [];
      card.addEventListener('fd-error', ({ error }) => errors.push(error.code));

      await press(card, /^\s*Flag\s*$/);
      await says(card, 'The change may be only half done.');

      assert.include(shownText(card), main);
      assert.include(shownText(card), second);
      assert.include(said(card), second);
      assert.deepEqual(errors, ['half-done']);
      assert.isFalse(Boolean(button(card, /Flag|Archive|Do it again/)));
      assert.isTrue(card.shadowRoot!.activeElement === part(card, 'acts')!.querySelector('[part="notice"]'));

      const before = stage.calls.length;
      await press(card, /Look again/);
      await until(() => button(card, /Do it again/), 'what was looked at');
      assert.include(stage.calls.slice(before).join(), 'GET /api/v3/events/evt_abc');

      await press(card, /Do it again/);
      await says(card, 'The event is flagged.');
      assert.include(pills(card), 'Flagged');
    });
  }

  it('offers nothing where it may only be read, and where the event was given', async () => {
    const stage = await createStage();

    const card = await cardOf(stage, 'evt_abc', ' read-only');

    assert.isNull(part(card, 'acts'));
    assert.isFalse(Boolean(button(card, /./)));
  });

  it('says so where there is no way to Customer Representation, and does no half', async () => {
    const stage = await createStage({ hasCr: false });

    const card = await cardOf(stage);

    assert.include(shownText(card), 'cannot be flagged or archived here');
    assert.isFalse(Boolean(button(card, /Flag|Archive/)));
    assert.deepEqual(writes(stage), []);
  });

  it('forgets what became of one event when it shows another', async () => {
    const stage = await createStage();
    stage.answer(MAIN, 400, { message: 'error.request.invalid' });
    const card = await cardOf(stage);
    await press(card, /^\s*Flag\s*$/);
    await says(card, 'Nothing has changed.');

    card.eventId = 'evt_umlauts';

    await until(() => shownText(card).includes('Größenwahn'), 'the other event');
    assert.notInclude(shownText(card), 'Nothing has changed.');
  });

  it('finishes what was begun when another event is shown meanwhile, and says nothing of it there', async () => {
    const stage = await createStage();
    const card = await cardOf(stage);
    const letGo = stage.hold(MAIN);
    await press(card, /^\s*Flag\s*$/);
    await says(card, 'The event is being flagged…');
    const changes: FdEventChangeEvent[] = [];
    card.addEventListener('fd-event-change', (event) => changes.push(event));

    card.eventId = 'evt_umlauts';
    await until(() => shownText(card).includes('Größenwahn'), 'the other event');
    letGo();
    await until(() => writes(stage).length === 2 && stage.inFlight() === 0, 'both calls');

    assert.notInclude(shownText(card), 'flagged');
    assert.lengthOf(changes, 1);
    assert.equal(changes[0]!.eventId, 'evt_abc');
  });
});
