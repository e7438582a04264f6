import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Evidence } from '../../src/recognition/evidence.ts';
import { createMatcher, type KnownEvent } from '../../src/recognition/match.ts';

const formats = [
  'Jazz Session',
  'Comedy Evening',
  'Indie Night',
  'Family Musical',
  'Kammerkonzert',
  'Lesung mit Musik',
];
const themes = ['Golden Hour', 'Paper Moons', 'Über den Dächern', 'Seven Bridges', 'Letters Home', 'Grüne Ufer'];
const houses = [
  ['Tempodrom', 'Berlin'],
  ['Laeiszhalle', 'Hamburg'],
  ['Olympiahalle', 'München'],
  ['Stadthalle', 'Wien'],
] as const;
const HOUR_MS = 3_600_000;

/** A list of 500 events that are hard to tell apart: 36 titles, runs of nights, tours, two shows a day. */
const events: KnownEvent[] = Array.from({ length: 500 }, (_, index) => {
  const production = index >> 1;
  const [venue_name, city] = houses[(production + (production % 3 === 0 ? index % 2 : 0)) % houses.length] ?? houses[0];
  const theme = themes[production % themes.length] ?? '';
  const format = formats[Math.floor(production / themes.length) % formats.length] ?? '';
  const day = Date.UTC(2026, 0, 5) + production * 24 * HOUR_MS * 1.5;
  // Every second event of a production: the next night, two days on in another city, or the afternoon of the day.
  const later = [24, 48, -5][production % 3] ?? 24;
  const start = Math.floor(day / (24 * HOUR_MS)) * 24 * HOUR_MS + 18.5 * HOUR_MS + (index % 2) * later * HOUR_MS;
  return {
    id: `evt_${index}`,
    title: `${format}: ${theme}`,
    start_date_time: new Date(start).toISOString(),
    venue_name,
    city,
  };
});

const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Berlin' });

type Change = (evidence: Evidence, event: KnownEvent) => Evidence;
const retitle =
  (change: (title: string, event: KnownEvent) => string): Change =>
  (evidence, event) => ({ ...evidence, title: change(evidence.title, event) });
const shift =
  (ms: number): Change =>
  (_, event) =>
    pageOf({ ...event, start_date_time: new Date(Date.parse(event.start_date_time ?? '') + ms).toISOString() });

function pageOf(event: KnownEvent): Evidence {
  const [date = '', time = null] = local.format(Date.parse(event.start_date_time ?? '')).split(' ');
  const start = { date, time, offsetMinutes: null, otherDate: null };
  return { kind: 'row', title: event.title ?? '', start, venue: event.venue_name, city: event.city };
}

/** The event as other systems write it: meant to match. */
const same: Record<string, Change> = {
  plain: (evidence) => evidence,
  capitals: retitle((title) => title.toUpperCase()),
  'a suffix': retitle((title) => `${title} – Tour 2026 | Live`),
  'sold out': retitle((title) => `AUSVERKAUFT: ${title}`),
  'the venue in the title': retitle((title, { venue_name, city }) => `${title} – ${venue_name}, ${city}`),
  'the date in the title': (evidence) => ({ ...evidence, title: `${evidence.title}, ${evidence.start.date}` }),
  'other signs': retitle((title) => title.replace(': ', ' - ').replace(/ü/g, 'ue').replace(/Ü/g, 'Ue')),
  'no place': (evidence) => ({ ...evidence, venue: null, city: null }),
  'an offset': (evidence, { start_date_time }) => ({
    ...evidence,
    start: { ...evidence.start, time: (start_date_time ?? '').slice(11, 16), offsetMinutes: 0 },
  }),
};

/** Another event, which the partner may have as well, or not: then there is nothing to match. */
const other: Record<string, Change> = {
  'the next week': shift(7 * 24 * HOUR_MS),
  'the night before': shift(-24 * HOUR_MS),
  'another city': (evidence) => ({ ...evidence, venue: 'Gasometer', city: 'Linz' }),
  'a second part': retitle((title) => `${title}, Part 2`),
  'another theme': retitle((title) => `${title.split(':')[0]}: Carousel`),
  'another format': retitle((title) => `Orgelkonzert: ${title.split(': ')[1]}`),
  'the city of another in the title': retitle(
    (title, { city }) => `${title} ${city === 'Berlin' ? 'Hamburg' : 'Berlin'}`,
  ),
  'a show in the morning': shift(-8 * HOUR_MS),
  'half an hour later': shift(HOUR_MS / 2),
  'an hour later': shift(HOUR_MS),
  'two hours later': shift(2 * HOUR_MS),
  'an hour and a half earlier': shift(-1.5 * HOUR_MS),
  parking: retitle((title) => `${title} – Parkticket`),
  'for children': retitle((title) => `${title} für Kinder`),
  'with a hotel': retitle((title) => `${title} (Hotelpaket)`),
  'another house of the city': (evidence) => ({
    ...evidence,
    venue: 'Gasometer',
    start: { ...evidence.start, time: null },
  }),
};
/** A viewer in UTC reads pages as written in UTC first. */
const earlier: Record<string, Change> = {
  'an hour earlier': shift(-HOUR_MS),
  'two hours earlier': shift(-2 * HOUR_MS),
};

const keyOf = ({ title, city, start }: Evidence) => [title, city, start.date, start.time].join('|');
/** The events by what a page says that tells of just this one. */
const truth = new Map(events.map((event) => [keyOf(pageOf(event)), event]));

describe('over 500 events that are alike', () => {
  for (const zone of ['Europe/Berlin', 'UTC', 'America/Los_Angeles']) {
    it(`98 of 100 matches are right, and 90 of 100 that are meant are found: ${zone}`, (context) => {
      const match = createMatcher(events, zone);
      const counts = { right: 0, wrong: 0, meant: 0 };
      const judge = (found: KnownEvent | null, right: KnownEvent | undefined): void => {
        if (right) counts.meant++;
        if (found) counts[found === right ? 'right' : 'wrong']++;
      };

      for (const event of events) {
        for (const change of Object.values(same)) judge(match(change(pageOf(event), event)), event);
        for (const change of Object.values(zone === 'UTC' ? other : { ...other, ...earlier })) {
          const evidence = change(pageOf(event), event);
          judge(match(evidence), truth.get(keyOf(evidence)));
        }
      }

      const precision = counts.right / (counts.right + counts.wrong);
      const recall = counts.right / counts.meant;
      context.diagnostic(`precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`);
      assert.ok(precision >= 0.98, `precision ${precision}`);
      assert.ok(recall >= 0.9, `recall ${recall}`);
    });
  }
});
