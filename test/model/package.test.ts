import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { customerIdsIn } from '../../src/model/customer-ids.ts';
import { settingsOf, type NewPackage } from '../../src/model/new-package.ts';
import { eventsOf, isBuilding, isFor, isSettled, packageSchema } from '../../src/model/package.ts';
import { customersIn, listsOf } from '../../src/model/package-lists.ts';
import { parse, parseRows } from '../../src/model/parse.ts';

const settings: NewPackage = {
  num_packages: 3,
  n_top_events: 3,
  event_ids: ['evt_abc', 12345],
  package_title: 'Munich shows Q3',
  targeting_mode: 'lookalike',
  filters: {
    included_customers: ['123:abc'],
    excluded_customers: [],
    exclude_buying_behavior_above: 100,
    exclude_old_purchases_before: '2024-01-01',
    exclude_recent_purchases_after: null,
    exclude_ticket_categories: ['VIP'],
  },
};
const { package_title: title, ...made } = settings;
const whole = { id: 'pkg_555', title, status: 'FAILED', ...made, event_ids: [...made.event_ids] };

describe('a status', () => {
  const table: [string | null | undefined, boolean, boolean][] = [
    ['INITIALIZING', true, false],
    ['INPROGRESS', true, false],
    ['DONE', false, true],
    ['FAILED', false, true],
    ['EXPIRED', false, true],
    ['PAUSED', false, false],
    ['done', false, false],
    ['', false, false],
    [null, false, false],
    [undefined, false, false],
  ];
  for (const [status, builds, settled] of table) {
    it(`${String(status)} ${builds ? 'builds' : settled ? 'is an end' : 'is neither a build nor an end'}`, () => {
      assert.deepEqual([isBuilding({ status }), isSettled({ status })], [builds, settled]);
    });
  }
});

describe('the lists of a package', () => {
  const jazz = { tc: 'jazz_berlin', label: 'Jazz', customers: 10 };
  const table: [string, unknown, unknown[]][] = [
    ['stand in an array', [jazz], [jazz]],
    ['stand in an object by cluster', { jazz_berlin: { label: 'Jazz', customers: 10 } }, [jazz]],
    ['take the cluster from the key where their own is empty', { jazz_berlin: { ...jazz, tc: null } }, [jazz]],
    ['may tell no size and no label', [{ tc: 'folk' }], [{ tc: 'folk', label: null, customers: null }]],
    ['may be empty lists', [{ ...jazz, customers: 0 }], [{ ...jazz, customers: 0 }]],
    ['leave out what is no list', [jazz, null, 7, 'x', { customers: 3 }], [jazz]],
    ['are not lost for a size that is none', [{ ...jazz, customers: 'ten' }], [{ ...jazz, customers: null }]],
    ['are none before the end', [], []],
    ['are none in null', null, []],
    ['are none in a text', 'PENDING', []],
  ];
  for (const [name, content, lists] of table) {
    it(name, () => assert.deepEqual(listsOf({ content }), lists));
  }

  it('hold as many customers as those that say, which is unknown where none does', () => {
    const list = (customers: number | null) => ({ tc: 'a', label: null, customers });
    assert.equal(customersIn([list(3), list(null), list(0)]), 3);
    assert.equal(customersIn([list(null)]), null);
    assert.equal(customersIn([]), null);
  });
});

describe('the events of a package', () => {
  it('are those that can be read', () => {
    const events = [{ id: 'evt_abc', title: null }, null, { title: 'no id' }, { id: 7 }];

    assert.deepEqual(eventsOf({ events }), [{ id: 'evt_abc', title: null }, { id: 7 }]);
    assert.deepEqual(eventsOf({ events: null }), []);
  });

  it('are found by id, be it a text or a number', () => {
    assert.ok(isFor({ event_ids: [12345], events: null }, '12345'));
    assert.ok(isFor({ event_ids: null, events: [{ id: '12345' }] }, 12345));
    assert.ok(!isFor({ event_ids: ['evt_abcd'], events: [{ id: 'evt_abc' }] }, 'evt_abc'));
    assert.ok(!isFor({ event_ids: null, events: null }, 'evt_abc'));
  });
});

describe('creating a package again', () => {
  it('takes all settings of the first one', () => {
    assert.deepEqual(settingsOf(whole), settings);
  });

  it('takes the usual counts, and the events where their ids are not told', () => {
    const { id, title, targeting_mode, filters } = whole;
    const events = [{ id: 'evt_abc', title: 'Concert' }, { id: 12345 }];

    assert.deepEqual(settingsOf({ id, title, targeting_mode, filters, events }), settings);
  });

  it('keeps filters that nobody has told us of', () => {
    const again = settingsOf({ ...whole, filters: { ...settings.filters, exclude_bots: true } });

    assert.equal(again?.filters['exclude_bots'], true);
  });

  const untold: [string, object][] = [
    ['filters', { filters: null }],
    ['readable filters', { filters: 'VIP' }],
    ['a mode', { targeting_mode: null }],
    ['events', { event_ids: [], events: [] }],
    ['one of its events', { event_ids: ['evt_abc', null] }],
    ['one of its events, told in full', { event_ids: null, events: [{ id: 'evt_abc' }, { title: 'no id' }] }],
  ];
  for (const [name, change] of untold) {
    it(`cannot be done without ${name}`, () => assert.equal(settingsOf({ ...whole, ...change }), null));
  }
});

describe('reading packages', () => {
  it('takes a row of the list, which tells neither content nor settings', () => {
    const row = {
      id: 'pkg_555',
      title: 'Munich shows Q3',
      status: 'DONE',
      merge_id: null,
      created_at: '2026-05-18T10:00:00Z',
      events: [{ id: 'evt_abc', title: 'Concert' }],
      targeting_mode: 'lookalike',
    };

    assert.deepEqual(parse(packageSchema, row), { ok: true, value: row });
    assert.deepEqual([listsOf({ content: undefined }), settingsOf(row)], [[], null]);
  });

  it('takes null for every field but the id, and keeps what is new', () => {
    const nulls = Object.fromEntries(Object.keys(packageSchema.shape).map((name) => [name, null]));

    assert.ok(parse(packageSchema, { ...nulls, id: 'pkg_555' }).ok);
    assert.ok(!parse(packageSchema, nulls).ok);
    assert.deepEqual(parse(packageSchema, { id: 555, brand_new: 1 }), { ok: true, value: { id: 555, brand_new: 1 } });
  });

  it('loses none for a field whose form nobody has published', () => {
    const odd = { num_packages: '3', n_top_events: {}, event_ids: 'evt_abc', filters: 7, content: 'x' };
    const pkg = parse(packageSchema, { ...whole, ...odd });

    assert.ok(pkg.ok);
    assert.deepEqual([pkg.value.status, listsOf(pkg.value), isFor(pkg.value, 'evt_abc')], ['FAILED', [], true]);
  });

  it('and all that is drawn of them never throws, whatever JSON comes', () => {
    const field = fc.constantFrom(...Object.keys(packageSchema.shape));
    const odd = fc.dictionary(field, fc.jsonValue(), { maxKeys: 4 });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), odd), (value) => {
        for (const pkg of parseRows(packageSchema, [value, { ...whole, ...Object(value) }]).rows) {
          customersIn(listsOf(pkg));
          eventsOf(pkg);
          isFor(pkg, 'evt_abc');
          settingsOf(pkg);
        }
        customerIdsIn(value);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('ids of customers', () => {
  const table: [unknown, unknown][] = [
    [{ ids: ['123:abc', 7] }, ['123:abc', 7]],
    [['123:abc'], ['123:abc']],
    [{ total: 1, result: ['123:abc', null, {}] }, ['123:abc']],
    [{ unmatched: [], ids: ['123:abc'] }, ['123:abc']],
    [{ ids: [] }, []],
    [[{ id: '123:abc' }], null],
    [{}, null],
    [{ ids: 'all' }, null],
    [null, null],
    ['123:abc', null],
  ];
  for (const [answer, ids] of table) {
    it(`are ${JSON.stringify(ids)} in ${JSON.stringify(answer)}`, () => assert.deepEqual(customerIdsIn(answer), ids));
  }
});
