import { assert } from 'chai';
import {
  control,
  givenList,
  listbox,
  madeEvents,
  readyList,
  rows,
  search,
  setControl,
  showList,
  titles,
} from './event-list.ts';
import { button, clearStage, createStage, inState, part, shownText, until } from './stage.ts';
import type { Stage } from './stage.ts';

const LIST = /\/events\/$/;

const listCalls = (stage: Stage): number => stage.calls.filter((call) => / \/api\/v3\/events\/ /.test(call)).length;

function said(list: Element): string {
  return list.shadowRoot!.querySelector('[role="status"]')!.textContent.trim();
}

async function openFilters(list: Element): Promise<void> {
  button(list, /^\s*Filters/)!.click();
  await until(() => part(list, 'filters'), 'the filters');
}

function chips(list: Element): string[] {
  return [...(part(list, 'chips')?.querySelectorAll('.chip') ?? [])].map(({ textContent }) => textContent.trim());
}

describe('finding in <fd-event-list>', () => {
  afterEach(clearStage);

  it('searches once the typing rests, keeps what was found until then, and says how much was found', async () => {
    const stage = await createStage();
    const list = await readyList(stage);
    assert.match(said(list), /^\d+ events$/);
    const before = titles(list);
    const calls = listCalls(stage);
    const release = stage.hold(LIST);

    for (const text of ['o', 'ol', 'olympiahalle']) search(list, text);
    await until(() => listbox(list).ariaBusy === 'true', 'the search');
    assert.deepEqual(titles(list), before);
    release();
    await until(() => listbox(list).ariaBusy === 'false', 'what was found');

    assert.isTrue(rows(list).every(({ textContent }) => /olympiahalle/i.test(textContent)));
    assert.equal(listCalls(stage) - calls, 1);
    assert.equal(said(list), `${rows(list).length} events`);
  });

  it('never draws what an older search has found', async () => {
    const stage = await createStage();
    const list = await readyList(stage);
    const release = stage.hold(LIST);
    list.q = 'tempodrom';
    await until(() => stage.inFlight() > 0, 'the first search');

    list.q = 'olympiahalle';
    await list.updateComplete;
    release();
    await until(() => stage.inFlight() === 0 && listbox(list).ariaBusy === 'false', 'what was found');

    assert.isTrue(rows(list).every(({ textContent }) => /olympiahalle/i.test(textContent)));
  });

  it('says that nothing matches, and takes the filters away again', async () => {
    const stage = await createStage();
    const list = await inState(showList(stage, 'q="nobody plays this" flagged'), 'empty');
    await until(() => shownText(list).includes('No events match.'), 'the words');
    assert.equal(said(list), 'No events match.');

    button(list, /Clear the filters/)!.click();
    await inState(list, 'ready');

    assert.equal(list.q, '');
    assert.equal(list.shadowRoot!.querySelector('input')!.value, '');
    assert.isAbove(rows(list).length, 10);
  });

  it('says that there are no events at all', async () => {
    const stage = await createStage();
    stage.answer(LIST, 200, { items: [], total: 0 });

    const list = await inState(showList(stage), 'empty');

    await until(() => shownText(list).includes('There are no events yet.'), 'the words');
    assert.isTrue(button(list, /Clear/) === null);
  });

  it('filters by city, venue, status, date and flag, and names each filter that is on', async () => {
    const stage = await createStage();
    const list = await readyList(stage);
    await openFilters(list);
    await until(() => part(list, 'filters')!.textContent.includes('Olympiahalle'), 'the venues');

    setControl(list, /^München$/, true);
    await until(() => rows(list).every(({ textContent }) => textContent.includes('München')), 'events in Munich');
    assert.notInclude(
      [...part(list, 'filters')!.querySelectorAll('label')].map((each) => each.textContent.trim()),
      'Tempodrom',
    );
    setControl(list, /^Olympiahalle$/, true);
    await until(
      () => rows(list).every(({ textContent }) => textContent.includes('Olympiahalle')),
      'those in one venue',
    );
    setControl(list, /^Include archived/, true);
    setControl(list, /^From/, '2024-01-01');
    setControl(list, /^To/, '2027-12-31');
    await until(() => listbox(list).ariaBusy === 'false' && stage.inFlight() === 0, 'what was found');

    assert.deepEqual(chips(list), [
      'From Jan 1, 2024',
      'To Dec 31, 2027',
      'München',
      'Olympiahalle',
      'Include archived events',
    ]);
    setControl(list, /^München$/, false);
    await until(() => chips(list).length === 4, 'one less');
    part(list, 'chips')!.querySelector<HTMLElement>('.chip')!.click();
    await until(() => chips(list).length === 3, 'two less');
    assert.equal(list.since, '');
    assert.equal(control<HTMLInputElement>(list, /^From/).value, '');
    button(list, /Clear all/)!.click();
    await until(() => chips(list).length === 0, 'no filters');
    setControl(list, /^Status/, 'cancelled');
    await until(() => rows(list).every(({ textContent }) => textContent.includes('Cancelled')), 'what was cancelled');
  });

  it('says that dates contradict each other, and finds nothing new until they are mended', async () => {
    const list = await givenList(madeEvents(48));
    await openFilters(list);

    setControl(list, /^From/, '2026-06-03');
    await until(() => rows(list).length < 48, 'fewer events');
    const before = titles(list);
    setControl(list, /^To/, '2026-06-02');
    await until(() => shownText(list).includes('The first day is after the last one.'), 'the words');
    assert.equal(control(list, /^To/).ariaInvalid, 'true');
    assert.deepEqual(titles(list), before);
    assert.equal(list.until, '');

    setControl(list, /^From/, '2026-06-02');
    await until(() => list.until === '2026-06-02', 'the days');
    await until(() => rows(list).length === 24, 'the events of one day');
    assert.notInclude(shownText(list), 'The first day');
  });

  it('shows its events although the venues cannot be loaded, and loads those again', async () => {
    const stage = await createStage();
    const mend = stage.answer(/venues/, 404, { message: 'error.request.not_found' });
    const list = await readyList(stage);
    await openFilters(list);
    await until(() => shownText(list).includes('Cities and venues could not be loaded.'), 'the words');
    assert.isTrue(list.matches(':state(ready)'));

    mend();
    part(list, 'filters')!.querySelector('button')!.click();

    await until(() => part(list, 'filters')!.textContent.includes('Olympiahalle'), 'the venues');
  });

  it('reads page after page as somebody scrolls, one at a time, each event once, to the end', async () => {
    const stage = await createStage();
    const list = await readyList(stage);
    const scroller = part(list, 'scroller')!;
    const total = Number(/\d+/.exec(part(list, 'count')!.textContent)![0]);

    await until(() => {
      scroller.scrollTop = scroller.scrollHeight;
      return rows(list).length === total;
    }, 'all events');

    assert.equal(listCalls(stage), Math.ceil(total / 50));
    assert.isTrue(rows(list).every(({ ariaSetSize }) => ariaSetSize === String(total)));
    assert.deepEqual(
      rows(list).map(({ ariaPosInSet }) => Number(ariaPosInSet)),
      Array.from({ length: total }, (_, index) => index + 1),
    );
    assert.equal(part(list, 'end')!.textContent.trim(), 'These are all events.');
  });

  it('drops an event that comes a second time because the list has shifted', async () => {
    const stage = await createStage();
    const events = madeEvents(80);
    const shift = stage.answer(LIST, 200, { items: events.slice(0, 50), total: 80, page: 1, pages: 2 });
    const list = await readyList(stage);
    shift();
    stage.answer(LIST, 200, { items: events.slice(45), total: 80, page: 2, pages: 2 });

    button(list, /Load more/)!.click();
    await until(() => rows(list).length > 50, 'the second page');

    assert.deepEqual(
      titles(list),
      events.map(({ title }) => title),
    );
  });

  it('draws nothing again of two thousand events when one is chosen, nor when a page comes', async function () {
    // WebKit lays out all rows anew with each page, which a busy machine may need more than half a minute for.
    this.timeout(120_000);
    const list = await givenList(madeEvents(2_000));
    const scroller = part(list, 'scroller')!;
    const drawn: MutationRecord[] = [];
    const observer = new MutationObserver((records) => drawn.push(...records));
    const stepTo = (count: number) =>
      until(
        () => {
          scroller.scrollTop = scroller.scrollHeight;
          return rows(list).length >= count;
        },
        `${count} events`,
        60_000,
      );
    for (let count = 250; count < 2_000; count += 250) await stepTo(count);
    await stepTo(1_950);
    const before = rows(list).length;
    for (const row of rows(list)) observer.observe(row, { childList: true, characterData: true, subtree: true });

    rows(list)[3]!.click();
    await list.updateComplete;
    await stepTo(2_000);
    drawn.push(...observer.takeRecords());

    assert.isBelow(before, 2_000);
    assert.lengthOf(drawn, 0);
    assert.lengthOf(rows(list), 2_000);
    observer.disconnect();
  });

  it('keeps its events when a later page fails, and loads that on request', async () => {
    const stage = await createStage();
    const list = await readyList(stage);
    const mend = stage.answer(LIST, 404, { message: 'error.request.not_found' });
    button(list, /Load more/)!.click();
    await until(() => shownText(list).includes('More events could not be loaded.'), 'the words');
    assert.lengthOf(rows(list), 50);
    assert.equal(said(list), 'More events could not be loaded.');

    mend();
    button(list, /Load more/)!.click();

    await until(() => rows(list).length >= 100, 'the second page');
    assert.notInclude(shownText(list), 'could not be loaded');
  });

  it('takes over at once what another element has changed, then reads it', async () => {
    const stage = await createStage();
    const list = await readyList(stage, 'q="olympiahalle"');
    const row = () => rows(list).find(({ textContent }) => textContent.includes('Concert at Olympiahalle'))!;
    assert.notInclude(row().textContent, 'Flagged');
    const calls = listCalls(stage);
    const release = stage.hold(LIST);

    const change = Object.assign(new Event('fd-event-change', { bubbles: true }), {
      eventId: 'evt_abc',
      frontendStatus: 'FLAGGED',
    });
    document.body.dispatchEvent(change);
    await until(() => row().textContent.includes('Flagged'), 'the flag');
    release();
    await until(() => !row().textContent.includes('Flagged'), 'what the API says');

    assert.equal(listCalls(stage) - calls, 1);
  });

  it('asks nobody for what is given, and searches and filters it alone', async () => {
    const stage = await createStage();
    const events = [
      ...madeEvents(3),
      { id: 'z', title: 'Zürich', frontend_status: 'FLAGGED', status: 'active', city: 'Zürich' },
      { id: 'p', title: 'A product', category: 'product' },
      { id: 'a', title: 'Long ago', status: 'archived' },
      { id: 'h', title: 'Put away', frontend_status: 'HIDDEN' },
    ];
    const list = await givenList(events);
    stage.show('').append(list);

    assert.deepEqual(titles(list), ['Zürich', 'Concert 0', 'Concert 1', 'Concert 2']);
    for (const { filter, found } of [
      { filter: { q: 'zurich' }, found: ['Zürich'] },
      { filter: { q: '', city: ['Berlin'] }, found: ['Concert 0', 'Concert 2'] },
      { filter: { city: [], venue: ['Olympiahalle'] }, found: ['Concert 1'] },
      { filter: { venue: [], flagged: true }, found: ['Zürich'] },
      { filter: { flagged: false, status: 'archived' }, found: ['Long ago'] },
      { filter: { status: '', q: 'put away' }, found: [] },
      { filter: { archived: true }, found: ['Put away'] },
      { filter: { archived: false, q: 'product', excludeProducts: false }, found: ['A product'] },
    ]) {
      Object.assign(list, filter);
      await until(() => titles(list).join() === found.join(), found.join());
    }
    assert.deepEqual(stage.calls, []);
  });

  it('has no inline styles, which a strict policy would refuse', async () => {
    const list = await readyList(await createStage(), 'city="München"');
    await openFilters(list);

    assert.equal(list.shadowRoot!.querySelectorAll('[style], style, script').length, 0);
  });
});
