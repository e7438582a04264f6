import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { allEvents, connect, type Connection, type EventBody, type EventPage } from './support.ts';

const isListed = (event: EventBody) => event.status !== 'archived';
const has = (text: string) => (event: EventBody) => `${event.title} ${event.venue_name} ${event.city}`.includes(text);
const day = (event: EventBody) => event.start_date_time.slice(0, 10);

/** Each filter against the same rule applied by hand to all events. */
const filters: readonly { query: string; keeps: (event: EventBody) => boolean }[] = [
  { query: '', keeps: isListed },
  { query: 'include_archived=true', keeps: () => true },
  { query: 'include_archived=false', keeps: isListed },
  { query: 'q=Olympiahalle', keeps: (event) => isListed(event) && has('Olympiahalle')(event) },
  { query: 'q=ZURICH', keeps: (event) => isListed(event) && has('Zürich')(event) },
  { query: 'q=grossenwahn', keeps: ({ id }) => id === 'evt_umlauts' },
  { query: 'q=%D9%85%D9%88%D8%B3%D9%8A%D9%82%D9%8A%D8%A9', keeps: ({ id }) => id === 'evt_rtl' },
  { query: 'q=concert%20olympia', keeps: ({ id }) => id === 'evt_abc' || id === 'evt_abd' },
  { query: 'since=2026-06-12', keeps: (event) => isListed(event) && day(event) >= '2026-06-12' },
  { query: 'until=2026-06-12', keeps: (event) => isListed(event) && day(event) <= '2026-06-12' },
  { query: 'since=2026-06-12&until=2026-06-12&q=concert', keeps: ({ id }) => id === 'evt_abc' },
  { query: 'status=cancelled', keeps: ({ status }) => status === 'cancelled' },
  { query: 'status=archived', keeps: ({ status }) => status === 'archived' },
  { query: 'status=postponed', keeps: ({ id }) => id === 'evt_postponed' },
  { query: 'frontend_status=FLAGGED', keeps: (event) => isListed(event) && event.frontend_status === 'FLAGGED' },
  {
    query: 'frontend_status=FLAGGED&frontend_status=HIDDEN',
    keeps: (event) => isListed(event) && event.frontend_status !== 'DEFAULT',
  },
  { query: 'marketing_campaign_status=RUNNING', keeps: ({ campaign_status }) => campaign_status === 'RUNNING' },
  { query: 'simulated=true', keeps: ({ id }) => id === 'evt_simulated' },
  { query: 'simulated=false', keeps: (event) => isListed(event) && event.id !== 'evt_simulated' },
  { query: 'city=Wien', keeps: (event) => isListed(event) && event.city === 'Wien' },
  { query: 'city=Wien&city=Berlin', keeps: (event) => isListed(event) && ['Wien', 'Berlin'].includes(event.city) },
  { query: 'vh=zenith', keeps: (event) => isListed(event) && event.venue_name === 'Zenith' },
  {
    query: 'vh=zenith&vh=tempodrom-2',
    keeps: (event) => isListed(event) && (event.venue_name === 'Zenith' || event.hall_name === 'Kleine Arena'),
  },
  {
    query: 'campaigns=true',
    keeps: (event) => isListed(event) && ['RUNNING', 'CLOSED'].includes(event.campaign_status),
  },
  { query: 'exclude_products=true', keeps: (event) => isListed(event) && event.category !== 'product' },
  { query: 'exclude_products=false', keeps: isListed },
  { query: 'unheard_of=1', keeps: isListed },
];

describe('GET /events/', () => {
  let acme: Connection;
  let everything: EventBody[];

  before(async () => {
    acme = await connect();
    everything = await allEvents(acme);
  });

  async function idsOf(query: string): Promise<(string | number)[]> {
    const ids: (string | number)[] = [];
    for (let page: number | null = 1; page !== null;) {
      const { body }: { body: EventPage } = await acme.get<EventPage>(`/events/?${query}&limit=200&page=${page}`);
      ids.push(...body.items.map(({ id }) => id));
      page = body.nextPage;
    }
    return ids;
  }

  for (const { query, keeps } of filters) {
    test(`keeps exactly the events that ?${query} asks for`, async () => {
      const expected = everything.filter(keeps).map(({ id }) => id);

      const found = await idsOf(query);

      assert.deepEqual(found, expected);
      assert.ok(found.length > 0, 'a filter that finds nothing proves nothing');
    });
  }

  test('covers every event exactly once, whatever the page size', async () => {
    for (const limit of [1, 7, 50, 200]) {
      const seen: (string | number)[] = [];
      let last: EventPage | undefined;
      for (let page: number | null = 1; page !== null;) {
        last = (await acme.get<EventPage>(`/events/?include_archived=true&limit=${limit}&page=${page}`)).body;
        assert.equal(last.prevPage, page === 1 ? null : page - 1);
        seen.push(...last.items.map(({ id }) => id));
        page = last.nextPage;
      }

      assert.equal(seen.length, 240);
      assert.equal(new Set(seen).size, 240);
      assert.equal(last?.pages, Math.ceil(240 / limit));
      assert.equal(last?.total, 240);
    }
  });

  test('gives 50 events unless asked otherwise, and never more than 200', async () => {
    const byDefault = (await acme.get<EventPage>('/events/')).body;
    const greedy = (await acme.get<EventPage>('/events/?limit=10000')).body;

    assert.deepEqual([byDefault.limit, byDefault.items.length, byDefault.page], [50, 50, 1]);
    assert.deepEqual([greedy.limit, greedy.items.length], [200, 200]);
  });

  test('answers an empty page beyond the last one', async () => {
    const { status, body } = await acme.get<EventPage>('/events/?page=99');

    assert.equal(status, 200);
    assert.deepEqual([body.items, body.nextPage, body.prevPage], [[], null, body.pages]);
  });

  test('moves flagged events to the top and keeps the order of the others', async () => {
    const plain = await idsOf('');
    const flagged = new Set(await idsOf('frontend_status=FLAGGED'));

    const sorted = await idsOf('flagged_to_top=true');

    const expected = [...plain.filter((id) => flagged.has(id)), ...plain.filter((id) => !flagged.has(id))];
    assert.deepEqual(sorted, expected);
    assert.notDeepEqual(sorted, plain);
  });

  test('counts the same flagged events at /events/flagged/', async () => {
    const flagged = everything.filter(({ frontend_status }) => frontend_status === 'FLAGGED').map(({ id }) => id);

    const { body } = await acme.get<EventPage>('/events/flagged/');

    assert.deepEqual(
      body.items.map(({ id }) => id),
      flagged,
    );
    assert.equal(body.total, flagged.length);
  });

  test('completes titles at /events?search= with its own parameter', async () => {
    const found = (await acme.get<EventPage>('/events?search=olympia&since=2026-06-12&page=1')).body;
    const slashForgotten = await acme.get('/events?q=nothing-like-this');

    const expected = everything.filter(
      (event) => isListed(event) && has('Olympia')(event) && day(event) >= '2026-06-12',
    );
    assert.deepEqual(
      found.items.map(({ id }) => id),
      expected.map(({ id }) => id),
    );
    assert.equal(slashForgotten.status, 404);
  });

  test('lists the venues that the partner plays, with ids that vh takes', async () => {
    interface City {
      city: string;
      venues: { id: string; name: string; halls: { id: string; name: string }[] }[];
    }
    const all = await acme.get<City[]>('/events/venues');
    const two = await acme.get<City[]>('/events/venues?city=Wien&city=Hamburg');

    assert.deepEqual(new Set(all.body.map(({ city }) => city)), new Set(everything.map(({ city }) => city)));
    assert.deepEqual(two.body.map(({ city }) => city).sort(), ['Hamburg', 'Wien']);
    for (const { venues } of two.body) {
      for (const { id, name } of venues) {
        const expected = everything.filter((event) => isListed(event) && event.venue_name === name);
        assert.deepEqual(
          await idsOf(`vh=${id}`),
          expected.map((event) => event.id),
          name,
        );
      }
    }
  });
});
