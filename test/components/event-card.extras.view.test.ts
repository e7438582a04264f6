import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { campaignsOf, siblingsOf, ticketsOf, type Saying } from '../../src/components/event-card/extras.view.ts';
import { SHOWN } from '../../src/components/event-card/shown.ts';
import { messages as ownDe } from '../../src/i18n/event-card/de.ts';
import { messages as ownEn } from '../../src/i18n/event-card/en.ts';
import { messages as de } from '../../src/i18n/de.ts';
import { messages as en } from '../../src/i18n/en.ts';
import { formatsOf } from '../../src/i18n/formats.ts';

const english: Saying = { own: ownEn, words: en, formats: formatsOf('en', 'Europe/Berlin'), locale: 'en' };
const german: Saying = { own: ownDe, words: de, formats: formatsOf('de', 'Europe/Berlin'), locale: 'de' };
const campaign = (status: string | null, tc_run_id: number | string | null = 42, tc = 'a') => ({
  tc,
  status,
  tc_run_id,
});
const run = (id: number | string | null) => ({ tc_run_id: id, clusters: [{ tc: 'a', label: 'Family outings' }] });

describe('the campaigns of a card', () => {
  it('are counted by status, unknown ones as they are', () => {
    const all = [campaign('RUNNING'), campaign('RUNNING'), campaign('SHINY'), campaign(null)];

    assert.deepEqual(campaignsOf(all, null, {}, undefined, english)?.counts, [
      '2 running',
      '1 SHINY',
      '1 without a status',
    ]);
    assert.deepEqual(campaignsOf([campaign('RUNNING')], null, {}, undefined, german)?.counts, ['1 läuft']);
  });

  it('have the names of their clusters where the newest run still knows them', () => {
    const view = campaignsOf([campaign('RUNNING'), campaign('PAUSED', 42, 'gone')], 2, {}, run(43), english);

    assert.deepEqual(
      view?.rows.map(({ label, status, run: on }) => [label, status, on]),
      [
        ['Family outings', 'Running', 'Run 42'],
        ['gone', 'Paused', 'Run 42'],
      ],
    );
  });

  for (const [newest, on, isNewer] of [
    [43, 42, true],
    ['42', 42, false],
    [null, 42, false],
    [43, null, false],
  ] as const) {
    it(`on run ${on} ${isNewer ? 'have' : 'have no'} newer recommendation where the newest run is ${newest}`, () => {
      assert.equal(campaignsOf([campaign('RUNNING', on)], 1, {}, run(newest), english)?.newer !== null, isNewer);
    });
  }

  it('beyond those that are named are counted, also those that were not read', () => {
    const all = Array.from({ length: SHOWN.campaigns + 1 }, () => campaign('RUNNING'));

    assert.equal(campaignsOf(all, null, {}, undefined, english)?.rest, '1 more campaign');
    assert.equal(campaignsOf(all, 60, {}, undefined, english)?.rest, '55 more campaigns');
  });

  it('tell the roll-up and the switch, each as it came where it has no word', () => {
    const whole = (campaign_status: string | null, client_campaign_status: string | null) =>
      campaignsOf([campaign('RUNNING')], 1, { campaign_status, client_campaign_status }, undefined, english)?.whole;

    assert.deepEqual(whole('RUNNING', 'PAUSED'), ['Campaign running', 'Paused by hand']);
    assert.deepEqual(whole('constructor', null), ['constructor']);
    assert.deepEqual(whole(null, null), []);
  });
});

describe('the tickets of a card', () => {
  for (const [price, currency, text] of [
    [49, 'EUR', '€49'],
    [49.9, 'EUR', '€49.90'],
    [0, 'EUR', '€0'],
    [12, 'gold', '12 gold'],
    [12, null, '12'],
  ] as const) {
    it(`cost ${text} at ${price} in ${currency ?? 'no currency'}`, () => {
      assert.equal(ticketsOf([{ price }], currency, english)[0]?.price, text);
    });
  }

  for (const { row, sold, soldPercent } of [
    { row: { capacity: 200, sold: 0 }, sold: '0 of 200 sold', soldPercent: 0 },
    { row: { capacity: 200, sold: null }, sold: '200 tickets', soldPercent: null },
    { row: { capacity: 200 }, sold: '200 tickets', soldPercent: null },
  ]) {
    it(`have ${soldPercent === null ? 'no bar' : 'an empty bar'} at ${JSON.stringify(row)}`, () => {
      const [view] = ticketsOf([row], null, english);

      assert.deepEqual([view?.sold, view?.soldPercent], [sold, soldPercent]);
    });
  }

  it('say what is sold of what there is, and draw nothing that cannot be compared', () => {
    const rows = ticketsOf(
      [
        { category: 'VIP', capacity: 200, sold: 50 },
        { sold: 3 },
        { capacity: 0, sold: 0 },
        {},
        { capacity: 5, sold: 9 },
      ],
      null,
      english,
    );

    assert.deepEqual(
      rows.map(({ category, sold, soldPercent }) => [category, sold, soldPercent]),
      [
        ['VIP', '50 of 200 sold', 25],
        ['No category', '3 sold', null],
        ['No category', '0 of 0 sold', null],
        ['No category', null, null],
        ['No category', '9 of 5 sold', 100],
      ],
    );
  });
});

describe('the series of a card', () => {
  it('has a row for each of the first events, with what is known of it', () => {
    const events = [
      { id: 7, start_date_time: '2026-06-13T18:30:00Z', venue_name: 'Zenith', capacity: 10, status: 'active' },
      { id: 'b', status: 'archived', frontend_status: 'HIDDEN' },
    ];

    const [first, second] = siblingsOf(events, [{ purchases: 10 }, null], english);

    assert.equal(first?.id, '7');
    assert.match(first?.date ?? '', /June 13/);
    assert.deepEqual([first?.pills.map(({ text }) => text), first?.sold], [['Sold out'], '10 of 10 sold']);
    assert.deepEqual([second?.date, second?.sold], ['No date', null]);
    assert.deepEqual(
      second?.pills.map(({ text }) => text),
      ['Archived', 'Hidden'],
    );
  });
});
