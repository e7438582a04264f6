import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Evidence } from '../../src/recognition/evidence.ts';
import { createMatcher, type KnownEvent } from '../../src/recognition/match.ts';
import { zones } from './known.ts';

const HOUR_MS = 3_600_000;
const from = Date.UTC(2026, 5, 11);
const title = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'Paper Moons',
      'PAPER MOONS | Live',
      'Paper Moons 2',
      'Paper Moons VIP',
      'Sold Out: Paper Moons',
      'Golden Hour',
    ),
  },
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const place = fc.option(fc.constantFrom('Berlin', 'Hamburg', 'Tempodrom', 'Arena', ''), { nil: null });
/** Few hours and few titles, so that events come close to each other. */
const events = fc.uniqueArray(
  fc.record({
    id: fc.nat(1_000),
    title: fc.option(title, { nil: null }),
    start_date_time: fc
      .tuple(fc.nat(3), fc.constantFrom(13, 18, 18.5, 22.5))
      .map(([day, hour]) => new Date(from + (day * 24 + hour) * HOUR_MS).toISOString()),
    venue_name: place,
    city: place,
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);
const date = fc.nat(5).map((day) => `2026-06-${10 + day}`);
const evidence: fc.Arbitrary<Evidence> = fc.record({
  kind: fc.constant('row' as const),
  title,
  start: fc.record({
    date,
    time: fc.option(
      fc.nat(47).map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`),
      { nil: null },
    ),
    offsetMinutes: fc.option(fc.constantFrom(0, 120, -420, 540), { nil: null }),
    otherDate: fc.option(date, { nil: null }),
  }),
  venue: place,
  city: place,
});
const zone = fc.constantFrom(...zones);
const runs = { numRuns: 3_000 };

describe('a match', () => {
  it('is within a day of what the page says, and one of the events', () => {
    let matches = 0;
    fc.assert(
      fc.property(events, evidence, zone, (events: KnownEvent[], evidence, zone) => {
        const found = createMatcher(events, zone)(evidence);
        if (!found) return;
        matches++;
        assert.ok(events.includes(found));
        const days = [evidence.start.date, evidence.start.otherDate ?? evidence.start.date].map((day) => {
          const noon = Date.parse(`${day}T12:00Z`);
          return Math.abs(Date.parse(found.start_date_time ?? '') - noon);
        });
        assert.ok(Math.min(...days) <= 36 * HOUR_MS);
      }),
      runs,
    );
    assert.ok(matches > 20, `only ${matches} matches: the events are too rare to prove anything`);
  });

  it('does not depend on the order of the events', () => {
    const shuffled = events.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, evidence, zone, ([list, other], evidence, zone) => {
        assert.equal(createMatcher(list, zone)(evidence), createMatcher(other, zone)(evidence));
      }),
      runs,
    );
  });

  it('is never one of two events that are the same but for their ids', () => {
    fc.assert(
      fc.property(events, evidence, zone, (events, evidence, zone) => {
        const twins = events.map((event) => ({ ...event, id: `evt_${event.id}` }));
        assert.equal(createMatcher([...events, ...twins], zone)(evidence), null);
      }),
      runs,
    );
  });
});
