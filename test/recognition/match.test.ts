import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Evidence } from '../../src/recognition/evidence.ts';
import { createMatcher } from '../../src/recognition/match.ts';
import { known, said } from './known.ts';

const berlin = { venue_name: 'Tempodrom', city: 'Berlin' };
const hamburg = { venue_name: 'Laeiszhalle', city: 'Hamburg' };
const events = [
  known('evt_abc', 'Concert at Olympiahalle', '2026-06-12T18:30:00Z'),
  known('evt_sold_out', 'Sold Out: Encore on Request', '2026-06-20T18:30:00Z'),
  known('evt_rtl', 'أمسية موسيقية تحت النجوم', '2026-06-21T18:30:00Z'),
  known('evt_markup', 'Brass <b>& Bass</b> "unplugged"', '2026-06-22T18:30:00Z'),
  known('evt_umlauts', 'Größenwahn & Süßholz: Übermütige Bläser', '2026-06-23T18:30:00Z'),
  known('evt_part', 'The Saga, Part II', '2026-06-24T18:30:00Z'),
  known('evt_jazz', 'Jazz Session: Golden Hour', '2026-06-25T18:30:00Z', berlin),
  known('evt_slam_b', 'Poetry Slam', '2026-06-26T18:30:00Z', berlin),
  known('evt_slam_h', 'Poetry Slam', '2026-06-26T18:30:00Z', hamburg),
  known('evt_plain', 'Winter Market', '2026-06-27T18:30:00Z'),
  known('evt_vip', 'Winter Market VIP', '2026-06-27T18:30:00Z'),
  known('evt_long', 'An Evening of Songs, Stories and Far Too Many Encores', '2026-06-28T18:30:00Z', berlin),
  known('evt_year', 'Silvester 2026', '2026-06-29T18:30:00Z'),
  known('evt_rapist', 'Therapist', '2026-07-01T18:30:00Z'),
  known('evt_michael', 'Michal und Müller', '2026-07-02T18:30:00Z'),
  known('evt_quote', 'Rock’n’Roll Marathon', '2026-06-30T18:30:00Z'),
];
const match = createMatcher(events, 'Europe/Berlin');
/** The 31st of June is the 1st of July. */
const dayOf = (day: number) => new Date(Date.UTC(2026, 5, day)).toISOString().slice(0, 10);
const idOf = (evidence: Evidence) => match(evidence)?.id ?? null;

describe('a title', () => {
  const cases: [title: string, day: number, id: string | null, place?: Partial<Evidence>][] = [
    ['Concert at Olympiahalle', 12, 'evt_abc'],
    ['CONCERT AT OLYMPIAHALLE', 12, 'evt_abc'],
    ['AUSVERKAUFT! Concert at Olympiahalle', 12, 'evt_abc'],
    ['Concert at Olympiahalle (Zusatztermin)', 12, 'evt_abc'],
    ['Concert at Olympiahalle – Tour 2026', 12, 'evt_abc'],
    ['Concert at Olympiahalle | Live', 12, 'evt_abc'],
    ['Concert at Olympiahalle VIP Tickets', 12, 'evt_abc'],
    ['Concert at Olympiahalle, München', 12, 'evt_abc'],
    ['Concert at Olympiahalle in Munich', 12, 'evt_abc'],
    ['Concert at Olympiahalle, 12.06.2026, 20:30 Uhr', 12, 'evt_abc'],
    ['Concert at Olympiahalle – Friday, June 12th', 12, 'evt_abc'],
    ['Concert', 12, null],
    ['Olympiahalle', 12, null],
    ['Concert at Olympiahalle 12', 12, null],
    ['Encore on Request', 20, 'evt_sold_out'],
    ['Sold Out', 20, null],
    ['أمسية موسيقية تحت النجوم', 21, 'evt_rtl'],
    ['أُمْسِيَّة مُوسِيقِيَّة تَحْتَ النُّجُوم', 21, 'evt_rtl'],
    ['أمسية تحت القمر', 21, null],
    ['Brass <b>& Bass</b> "unplugged"', 22, 'evt_markup'],
    ['Brass & Bass „unplugged“', 22, 'evt_markup'],
    ['Brass &amp; Bass unplugged', 22, 'evt_markup'],
    ['Groessenwahn und Suessholz – Uebermuetige Blaeser', 23, 'evt_umlauts'],
    ['GRÖSSENWAHN & SÜSSHOLZ: ÜBERMÜTIGE BLÄSER', 23, 'evt_umlauts'],
    ['The Saga, Part 2', 24, 'evt_part'],
    ['The Saga, Part I', 24, null],
    ['The Saga', 24, null],
    ['Golden Hour – Jazz Session', 25, 'evt_jazz'],
    ['Jazz Session: Golden Hour, Tempodrom Berlin', 25, 'evt_jazz'],
    ['Jazz Session: Golden Hour, Hamburg', 25, null],
    ['Jazz Session: Golden Hours', 25, null],
    ['Jazz Session: The Golden Hour Band', 25, null],
    ['Jazz Session: The Golden Hour Band', 25, 'evt_jazz', { venue: 'Tempodrom' }],
    ['Indie Night: Golden Hour', 25, null, { venue: 'Tempodrom' }],
    ['Winter Market', 27, 'evt_plain'],
    ['Winter Market | VIP', 27, 'evt_vip'],
    ['An Evening of Songs, Stories and Too Many Encores', 28, 'evt_long'],
    ['An Evening of Songs, Stories and Too Many Encores', 28, null, { venue: 'Waldbühne', city: 'Berlin' }],
    ['An Evening of Songs, Stories and Far Too Many Encores Hamburg', 28, null],
    ['Silvester', 29, 'evt_year'],
    ['Silvester 2025', 29, null],
    ['Rock n Roll Marathon', 30, 'evt_quote'],
    ["Rock'n'Roll-Marathon", 30, 'evt_quote'],
    ['The Rapist', 31, null],
    ['Michal & Mueller', 32, 'evt_michael'],
    ['Michal & Muller', 32, 'evt_michael'],
    ['Michael & Müller', 32, null],
    ['Rocknroll Marathon', 30, 'evt_quote'],
    ...[
      'Parkticket',
      'Kinder',
      'für Kinder',
      'Familienkonzert',
      'Hotelpaket',
      'VIP-Paket',
      'VIP Package',
      'Einführung',
      'Einfuehrung',
    ].map((word): [string, number, null] => [`Concert at Olympiahalle – ${word}`, 12, null]),
    ...[
      'Generalprobe',
      'After-Show-Party',
      'Aftershow',
      'Workshop',
      'Lounge',
      'Gutschein',
      'Shuttle',
      'Meet & Greet',
    ].map((word): [string, number, null] => [`${word}: Concert at Olympiahalle`, 12, null]),
    ['constructor __proto__ toString', 12, null],
    ['', 12, null],
    ['VIP', 12, null],
  ];
  for (const [title, day, id, place] of cases) {
    const where = place ? ` in ${[place.venue, place.city].filter(Boolean).join(', ')}` : '';
    it(`“${title}” on the ${day}th${where} is ${id ?? 'none'}`, () =>
      assert.equal(idOf(said(title, `${dayOf(day)} 20:30`, place)), id));
  }
});

describe('a place', () => {
  const cases: [what: string, title: string, day: number, place: Partial<Evidence>, id: string | null][] = [
    ['tells two cities apart', 'Poetry Slam', 26, { city: 'Hamburg' }, 'evt_slam_h'],
    ['tells two houses apart', 'Poetry-Slam', 26, { venue: 'Tempodrom' }, 'evt_slam_b'],
    ['that is not said leaves two cities open', 'Poetry Slam', 26, {}, null],
    ['that is a city in the column of venues counts', 'Poetry Slam', 26, { venue: 'Berlin' }, 'evt_slam_b'],
    ['in another city is another event', 'Concert at Olympiahalle', 12, { venue: 'Arena', city: 'Wien' }, null],
    [
      'with another name needs the same title',
      'Concert at Olympiahalle',
      12,
      { venue: 'Zenith', city: 'Munich' },
      'evt_abc',
    ],
    ['may be written with its city', 'Jazz Session: Golden Hour', 25, { venue: 'Tempodrom Berlin' }, 'evt_jazz'],
    ['may have a foreign name', 'Concert at Olympiahalle', 12, { city: 'Munich' }, 'evt_abc'],
    ['of common words alone says nothing', 'Concert at Olympiahalle', 12, { venue: 'Die Halle' }, 'evt_abc'],
  ];
  for (const [what, title, day, place, id] of cases) {
    it(what, () => assert.equal(idOf(said(title, `2026-06-${day} 20:30`, place)), id));
  }
});

describe('another house', () => {
  const zenith = { venue: 'Zenith', city: 'München' };
  const find = (zone: string, when: string, place = zenith, others = events) =>
    createMatcher(others, zone)(said('Concert at Olympiahalle', when, place))?.id ?? null;

  it('is taken at the very time only', () => {
    assert.equal(find('Europe/Berlin', '2026-06-12 20:30'), 'evt_abc');
    assert.equal(find('Asia/Tokyo', '2026-06-12 20:30'), 'evt_abc');
    assert.equal(find('Asia/Tokyo', '2026-06-12 19:30'), null);
    assert.equal(find('Europe/Berlin', '2026-06-12'), null);
  });

  it('is not taken where the title is there the next day as well', () => {
    const next = known('evt_next', 'Concert at Olympiahalle', '2026-06-13T18:30:00Z', hamburg);
    assert.equal(find('Europe/Berlin', '2026-06-12 20:30', zenith, [...events, next]), null);
  });

  it('in another city is never taken, also where the house has that name', () => {
    assert.equal(find('Europe/Berlin', '2026-06-12 20:30', { venue: 'Olympiahalle', city: 'Berlin' }), null);
    assert.equal(find('Europe/Berlin', '2026-06-12 20:30', { venue: 'Zenith Hamburg', city: '' }), null);
  });

  it('is none by a hall, its city or a short name', () => {
    for (const venue of ['Großer Saal', 'Olympiahalle München', 'Olympiahalle, Kleine Halle', 'Olympia', 'Oly'])
      assert.equal(find('Europe/Berlin', '2026-06-12', { venue, city: 'München' }), 'evt_abc', venue);
  });
});

describe('the matcher', () => {
  it('reads events as far as they can be read', () => {
    const odd = [
      known('evt_1', 'No Date', ''),
      { ...known('evt_2', '', '2026-06-12T18:30:00Z'), title: null },
      { ...known('evt_3', 'Undated', ''), start_date_time: null },
      known('evt_4', 'Without a zone', '2026-06-12T18:30:00', { venue_name: null, city: null }),
      known('evt_4', 'Without a zone', '2026-06-12T18:30:00', { venue_name: null, city: null }),
    ];
    const find = createMatcher(odd, 'Europe/Berlin');

    assert.equal(find(said('No Date', '2026-06-12')), null);
    assert.equal(find(said('Undated', '2026-06-12')), null);
    assert.equal(find(said('Without a zone', '2026-06-12 20:30', { venue: 'Zenith' }))?.id, 'evt_4');
  });

  it('reads an unknown zone as UTC', () => {
    assert.equal(
      createMatcher(events, 'Not/AZone')(said('Concert at Olympiahalle', '2026-06-12 18:30'))?.id,
      'evt_abc',
    );
  });

  it('knows nothing without events', () => assert.equal(createMatcher([], 'UTC')(said('Concert', '2026-06-12')), null));
});
