import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import type { FdApi } from '../../src/client/facade.ts';
import { conversionOf, totalsOf, type EvaluationRow } from '../../src/model/backhaul.ts';
import type { NewPackage } from '../../src/model/new-package.ts';
import type { AudiencePackage } from '../../src/model/package.ts';
import { listsOf } from '../../src/model/package-lists.ts';
import { FakeAttention } from '../client/watch-stand.ts';
import { parseCsv } from './csv.ts';
import { ACME, evaluationOf, openWay, settingsFor, type Model, type Settings, type Way } from './package-way.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Not all of a series, so that its other nights are counted by the model that says so and by no other. */
const EVENTS = ['evt_abc', 'evt_umlauts'];

/** What a copy for spreadsheets has more than the list: before what could begin a formula, also where cells are parted otherwise. */
const MARKS = /(^|[,;\t\r\n][\s"]*)'(?=[\s"']*[=+\-@＝＋－＠\t\r\n])/gu;

describe('the life of a package and what is made of it, through the gateway', () => {
  let way: Way;
  let fd: FdApi;
  let pkg: AudiencePackage;
  /** Customers whom the filters name. */
  let included: string;
  let excluded: string;
  /** Ids of the customers in each list, as they were downloaded. */
  const customers = new Map<string, ReadonlySet<string>>();
  /** Events that count by model; all of them where there is none. */
  const counted = new Map<Model, ReadonlySet<string>>();

  const pass = (minutes: number): void => way.api.sandbox.clock.advance(minutes * MINUTE_MS);
  const day = (daysAgo: number): string =>
    new Date(way.api.sandbox.clock.now() - daysAgo * DAY_MS).toISOString().slice(0, 10);
  const read = (id = pkg.id): Promise<AudiencePackage> => fd.packages.get(id, { fresh: true });
  const result = (): Promise<readonly EvaluationRow[]> => fd.backhaul.evaluation(pkg.id, { fresh: true });
  const list = (tc: string, variant: string): Promise<Response> =>
    way.fetch(`download/${ACME}/${pkg.id}/${encodeURIComponent(tc)}/${variant}`);
  const save = ({ model, days, sent }: Settings): Promise<void> =>
    fd.backhaul.saveSettings(pkg.id, {
      backhaul_evaluation_model: model,
      backhaul_evaluation_attribution_window: days,
      email_sent_date: sent,
    });

  const expected = (settings: Settings): EvaluationRow[] =>
    evaluationOf(way.api.sandbox.ledger(ACME), listsOf(pkg), {
      settings,
      events: counted.get(settings.model),
      customers,
    });

  before(async () => {
    way = await openWay();
    fd = await way.signIn();
  });
  after(() => way.close());

  it('begins with what somebody asked for, in every field', async () => {
    await fd.backhaul.saveDefaults({
      backhaul_evaluation_model: 'EVENT_SERIES',
      backhaul_evaluation_attribution_window: 10,
    });
    const orders = [...way.api.sandbox.ledger(ACME)].filter(({ customer }) => customer !== 'ANON');
    included = orders.at(-1)!.customer;
    excluded = orders.find(({ customer }) => customer !== included)!.customer;
    const asked = settingsFor(EVENTS, included, excluded);

    pkg = (await fd.packages.create(asked))!;

    const { package_title: title, ...rest } = asked;
    assert.equal(pkg.status, 'INITIALIZING');
    assert.deepEqual({ ...pkg, ...rest, title }, pkg);
    assert.equal((await fd.packages.list())[0]?.id, pkg.id);
    assert.equal((await fd.backhaul.settings(pkg.id)).backhaul_evaluation_model, 'EVENT_SERIES');
  });

  it('is built in ten to fifteen minutes, and until then there is nothing to download or to evaluate', async () => {
    pass(3);
    assert.equal((await read()).status, 'INPROGRESS');
    assert.deepEqual([listsOf(await read()), await result()], [[], []]);
    assert.equal((await list('family_outings_munich', 'crm.csv')).status, 404);

    pass(7);
    assert.equal((await read()).status, 'INPROGRESS');

    pass(5);
    pkg = await read();
    assert.equal(pkg.status, 'DONE');
    assert.equal(listsOf(pkg).length, 3);
  });

  it('is downloaded for a CRM as it is, and for spreadsheets so that no cell is a formula', async () => {
    for (const { tc, customers: size } of listsOf(pkg)) {
      const [crm, safe, semicolons] = await Promise.all(
        ['crm.csv', 'spreadsheet.csv', 'spreadsheet-semicolon.csv'].map(async (variant) => {
          const response = await list(tc, variant);
          assert.equal(response.status, 200);
          assert.match(
            response.headers.get('content-disposition') ?? '',
            new RegExp(`${pkg.id}.*${day(0)}(?:_spreadsheet)?\\.csv`),
          );
          return Buffer.from(await response.arrayBuffer()).toString('utf8');
        }),
      );

      const rows = parseCsv(crm!, ',');
      assert.equal(rows.length, size! + 1);
      assert.ok(
        rows.flat().some((cell) => /^[=+\-@\t\r]/.test(cell)),
        'the list has cells that would be formulas',
      );
      for (const [text, separator] of [
        [safe!, ','],
        [semicolons!, ';'],
      ] as const) {
        assert.ok(text.startsWith('\uFEFF'));
        const copied = parseCsv(text.slice(1), separator);
        assert.ok(copied.flat().every((cell) => !/^[=+\-@\t\r\n]/.test(cell)));
        assert.deepEqual(
          copied.map((row, at) =>
            row.map((cell, place) => (cell === rows[at]?.[place] ? cell : cell.replace(MARKS, '$1'))),
          ),
          rows,
        );
      }
      customers.set(tc, new Set(rows.slice(1).map(([id]) => id!)));
    }

    const all = [...customers.values()].flatMap((ids) => [...ids]);
    assert.ok(all.includes(included) && !all.includes(excluded));
    assert.equal(new Set(all).size, all.length);
  });

  it('is evaluated by each model over several windows, as the orders have it', async () => {
    const series = await Promise.all(EVENTS.map((eid) => fd.events.series(eid)));
    assert.ok(series.every(({ nextPage }) => nextPage === null));
    const siblings = series.flatMap(({ items }) => items.map(({ id }) => String(id)));
    counted.set('EVENTS_FROM_PACKAGE', new Set(EVENTS));
    counted.set('EVENT_SERIES', new Set([...EVENTS, ...siblings]));
    pass(3);
    let last = await result();
    assert.equal(last.length, 3);
    const purchases = new Map<Model, number | null>();

    for (const model of ['EVENTS_FROM_PACKAGE', 'EVENT_SERIES', 'ALL_PURCHASES'] as const) {
      for (const days of [1, 7, 30]) {
        const settings = { model, days, sent: day(20) };

        await save(settings);
        assert.deepEqual(await result(), last, 'the last result stays until the new one is there');
        pass(2);

        last = await result();
        assert.deepEqual(last, expected(settings), `${model}, ${days} days`);
        purchases.set(model, totalsOf(last).purchase);
      }
    }

    const [own, family, any] = [...purchases.values()] as [number, number, number];
    assert.ok(0 < own && own < family && family < any, `${own}, ${family}, ${any} purchases`);
    assert.ok(conversionOf(totalsOf(last))! > 0);
  });

  it('is evaluated anew after another day of the mail: the old result until the job is done, then the new one', async () => {
    const old = await result();
    const settings: Settings = { model: 'ALL_PURCHASES', days: 5, sent: day(6) };

    await save(settings);
    pass(1);
    assert.deepEqual(await result(), old);
    pass(1);

    assert.deepEqual(await result(), expected(settings));
    assert.notDeepEqual(await result(), old);
    assert.equal((await fd.backhaul.settings(pkg.id)).email_sent_date, settings.sent);
  });

  it('stays beside what somebody adds by hand to the daily revenue, and takes away again', async () => {
    const rows = await fd.campaignResults.list('evt_abc');

    await fd.campaignResults.record('evt_abc', { purchase: 12, revenue: 540 });
    const added = (await fd.campaignResults.list('evt_abc')).find(({ id }) => !rows.some((row) => row.id === id));
    const { days, manual_adjustments } = await fd.dailyRevenue.get('evt_abc');
    assert.deepEqual([added?.purchase, added?.revenue], [12, 540]);
    assert.deepEqual(
      manual_adjustments.find(({ id }) => id === added?.id),
      added,
    );
    const sold = [...way.api.sandbox.ledger(ACME)].filter(({ event }) => event === 'evt_abc');
    assert.equal(
      days.reduce((sum, { tickets }) => sum + (tickets ?? 0), 0),
      sold.reduce((sum, { tickets }) => sum + tickets, 0),
    );

    await fd.campaignResults.remove(added!.id);
    assert.deepEqual(await fd.campaignResults.list('evt_abc'), rows);
  });

  it('expires after 28 days, when its lists are gone and its sizes stay', async () => {
    const sizes = listsOf(pkg);
    way.api.sandbox.clock.advance(28 * DAY_MS);
    fd = await way.signIn();

    pkg = await read();

    assert.equal(pkg.status, 'EXPIRED');
    assert.deepEqual(listsOf(pkg), sizes);
    assert.ok([404, 410].includes((await list(sizes[0]!.tc, 'crm.csv')).status));
    await assert.rejects(fd.packages.merge([pkg.id, 'pkg_555']), { code: 'request-invalid' });
  });

  it('is built again under its id, and watched until it is done', async () => {
    const again = await fd.packages.regenerate(pkg.id);
    assert.deepEqual([again?.id, again?.status], [pkg.id, 'INITIALIZING']);
    await assert.rejects(fd.packages.regenerate(pkg.id), { code: 'request-invalid' });

    const seen: (string | null | undefined)[] = [];
    const attention = new FakeAttention();
    const controller = new AbortController();
    await new Promise<void>((resolve, reject) => {
      fd.packages.watch(pkg.id, {
        signal: controller.signal,
        attention,
        onError: reject,
        onChange: ({ status }) => {
          seen.push(status);
          if (status === 'DONE') return resolve();
          pass(status === 'INITIALIZING' ? 3 : 13);
          // Whoever comes back sees what is current within a second.
          void wait(1).then(() => attention.change({}));
        },
      });
    });

    assert.deepEqual(seen, ['INITIALIZING', 'INPROGRESS', 'DONE']);
    await wait(1);
    assert.equal(attention.listeners.size, 0);
  });

  it('goes into one package with others', async () => {
    const { id } = (await fd.packages.create({ ...(pkg as unknown as NewPackage), package_title: 'Jazz' }))!;
    pass(16);

    const merged = (await fd.packages.merge([pkg.id, id]))!;

    assert.ok(![pkg.id, id].includes(merged.id));
    assert.deepEqual([(await read()).merge_id, (await read(id)).merge_id], [merged.id, merged.id]);
    pass(16);
    const { status } = await read(merged.id);
    assert.equal(status, 'DONE');
  });
});
