import { assert } from 'chai';
import type { FdEventList } from '../../src/components/event-list/event-list.ts';
import type { FdSelectEvent } from '../../src/components/event-list/select-event.ts';
import '../../src/components/event-card/define.ts';
import {
  activeTitle,
  chosenTitles,
  givenList,
  listbox,
  madeEvents,
  press,
  readyList,
  rows,
  search,
  titles,
} from './event-list.ts';
import { clearStage, createStage, inState, part, until } from './stage.ts';

function toldBy(list: FdEventList): FdSelectEvent[] {
  const told: FdSelectEvent[] = [];
  list.addEventListener('fd-select', (event) => told.push(event));
  return told;
}

function target(id: string): HTMLElement {
  const element = Object.assign(document.createElement('div'), { id });
  document.body.append(element);
  return element;
}

describe('choosing in <fd-event-list>', () => {
  afterEach(clearStage);

  it('shows the event that is clicked in the card beside it', async () => {
    const stage = await createStage();
    const list = await readyList(stage, 'q="olympiahalle" for="card"', '<fd-event-card id="card"></fd-event-card>');
    const card = document.querySelector('fd-event-card')!;

    rows(list)
      .find(({ textContent }) => textContent.includes('Concert at Olympiahalle'))!
      .click();
    await inState(card, 'ready');

    assert.equal(card.eventId, 'evt_abc');
    assert.deepEqual(chosenTitles(list), ['Concert at Olympiahalle']);
    assert.equal(list.value, 'evt_abc');
  });

  it('drives what stands for an element in a CMS that lets no unknown tag through', async () => {
    const list = await givenList(madeEvents(3), { htmlFor: 'beside' });
    const beside = target('beside');
    beside.dataset['fdWidget'] = 'event-card';

    rows(list)[1]!.click();

    assert.equal(beside.dataset['eventId'], 'evt_1');
    assert.isFalse(beside.hasAttribute('event-id'));
  });

  it('tells the event with its data, and drives nothing where the page cancels that', async () => {
    const list = await givenList(madeEvents(3), { htmlFor: 'beside' });
    const beside = target('beside');
    const told = toldBy(list);
    document.body.addEventListener('fd-select', (event) => event.preventDefault(), { once: true });

    rows(list)[1]!.click();
    assert.isFalse(beside.hasAttribute('event-id'));
    rows(list)[2]!.click();

    assert.deepEqual(
      told.map(({ eventIds }) => eventIds),
      [['evt_1'], ['evt_2']],
    );
    assert.equal(told[1]!.events[0]!.title, 'Concert 2');
    assert.equal(beside.getAttribute('event-id'), 'evt_2');
  });

  it('goes with the keyboard, and drives the elements beside it once that rests', async () => {
    const list = await givenList(madeEvents(50), { htmlFor: 'beside' });
    const beside = target('beside');
    const told = toldBy(list);
    list.focus();
    assert.equal(activeTitle(list), 'Concert 0');

    for (let turn = 0; turn < 20; turn++) press(list, 'ArrowDown');
    assert.deepEqual(chosenTitles(list), ['Concert 20']);
    assert.lengthOf(told, 0);
    await until(() => beside.getAttribute('event-id') === 'evt_20', 'the event beside the list');
    assert.lengthOf(told, 1);

    for (const { key, title } of [
      { key: 'ArrowUp', title: 'Concert 19' },
      { key: 'Home', title: 'Concert 0' },
      { key: 'End', title: 'Concert 49' },
    ]) {
      press(list, key);
      press(list, 'Enter');
      assert.equal(activeTitle(list), title);
      assert.equal(beside.getAttribute('event-id'), `evt_${title.slice(8)}`);
    }
    press(list, 'PageUp');
    const before = Number(activeTitle(list)!.slice(8));
    press(list, 'PageDown');
    assert.isBelow(before, 48);
    assert.equal(activeTitle(list), 'Concert 49');
  });

  it('leaves keys that are none of its own to the page', async () => {
    const list = await givenList(madeEvents(3));

    assert.isTrue(press(list, 'Tab'));
    assert.isTrue(press(list, 'Escape'));
    assert.isTrue(press(list, 'r', { ctrlKey: true }));
    assert.isFalse(press(list, 'ArrowDown'));
  });

  it('chooses several: with Space, with Shift and the arrows, and all that are there', async () => {
    const list = await givenList(madeEvents(6), { multiple: true, htmlFor: 'beside' });
    const beside = target('beside');
    assert.equal(listbox(list).getAttribute('aria-multiselectable'), 'true');
    list.focus();

    press(list, 'ArrowDown');
    assert.deepEqual(chosenTitles(list), []);
    press(list, ' ');
    press(list, 'ArrowDown', { shiftKey: true });
    press(list, 'ArrowDown', { shiftKey: true });
    assert.deepEqual(chosenTitles(list), ['Concert 1', 'Concert 2', 'Concert 3']);
    press(list, 'ArrowUp', { shiftKey: true });
    assert.deepEqual(chosenTitles(list), ['Concert 1', 'Concert 2']);
    rows(list)[5]!.click();
    assert.deepEqual(list.values, ['evt_1', 'evt_2', 'evt_5']);
    assert.equal(beside.getAttribute('event-id'), 'evt_5');
    rows(list)[3]!.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    assert.deepEqual(list.values, ['evt_3', 'evt_4', 'evt_5']);

    press(list, 'a', { ctrlKey: true });
    assert.lengthOf(chosenTitles(list), 6);
    rows(list)[0]!.click();
    assert.lengthOf(list.values, 5);
  });

  it('keeps what is chosen where the list goes elsewhere, and says so', async () => {
    const list = await givenList(madeEvents(4));
    rows(list)[1]!.click();

    list.q = 'tempodrom';
    await until(() => rows(list).length === 2, 'the others');
    assert.equal(part(list, 'chosen')!.textContent, '“Concert 1” is chosen, but not among the events shown.');
    list.q = '';
    await until(() => rows(list).length === 4, 'all of them');

    assert.deepEqual(chosenTitles(list), ['Concert 1']);
    assert.isTrue(part(list, 'chosen') === null);
  });

  it('names what is not seen in words that its title turns not round', async () => {
    const events = madeEvents(4).map((event, index) => (index ? event : { ...event, title: '\u202Eevil' }));
    const list = await givenList(events);
    rows(list)[0]!.click();

    list.q = 'olympiahalle';
    await until(() => part(list, 'chosen'), 'the words');

    assert.equal(part(list, 'chosen')!.textContent, '“\u202Eevil” is chosen, but not among the events shown.');
    assert.equal(part(list, 'chosen')!.querySelector('bdi')!.textContent, '\u202Eevil');
  });

  it('chooses what the page sets, and tells nobody', async () => {
    const list = await givenList(madeEvents(4), { value: 'evt_2' });
    const told = toldBy(list);

    assert.deepEqual(chosenTitles(list), ['Concert 2']);
    list.value = 'evt_3';
    await list.updateComplete;

    assert.deepEqual(chosenTitles(list), ['Concert 3']);
    assert.deepEqual(
      list.selected.map(({ title }) => title),
      ['Concert 3'],
    );
    assert.lengthOf(told, 0);
  });

  it('keeps the keyboard and the choice while pages come, and when everything is read again', async () => {
    const stage = await createStage();
    const list = await readyList(stage);
    list.focus();
    press(list, 'End');
    const title = activeTitle(list);
    await until(() => rows(list).length > 50, 'the next page');

    await list.refresh();
    await until(() => stage.inFlight() === 0, 'the end of all calls');

    assert.isTrue(list.shadowRoot!.activeElement === listbox(list));
    assert.equal(activeTitle(list), title);
    assert.deepEqual(chosenTitles(list), [title]);
    assert.equal(new Set(rows(list).map(({ id }) => id)).size, titles(list).length);
  });

  it('asks for the next page when the keyboard comes to the last event, whatever the browser tells of what is seen', async () => {
    const real = globalThis.IntersectionObserver;
    globalThis.IntersectionObserver = class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    } as unknown as typeof IntersectionObserver;
    try {
      const list = await readyList(await createStage());
      list.focus();
      assert.equal(rows(list).length, 50);

      press(list, 'End');

      await until(() => rows(list).length > 50, 'the next page');
    } finally {
      globalThis.IntersectionObserver = real;
    }
  });

  it('forgets the choice of one partner at the switch to another, and empties what it has driven', async () => {
    const stage = await createStage();
    const list = await readyList(stage, 'for="beside"', '<div id="beside"></div>');
    rows(list)[0]!.click();
    search(list, 'Jazz');
    await until(() => list.q === 'Jazz' && listbox(list).ariaBusy === 'false', 'what was found');
    const provider = document.querySelector('fd-provider')!;
    const old = titles(list);

    const release = stage.hold(/events/);
    await stage.client.rememberPartner('partner-id-beta' as never);
    provider.setAttribute('partner-id', 'partner-id-beta');
    await until(() => rows(list).length === 0, 'the list to be emptied');
    assert.equal(list.value, '');
    assert.equal(document.getElementById('beside')!.getAttribute('event-id'), '');
    release();
    await until(() => rows(list).length > 0, 'the other partner’s events');

    assert.equal(list.q, '');
    assert.equal(list.shadowRoot!.querySelector('input')!.value, '');
    assert.isEmpty(titles(list).filter((title) => old.includes(title)));
  });
});
