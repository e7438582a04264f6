import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  expiryOf,
  statusOf,
  takesSemicolons,
  waitOf,
} from '../../src/components/package-status/package-status.view.ts';
import { outlookOfAll, rowsOf } from '../../src/components/package-status/rows.ts';
import { messages as de } from '../../src/i18n/packages/de.ts';
import { messages as en } from '../../src/i18n/packages/en.ts';
import { packageFormatsOf } from '../../src/i18n/packages/formats.ts';

const START = '2026-06-01T10:00:00Z';
const MINUTE_MS = 60_000;
const after = (minutes: number): number => Date.parse(START) + minutes * MINUTE_MS;
const building = { id: 'pkg_1', status: 'INPROGRESS', created_at: START };

describe('a package’s status', () => {
  it('has a word and a sentence in each language', () => {
    for (const words of [en, de]) {
      for (const status of ['INITIALIZING', 'INPROGRESS', 'DONE', 'FAILED', 'EXPIRED']) {
        const { word, text, icon } = statusOf({ status }, words);
        assert.ok(word && word !== status && text && icon, status);
      }
    }
  });

  for (const status of ['PAUSED', 'done', 'constructor', '__proto__', 'toString']) {
    it(`is drawn as it is when it is ${status}`, () => {
      assert.deepEqual([statusOf({ status }, en).word, statusOf({ status }, en).text], [status, en.newStatus]);
    });
  }

  it('has a word where there is none', () => {
    for (const status of [null, undefined, '']) assert.equal(statusOf({ status }, en).word, en.noStatus);
  });
});

describe('the size of a list', () => {
  it('is one customer or several', () => {
    assert.deepEqual([en.size('1', 1), en.size('2', 2)], ['1 customer', '2 customers']);
    assert.deepEqual([de.size('1', 1), de.size('2', 2)], ['1 Kunde', '2 Kunden']);
  });
});

describe('the wait for a package', () => {
  const times = packageFormatsOf('en');
  for (const [minutes, elapsed, percent] of [
    [-90, 'Building for 0 minutes', 0],
    [0, 'Building for 0 minutes', 0],
    [1, 'Building for 1 minute', 7],
    [14.9, 'Building for 14 minutes', 93],
    [15, 'Building for 15 minutes', null],
    [119, 'Building for 119 minutes', null],
    [120, 'Building for 2 hours', null],
    [60 * 48, 'Building for 2 days', null],
  ] as const) {
    it(`is told after ${minutes} minutes: ${elapsed}`, () => {
      const wait = waitOf(building, after(minutes), en, times);
      assert.deepEqual([wait?.elapsed, wait?.percent], [elapsed, percent]);
    });
  }

  it('says what is usual, then that it takes long, then whom to ask', () => {
    const noteAt = (minutes: number): string | undefined => waitOf(building, after(minutes), en, times)?.note;
    assert.equal(noteAt(14), en.usual(10, 15));
    assert.equal(noteAt(16), en.long(10, 15));
    assert.equal(noteAt(30), `${en.long(10, 15)} ${en.stuck('pkg_1')}`);
  });

  it('reads a moment without a zone as UTC', () => {
    const wait = waitOf({ ...building, created_at: '2026-06-01T10:00:00' }, after(3), en, times);
    assert.equal(wait?.minutes, 3);
  });

  for (const pkg of [
    { ...building, status: 'DONE' },
    { ...building, status: 'PAUSED' },
    { ...building, created_at: null },
    { ...building, created_at: 'soon' },
  ]) {
    it(`is not told of ${pkg.status} from ${pkg.created_at}`, () => {
      assert.equal(waitOf(pkg, after(3), en, times), null);
    });
  }
});

describe('what else is worked out of packages', () => {
  it('expires 28 days after its creation, once it is done', () => {
    assert.equal(expiryOf({ ...building, status: 'DONE' }), Date.parse('2026-06-29T10:00:00Z'));
    assert.equal(expiryOf(building), null);
    assert.equal(expiryOf({ ...building, status: 'DONE', created_at: null }), null);
  });

  it('lists the newest first, for one event or in progress only', () => {
    const all = [
      { id: 1, status: 'DONE', created_at: null, event_ids: ['evt_abc'] },
      { id: 2, status: 'DONE', created_at: '2026-06-01T10:00:00Z', events: [{ id: 'evt_abc' }] },
      { id: 3, status: 'INPROGRESS', created_at: '2026-06-02T10:00:00Z' },
    ];
    const ids = (eventId: string, only: string | null): unknown[] => rowsOf(all, { eventId, only }).map(({ id }) => id);
    assert.deepEqual(ids('', null), [3, 2, 1]);
    assert.deepEqual(ids('evt_abc', null), [2, 1]);
    assert.deepEqual(ids('', 'building'), [3]);
  });

  for (const [statuses, outlook] of [
    [[], 'settled'],
    [['DONE', 'EXPIRED', 'FAILED'], 'settled'],
    [['DONE', 'PAUSED'], 'unknown'],
    [['PAUSED', 'INPROGRESS', 'DONE'], 'changing'],
  ] as const) {
    it(`watches a list of ${statuses.join(' ') || 'nothing'} as ${outlook}`, () => {
      assert.equal(outlookOfAll(statuses.map((status, id) => ({ id, status }))), outlook);
    });
  }

  it('parts cells by semicolons where the comma is the decimal sign, and in German', () => {
    for (const locale of ['de', 'de-AT', 'de-CH', 'en-ZA']) assert.ok(takesSemicolons(locale), locale);
    for (const locale of ['en', 'en-GB', 'en-US']) assert.ok(!takesSemicolons(locale), locale);
  });

  it('takes a zone that nobody knows for none', () => {
    assert.equal(packageFormatsOf('en', 'Nowhere/Land').date(Date.parse(START)), 'June 1, 2026');
    assert.equal(packageFormatsOf('de', 'Europe/Berlin').date(Date.parse(START)), '1. Juni 2026');
  });
});
