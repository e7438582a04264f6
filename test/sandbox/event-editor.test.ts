import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withEditor, type RawEvent, type Run } from './event-editor-kit.ts';
import type { EventBody, EventPage } from './support.ts';

const names = ({ clusters }: Run) => clusters.map(({ tc }) => tc);

describe('an event that is saved in the Event Editor', () => {
  test('has its raw payload on Customer Representation: the event, its description and its line-ups', () =>
    withEditor(async ({ ask, raw }) => {
      const main = (await ask<EventBody>('GET /api/v3/events/evt_abc')).body;

      const { description, lineups_raw, ...event } = await raw();

      assert.deepEqual(event, main);
      assert.equal(typeof description, 'string');
      assert.deepEqual(lineups_raw, []);
    }));

  for (const { what, change } of [
    { what: 'title', change: { title: 'Open air at Olympiahalle' } },
    { what: 'title, called name', change: { name: 'Open air at Olympiahalle', title: undefined } },
    { what: 'description', change: { description: null } },
    { what: 'date', change: { start_date_time: '2026-06-13T18:30:00.000Z' } },
    { what: 'hall', change: { hall_name: 'Kleine Olympiahalle' } },
    { what: 'city', change: { city: 'Berlin', venue_name: 'Uber Arena', hall_name: 'Arena' } },
    { what: 'category', change: { category: 'comedy' } },
    { what: 'line-up', change: { lineups_raw: [{ name: 'The Encores' }] } },
  ]) {
    test(`gets a new run when its ${what} changes, and the old one stays readable as it was`, () =>
      withEditor(async ({ sandbox, run, save }) => {
        const old = await run();

        assert.equal(await save(change), 204);

        assert.equal(old.tc_run_id, 42);
        assert.equal((await run()).tc_run_id, 43);
        assert.notDeepEqual(names(await run()), names(old));
        assert.deepEqual(await run('evt_abc', '?tc_run_id=42'), old);
        assert.deepEqual(await run('evt_abc', '?tc_run_id=43'), await run());
        assert.deepEqual(sandbox.runs(), [{ eventId: 'evt_abc', ids: [42, 43] }]);
      }));
  }

  for (const { what, change, query } of [
    { what: 'nothing', change: {} },
    { what: 'its capacity', change: { capacity: 11_000 } },
    { what: 'its special ad category', change: { special_ad_category: 'housing' } },
    { what: 'what the editor does not edit', change: { status: 'archived', campaign_status: 'OPEN', unheard_of: 1 } },
    { what: 'nothing, and no run is asked for', change: {}, query: 'event_type=fdlive&itc_retry=false' },
  ]) {
    test(`keeps its run when ${what} changes`, () =>
      withEditor(async ({ sandbox, raw, run, save }) => {
        const { status, campaign_status } = await raw();

        assert.equal(await save(change, query), 204);

        assert.equal((await run()).tc_run_id, 42);
        assert.deepEqual(sandbox.runs(), []);
        const now = await raw();
        assert.deepEqual([now.status, now.campaign_status], [status, campaign_status]);
      }));
  }

  test('gets a new run without any change where itc_retry asks for one', () =>
    withEditor(async ({ run, save }) => {
      assert.equal(await save({}, 'event_type=fdlive&partner_product=FD_FULL_SERVICE&itc_retry=true'), 204);

      assert.equal((await run()).tc_run_id, 43);
    }));

  test('has one more run for every save that changes something, all of them readable', () =>
    withEditor(async ({ sandbox, run, save }) => {
      const titles = ['Concert, first night', 'Concert, second night', 'Concert, second night', 'Concert'];
      const seen = [await run()];

      for (const title of titles) {
        await save({ title });
        seen.push(await run());
      }
      sandbox.renewRun('evt_abc');

      assert.deepEqual(
        seen.map(({ tc_run_id }) => tc_run_id),
        [42, 43, 44, 44, 45],
      );
      for (const each of seen) assert.deepEqual(await run('evt_abc', `?tc_run_id=${each.tc_run_id}`), each);
      assert.equal((await run()).tc_run_id, 46);
    }));

  test('has a run for each of two saves at once', () =>
    withEditor(async ({ run, save }) => {
      await Promise.all([save({ title: 'Concert, first night' }), save({ title: 'Concert, second night' })]);

      assert.equal((await run()).tc_run_id, 44);
    }));

  test('is told as it is now by both hosts, and by every list', () =>
    withEditor(async ({ ask, raw, save }) => {
      const change = {
        title: 'Open air in Berlin',
        start_date_time: '2026-05-21T17:00:00Z',
        city: 'Berlin',
        venue_name: 'Waldbühne',
        hall_name: 'Freilichtbühne',
        capacity: 20_000,
        category: 'festival',
        special_ad_category: 'social-issues',
      };
      const description = 'Under the stars.';

      await save({ ...change, description, lineups_raw: [{ name: 'The Encores' }] });

      const { body } = await ask<RawEvent>('GET /api/v3/events/evt_abc');
      const now = await raw();
      assert.deepEqual({ ...body, ...change }, body);
      assert.deepEqual({ ...body, description, lineups_raw: [{ name: 'The Encores' }] }, now);
      for (const query of [
        'q=open%20air%20berlin',
        'city=Berlin&since=2026-05-21&until=2026-05-21',
        'vh=waldbuehne&since=2026-05-21&until=2026-05-21',
      ]) {
        const { items } = (await ask<EventPage>(`GET /api/v3/events/?${query}`)).body;
        assert.deepEqual(items.find(({ id }) => id === 'evt_abc')?.title, change.title, query);
      }
      const list = await ask<EventPage>('GET /api/v3/events/?since=2026-05-20&limit=200');
      const dates = list.body.items.map(({ start_date_time }) => start_date_time);
      assert.deepEqual(dates, dates.toSorted());
      const old = (await ask<EventPage>('GET /api/v3/events?search=concert%20at%20olympiahalle')).body;
      assert.deepEqual(
        old.items.map(({ id }) => id),
        ['evt_abd'],
      );
      const series = (await ask<EventPage>('GET /api/v3/events/evt_abd/series?limit=1000')).body;
      assert.equal(series.items[0]?.title, change.title);
      const packages = (await ask<{ id: string; events: EventBody[] }[]>('GET /api/v3/package_builder/packages/')).body;
      const built = packages.find(({ id }) => id === 'pkg_555')?.events.find(({ id }) => id === 'evt_abc');
      assert.equal(built?.title, change.title);
    }));

  test('has the clusters of the city that it is in, also of one without a listed venue', () =>
    withEditor(async ({ raw, run, save }) => {
      await save({ city: 'Frankfurt am Main', venue_name: 'Alte Oper', hall_name: 'Mozart / Saal' });

      const elsewhere = (await run()).clusters.filter(
        ({ tc, label }) => !tc.endsWith('_frankfurt_am_main') || !label.endsWith(', Frankfurt am Main area'),
      );
      assert.deepEqual(elsewhere, []);
      assert.equal((await raw()).venue_name, 'Alte Oper');
    }));

  test('keeps its campaigns, sales and packages on what they were made from', () =>
    withEditor(async ({ ask, save }) => {
      const paths = ['/campaigns', '/statistics', '/tickets', '/sales-graph', '/benchmark'];
      const reads = [
        ...paths.map((path) => `GET /api/v3/events/evt_abc${path}`),
        'GET /api/v3/package_builder/packages/pkg_555/backhaul_evaluation',
      ];
      const before = await Promise.all(reads.map((call) => ask(call)));

      await save({ city: 'Wien', start_date_time: '2026-06-14T18:30:00Z', capacity: 9_000, category: 'festival' });

      assert.deepEqual(await Promise.all(reads.map((call) => ask(call))), before);
    }));

  test('ends its campaigns when they were meant to end; without any, the end follows its date', () =>
    withEditor(async ({ raw, save }) => {
      const start_date_time = '2026-06-14T18:30:00Z';

      await save({ start_date_time });
      await save({ start_date_time }, 'event_type=fdlive', 'evt_no_sales');

      assert.equal((await raw()).campaign_stop_time, '2026-06-12T18:30:00Z');
      assert.equal((await raw('evt_no_sales')).campaign_stop_time, start_date_time);
    }));

  test('is at a venue that the filter offers, in a city where its partner has not played before', () =>
    withEditor(async ({ ask }) => {
      const partner = 'partner-id-beta';
      const venues = async () =>
        (await ask<{ city: string }[]>('GET /api/v3/events/venues?city=M%C3%BCnchen', { partner })).body;
      const before = await venues();
      const event = (await ask<RawEvent>('GET /cr/api/events/evt_xyz', { partner })).body;
      const body = { ...event, city: 'München', venue_name: 'Zenith', hall_name: 'Halle' };

      await ask('PUT /cr/api/events/evt_xyz?event_type=fdlive', { partner, body });

      assert.deepEqual(before, []);
      assert.deepEqual(await venues(), [
        { city: 'München', venues: [{ id: 'zenith', name: 'Zenith', halls: [{ id: 'zenith-1', name: 'Halle' }] }] },
      ]);
    }));

  test('is expected to sell no more seats than it has now', () =>
    withEditor(async ({ ask, save }) => {
      const expected = 'GET /api/v3/events/evt_abc/campaigns_expected_value?goal=tickets&budget=5000';
      const before = (await ask<{ expected_tickets: number }>(expected)).body;

      await save({ capacity: 1 });

      assert.notEqual(before.expected_tickets, 0);
      assert.equal((await ask<{ expected_tickets: number }>(expected)).body.expected_tickets, 0);
    }));

  test('gets its first run where it had none; a product is saved as prisma and gets none', () =>
    withEditor(async ({ raw, run, save }) => {
      assert.equal(await save({ title: 'Announced' }, 'event_type=fdlive', 'evt_no_sales'), 204);
      assert.equal(await save({ title: 'Voucher' }, 'event_type=prisma&itc_retry=true', 'evt_voucher'), 204);

      assert.equal((await run('evt_no_sales')).tc_run_id, 1);
      assert.deepEqual(await run('evt_voucher'), { tc_run_id: null, clusters: [] });
      assert.equal((await raw('evt_voucher')).title, 'Voucher');
    }));

  test('keeps all its runs readable when it is archived, and can still be saved then', () =>
    withEditor(async ({ ask, raw, run, save }) => {
      const old = await run();
      await save({ title: 'Concert, second night' });
      const halves = ['/api/v3/events/evt_abc/setup_frontend_status', '/cr/api/events/last_updated_on_fe/evt_abc'];
      await ask(`PUT ${halves[0]}`, { body: { frontend_status: 'HIDDEN' } });
      await ask(`PUT ${halves[1]}`, { body: { status: 'CANCELLED' } });

      assert.equal(await save({ title: 'Concert, put away' }), 204);

      const { status, title } = await raw();
      assert.deepEqual([status, title], ['archived', 'Concert, put away']);
      assert.equal((await run()).tc_run_id, 44);
      assert.deepEqual(await run('evt_abc', '?tc_run_id=42'), old);
      assert.equal((await run('evt_abc', '?tc_run_id=43')).tc_run_id, 43);
    }));

  test('answers in the second generation as well, and is as it was after a reset', () =>
    withEditor(
      async ({ sandbox, run, save }) => {
        await save({ title: 'Concert, second night' });

        assert.equal((await run()).tc_run_id, 43);
        sandbox.reset();
        assert.deepEqual(sandbox.runs(), []);
      },
      { generation: 'dk2' },
    ));
});
