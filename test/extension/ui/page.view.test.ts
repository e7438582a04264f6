import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { localeFor } from '../../../src/extension/ui/look.view.ts';
import { placeOf, upcomingFirst } from '../../../src/extension/ui/page.view.ts';

const NOW = Date.parse('2026-06-12T12:00:00Z');
const at = (id: string, start_date_time: string | null) => ({ id, start_date_time });

describe('the order of events', () => {
  it('begins with the next one, then goes back from the latest that is over, and ends with those without a date', () => {
    const events = [
      at('last year', '2025-06-12T18:00:00Z'),
      at('no date', null),
      at('next month', '2026-07-12T18:00:00Z'),
      at('yesterday', '2026-06-11T18:00:00Z'),
      at('tonight', '2026-06-12T18:00:00Z'),
      at('no date that can be read', 'soon'),
    ];

    assert.deepEqual(
      upcomingFirst(events, NOW).map(({ id }) => id),
      ['tonight', 'next month', 'yesterday', 'last year', 'no date', 'no date that can be read'],
    );
  });

  it('loses none, whatever comes', () => {
    const event = fc.record({
      id: fc.string(),
      start_date_time: fc.oneof(fc.constant(null), fc.string(), fc.date({ noInvalidDate: true }).map(String)),
    });
    fc.assert(
      fc.property(fc.array(event), fc.integer(), (events, now) => {
        assert.deepEqual(new Set(upcomingFirst(events, now)), new Set(events));
        assert.equal(upcomingFirst(events, now).length, events.length);
      }),
    );
  });
});

describe('the place of an event', () => {
  for (const { event, place } of [
    { event: { venue_name: 'Olympiahalle', city: 'München' }, place: 'Olympiahalle · München' },
    { event: { venue_name: 'München', city: 'München' }, place: 'München' },
    { event: { venue_name: null, city: 'München' }, place: 'München' },
    { event: {}, place: '' },
  ]) {
    it(`of ${JSON.stringify(event)} reads "${place}"`, () => {
      assert.equal(placeOf({ id: 1, ...event }), place);
    });
  }
});

describe('the locale of a page', () => {
  for (const { language, browser, locale } of [
    { language: 'auto', browser: 'en-GB', locale: 'en-GB' },
    { language: 'en', browser: 'en-GB', locale: 'en-GB' },
    { language: 'en', browser: 'de-AT', locale: 'en' },
    { language: 'de', browser: 'de_CH', locale: 'de_CH' },
    { language: 'de', browser: 'fr', locale: 'de' },
  ] as const) {
    it(`is ${locale} for ${language} in a browser that speaks ${browser}`, () => {
      assert.equal(localeFor(language, browser), locale);
    });
  }
});
