import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { allEvents, connect, signIn, type Connection, type EventBody } from './support.ts';

interface Kpis {
  readonly revenue: number | null;
  readonly purchases: number | null;
  readonly spent: number | null;
  readonly roas: number | null;
  readonly currency: string | null;
  readonly campaigns: number;
  readonly active: number;
}

interface Graph {
  readonly sales: readonly {
    readonly mapped_date: string;
    readonly norm_tickets_sold_current: number | null;
    readonly norm_tickets_sold_avg: number;
  }[];
}

interface Ticket {
  readonly sales_price: number;
  readonly capacity: number;
  readonly quantity: number;
  readonly revenue: number;
}

const partnersAndUsers = [
  { partner: 'partner-id-acme', events: 240 },
  { partner: 'partner-id-beta', events: 60 },
  { partner: 'partner-id-empty', events: 0 },
  { partner: 'fd123', events: 15 },
];

const as = (partner: string) => connect({}, 'many@acme.example', partner);
const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((total, each) => total + (each ?? 0), 0);

for (const { partner, events } of partnersAndUsers) {
  test(`gives ${partner} ${events} events with ids of their own, over three years`, async () => {
    const found = await allEvents(await as(partner));

    const years = found.map(({ start_date_time }) => Number(start_date_time.slice(0, 4)));
    assert.equal(found.length, events);
    assert.equal(new Set(found.map(({ id }) => id)).size, events);
    assert.ok(years.every((year) => year >= 2024 && year <= 2027));
  });

  test(`adds ${partner}'s statistics up from its events' statistics`, async () => {
    const connection = await as(partner);
    const found = await allEvents(connection);
    const kpis: Kpis[] = [];
    for (const { id } of found) kpis.push((await connection.get<Kpis>(`/events/${id}/statistics`)).body);

    const { body: total } = await connection.get<Kpis & Record<string, number>>('/events/statistics');

    const hasSales = kpis.some(({ revenue }) => revenue !== null);
    const count = (...statuses: string[]) => found.filter((each) => statuses.includes(each.campaign_status)).length;
    const roas =
      Math.round((sum(kpis.map(({ revenue }) => revenue)) / sum(kpis.map(({ spent }) => spent))) * 100) / 100;
    assert.deepEqual(total, {
      total: events,
      open: count('OPEN'),
      running: count('RUNNING'),
      closed: count('CLOSED', 'IGNORED'),
      revenue: hasSales ? sum(kpis.map(({ revenue }) => revenue)) : null,
      spent: sum(kpis.map(({ spent }) => spent)),
      roas: hasSales ? roas : null,
      purchases: sum(kpis.map(({ purchases }) => purchases)),
      currency: hasSales ? (partner === 'fd123' ? 'CHF' : 'EUR') : null,
    });
  });
}

describe('the events of partner-id-acme', () => {
  let acme: Connection;
  let events: EventBody[];
  const eventById = (id: string) => events.find((event) => event.id === id);
  const kpis = async (id: string) => (await acme.get<Kpis>(`/events/${id}/statistics`)).body;

  before(async () => {
    acme = await as('partner-id-acme');
    events = await allEvents(acme);
  });

  test('contain the worked example with its run and its first cluster', async () => {
    const event = eventById('evt_abc');
    const { body: run } = await acme.get<{ tc_run_id: number; clusters: object[] }>('/events/evt_abc/clusters');

    assert.equal(event?.start_date_time, '2026-06-12T18:30:00Z');
    assert.deepEqual([event?.venue_name, event?.capacity], ['Olympiahalle', 12_000]);
    assert.equal(run.tc_run_id, 42);
    assert.deepEqual(run.clusters[0], {
      tc: 'family_outings_munich',
      label: 'Family outings, Munich area',
      metric_pred: 0.83,
      reach_estimate: 184_000,
      size_share: 0.21,
    });
  });

  test('contain every odd case that a screen must bear', async () => {
    assert.equal((await kpis('evt_sold_out')).purchases, eventById('evt_sold_out')?.capacity);
    assert.equal(eventById('evt_cancelled')?.status, 'cancelled');
    assert.equal(eventById('evt_archived')?.status, 'archived');
    assert.equal(eventById('evt_flagged')?.frontend_status, 'FLAGGED');
    assert.equal(eventById('evt_one_seat')?.capacity, 1);
    assert.equal(eventById('evt_long_title')?.title.length, 80);
    assert.match(eventById('evt_umlauts')?.title ?? '', /[äöüß]/);
    assert.match(eventById('evt_rtl')?.title ?? '', /^\p{Script=Arabic}/u);
    assert.ok(events.filter(({ category }) => category === 'product').length >= 3);
    assert.deepEqual(await kpis('evt_no_sales'), {
      revenue: null,
      purchases: null,
      spent: null,
      roas: null,
      currency: null,
      campaigns: 0,
      active: 0,
    });
    assert.deepEqual((await acme.get('/events/evt_no_sales/clusters')).body, { tc_run_id: null, clusters: [] });
    assert.deepEqual((await acme.get('/events/evt_no_sales/benchmark')).body, {
      today: null,
      prediction: null,
      state: null,
    });
  });

  test('play in five cities, in several series, before and after today', () => {
    const now = new Date(acme.sandbox.clock.now()).toISOString();
    const series = new Set(
      events
        .filter(({ campaign_event_series }) => campaign_event_series.length > 0)
        .map(({ id, campaign_event_series }) => [id, ...campaign_event_series].sort().join()),
    );

    assert.deepEqual([...new Set(events.map(({ city }) => city))].sort(), [
      'Berlin',
      'Hamburg',
      'München',
      'Wien',
      'Zürich',
    ]);
    assert.ok(series.size > 10);
    assert.ok(events.filter(({ start_date_time }) => start_date_time > now).length > 50);
    assert.ok(events.filter(({ start_date_time }) => start_date_time < now).length > 100);
  });

  test('name their siblings the same way in the event and at /series', async () => {
    for (const { id, campaign_event_series: siblings } of events) {
      const { body } = await acme.get<{ items: EventBody[] }>(`/events/${id}/series?limit=1000`);

      assert.deepEqual(
        body.items.map((sibling) => String(sibling.id)),
        siblings,
      );
    }
  });

  test('sell along curves that never fall, end at the tickets sold, and know no future', async () => {
    const today = new Date(acme.sandbox.clock.now()).toISOString().slice(0, 10);

    for (const { id, capacity } of events) {
      const { sales } = (await acme.get<Graph>(`/events/${id}/sales-graph`)).body;
      const known = sales.filter(({ mapped_date }) => mapped_date <= today);
      const current = known.map((point) => point.norm_tickets_sold_current ?? Number.NaN);
      const average = sales.map((point) => point.norm_tickets_sold_avg);

      const rises = (curve: number[]) => curve.every((share, index) => index === 0 || share >= (curve[index - 1] ?? 0));
      assert.ok(rises(current) && rises(average), String(id));
      assert.ok(
        [...current, ...average].every((share) => share >= 0 && share <= 1),
        String(id),
      );
      assert.ok(
        sales.slice(known.length).every((point) => point.norm_tickets_sold_current === null),
        String(id),
      );
      const sold = ((await kpis(String(id))).purchases ?? 0) / capacity;
      assert.ok(Math.abs((current.at(-1) ?? 0) - sold) < 0.0001, String(id));
    }
  });

  test('sell most in the days of the general sale and before the show, least in between', async () => {
    const { sales } = (await acme.get<Graph>('/events/evt_abc/sales-graph')).body;
    const average = sales.map((point) => point.norm_tickets_sold_avg);
    const soldBetween = (from: number, to: number) =>
      (average[Math.round(to * (average.length - 1))] ?? 0) - (average[Math.round(from * (average.length - 1))] ?? 0);

    const [start, peak, middle, runUp] = [
      soldBetween(0, 0.05),
      soldBetween(0.05, 0.1),
      soldBetween(0.5, 0.55),
      soldBetween(0.95, 1),
    ];

    assert.ok(peak > 2 * start && peak > 4 * middle && runUp > 3 * middle);
  });

  test('split capacity, tickets and revenue into ticket rows without a remainder', async () => {
    for (const { id, capacity } of events) {
      const rows = (await acme.get<Ticket[]>(`/events/${id}/tickets`)).body;
      const { purchases, revenue } = await kpis(String(id));

      assert.equal(sum(rows.map((row) => row.capacity)), capacity);
      assert.equal(sum(rows.map((row) => row.quantity)), purchases ?? 0);
      assert.equal(sum(rows.map((row) => row.revenue)), revenue ?? 0);
      assert.ok(rows.every((row) => row.quantity <= row.capacity && row.revenue === row.quantity * row.sales_price));
    }
  });
});

test('never gives two partners the same title', async () => {
  const titles: string[][] = [];
  for (const { partner } of partnersAndUsers) {
    const found = await allEvents(await as(partner));
    titles.push([...new Set(found.map(({ title }) => title))]);
  }

  assert.equal(new Set(titles.flat()).size, titles.flat().length);
});

test('answers a legacy partner with numeric ids and francs', async () => {
  const legacy = await as('fd123');
  const [first] = await allEvents(legacy);

  const { body } = await legacy.get('/partners/');

  assert.equal(typeof first?.id, 'number');
  assert.equal(typeof body['id'], 'number');
  assert.equal(body['currency'], 'CHF');
  assert.equal((await legacy.get(`/events/${first?.id}`)).status, 200);
});

test('gives byte-equal answers, tokens and request ids for the same seed, and others for another', async () => {
  async function transcript(seed: number): Promise<string[]> {
    const { sandbox, token, get } = await connect({ seed });
    const answers = [token, JSON.stringify(await signIn(sandbox, 'ben@acme.example'))];
    for (const path of [
      '/events/?limit=200',
      '/events/statistics',
      '/events/evt_abc/clusters',
      '/events/evt_abc/sales-graph',
      '/events/evt_abc/tickets',
      '/nowhere',
    ]) {
      const { text, headers } = await get(path);
      answers.push(text, headers.get('x-request-id') ?? '');
    }
    return answers;
  }

  const first = await transcript(7);

  assert.deepEqual(await transcript(7), first);
  assert.notDeepEqual(await transcript(8), first);
});

for (const { startTime, expected } of [
  { startTime: '2025-01-01T00:00:00Z', expected: '2026-06-12T18:30:00Z' },
  { startTime: '2026-06-12T18:30:00Z', expected: '2027-06-12T18:30:00Z' },
  { startTime: Date.UTC(2029, 10, 21), expected: '2030-06-12T18:30:00Z' },
]) {
  test(`keeps the worked example upcoming and on sale from ${startTime} on`, async () => {
    const { get } = await connect({ startTime });

    const event = (await get<EventBody>('/events/evt_abc')).body;
    const { purchases } = (await get<Kpis>('/events/evt_abc/statistics')).body;

    assert.equal(event.start_date_time, expected);
    assert.ok((purchases ?? 0) > 0);
  });
}

test('runs with the wall clock when asked to, and can still be moved', () => {
  const { clock } = createSandbox({ clock: 'real', startTime: 1_000_000 });

  const before = clock.now();
  clock.advance(3_600_000);
  const moved = clock.now();
  clock.set(5);

  assert.ok(before >= 1_000_000);
  assert.ok(moved >= before + 3_600_000);
  assert.ok(clock.now() >= 5 && clock.now() < 1_000_000);
});

test('refuses a start time that is none', () => {
  assert.throws(() => createSandbox({ startTime: 'soon' }), RangeError);
});
