import { assert } from 'chai';
import { render } from 'lit';
import { campaignsView } from '../../src/components/event-card/extras.parts.ts';
import { messages } from '../../src/i18n/event-card/en.ts';
import { readyCard, showCard } from './card.ts';
import { button, clearStage, createStage, inState, part, shownText, until, type Stage } from './stage.ts';

const text = (card: Element, name: string): string => part(card, name)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const cardOf = (stage: Stage, eid: string, more = '') =>
  readyCard(stage, `<fd-event-card event-id="${eid}"${more}></fd-event-card>`);

describe('<fd-event-card>, what stands below the curves', () => {
  afterEach(clearStage);

  it('shows how many campaigns run, how they stand as a whole, and each with its run', async () => {
    const card = await cardOf(await createStage(), 'evt_abc');

    const campaigns = text(card, 'campaigns');
    assert.include(campaigns, '5 running');
    assert.include(campaigns, 'Campaign running · Switched on');
    assert.match(campaigns, /Family outings, Munich area Running · Run 42/);
    assert.isNull(part(card, 'newer'));
  });

  it('names the newer recommendation beside the run that campaigns stay on, and changes nothing', async () => {
    const stage = await createStage();

    const card = await cardOf(stage, 'evt_abd');

    assert.include(text(card, 'newer'), 'A newer recommendation is available: run 43.');
    assert.include(text(card, 'newer'), 'Campaigns stay on the run that they were made on: 41.');
    assert.include(text(card, 'campaigns'), 'Run 41');
    assert.include(text(card, 'clusters'), 'Run 43');
    assert.isTrue(stage.calls.every((call) => call.startsWith('GET')));
  });

  it('leaves it to the language how several runs are worded and joined, and sets each apart', () => {
    const own = { ...messages, stay: (runs: readonly string[]) => `On ${runs.length} runs: ${runs.join(' and ')}.` };
    const newer = { run: '43', others: ['41', '42'] };
    const stage = document.createElement('div');
    render(campaignsView({ counts: [], whole: [], newer, rows: [], rest: null }, own), stage);

    const said = stage.querySelector('.newer')!;
    assert.include(said.textContent.replace(/\s+/g, ' '), 'On 2 runs: 41 and 42.');
    assert.deepEqual(
      [...said.querySelectorAll('bdi')].map(({ textContent }) => textContent),
      ['43', '41', '42'],
    );
  });

  it('says that campaigns are paused by hand', async () => {
    const card = await cardOf(await createStage(), 'evt_paused');

    assert.match(text(card, 'campaigns'), /\d paused Campaign running · Paused by hand/);
  });

  it('says that there are no campaigns yet', async () => {
    const card = await cardOf(await createStage(), 'evt_no_sales');

    assert.include(text(card, 'campaigns'), 'There are no campaigns yet.');
  });

  it('shows tickets by category with their price and how many are sold', async () => {
    const card = await cardOf(await createStage(), 'evt_abc');

    const tickets = text(card, 'tickets');
    assert.match(tickets, /regular · €34 [\d,]+ of 3,600 sold/);
    assert.match(tickets, /VIP · €123 [\d,]+ of 600 sold/);
    assert.lengthOf([...part(card, 'tickets')!.querySelectorAll('.bar')], 6);
  });

  it('shows the other dates of the series with their place and sales, and goes to one that is chosen', async () => {
    const stage = await createStage();
    const card = await cardOf(stage, 'evt_abc');
    const series = text(card, 'series');
    assert.match(series, /June 13, 2026 .* Olympiahalle · München [\d,]+ of 12,000 sold/);
    const chosen: string[] = [];
    card.addEventListener('fd-event-choose', ({ eventId }) => chosen.push(eventId));

    button(card, /June 13/)!.click();
    await until(() => text(card, 'series').includes('June 12'), 'the way back');

    assert.deepEqual(chosen, ['evt_abd']);
    await until(() => shownText(card).includes('Run 43'), 'its clusters');
  });

  it('leaves the choice of another date to the page where the page takes it', async () => {
    const stage = await createStage();
    const card = await cardOf(stage, 'evt_abc');
    card.addEventListener('fd-event-choose', (event) => event.preventDefault());

    button(card, /June 13/)!.click();

    assert.equal(card.eventId, 'evt_abc');
  });

  it('has no series where the event stands alone, and asks for none', async () => {
    const stage = await createStage();

    const card = await cardOf(stage, 'evt_sold_out');

    assert.isNull(part(card, 'series'));
    assert.isFalse(stage.calls.some((call) => call.includes('/series')));
  });

  it('reads of other events nothing but the series where it may only be read', async () => {
    const stage = await createStage();

    const card = await cardOf(stage, 'evt_abc', ' read-only');

    assert.include(text(card, 'series'), 'June 13');
    assert.isFalse(stage.calls.some((call) => call.includes('evt_abd')));
  });

  for (const { name, pattern, heading } of [
    { name: 'campaigns', pattern: /campaigns$/, heading: 'Campaigns' },
    { name: 'tickets', pattern: /tickets$/, heading: 'Tickets' },
    { name: 'series', pattern: /series$/, heading: 'Other dates of the series' },
  ]) {
    it(`fails by itself, and is loaded again by itself: ${name}`, async () => {
      const stage = await createStage();
      const end = stage.answer(pattern, 200, 'not JSON');
      const card = await cardOf(stage, 'evt_abc');
      await until(() => text(card, name).includes(`Could not be loaded: ${heading}.`), 'the failure');
      assert.include(shownText(card), 'Family outings, Munich area');

      end();
      part(card, name)!.querySelector('button')!.click();

      await until(() => !text(card, name).includes('Could not be loaded'), 'the part');
    });
  }

  it('shows given campaigns, tickets and series without asking anybody', async () => {
    const stage = await createStage();
    const card = document.createElement('fd-event-card');
    card.event = { id: 'evt_abc', title: 'Concert at Olympiahalle', currency: 'EUR' };
    card.run = { tc_run_id: 43, clusters: [] };
    card.campaigns = [{ tc: 'a', tc_run_id: '42', status: 'RUNNING' }];
    card.tickets = [{ category: 'VIP', price: 49.9, capacity: 10, sold: 4 }];
    card.series = [{ id: 7, venue_name: 'Zenith' }];

    stage.show('').append(card);
    await until(() => part(card, 'series'), 'the series');

    assert.include(text(card, 'newer'), 'run 43');
    assert.include(text(card, 'tickets'), 'VIP · €49.90 4 of 10 sold');
    assert.include(text(card, 'series'), 'Zenith');
    assert.isNull(part(card, 'acts'));
    assert.deepEqual(stage.calls, []);
  });

  it('says all of it in German, and changes the language where it stands', async () => {
    const stage = await createStage();
    const card = await cardOf(stage, 'evt_abd');

    card.closest('fd-provider')!.setAttribute('locale', 'de');

    await until(() => text(card, 'newer').includes('Eine neuere Empfehlung ist verfügbar: Lauf 43.'), 'German');
    assert.isTrue(Boolean(button(card, /Archivieren/)));
    assert.match(text(card, 'tickets'), /34\s€/);
  });
});

describe('<fd-event-card density="compact">', () => {
  afterEach(clearStage);

  it('shows header, figures and prediction, and loads nothing else', async () => {
    const stage = await createStage();

    const card = await cardOf(stage, 'evt_abc', ' density="compact"');

    for (const name of ['curve', 'clusters', 'campaigns', 'tickets', 'series', 'acts']) assert.isNull(part(card, name));
    assert.include(shownText(card), '78%');
    assert.include(shownText(card), 'Acme Concerts');
    const paths = stage.calls.map((call) => call.split(' ')[1]!.replace('/api/v3/', '')).sort();
    assert.deepEqual(paths, ['events/evt_abc', 'events/evt_abc/statistics', 'partners/']);
  });

  it('is the height of its placeholder', async () => {
    const stage = await createStage();
    const release = stage.hold(/events/);
    const card = showCard(stage, '<fd-event-card event-id="evt_abc" density="compact"></fd-event-card>');
    await inState(card, 'loading');
    const before = await until(() => card.shadowRoot!.querySelector('dl') && card.offsetHeight, 'the placeholder');

    release();
    await inState(card, 'ready');
    await until(() => !card.shadowRoot!.querySelector('.blank'), 'all parts');

    assert.closeTo(card.offsetHeight, before, 28);
    assert.isBelow(card.offsetHeight, 420);
  });

  it('shows the rest once it is full', async () => {
    const stage = await createStage();
    const card = await cardOf(stage, 'evt_abc', ' density="compact"');

    card.density = 'full';

    await until(() => part(card, 'tickets') && button(card, /Archive/), 'the rest');
    assert.equal(card.getAttribute('density'), 'full');
  });
});
