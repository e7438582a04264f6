import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatsOf, type Formats } from '../../src/i18n/formats.ts';

/** Intl separates with narrow and no-break spaces, which differ between engines. */
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ') ?? null;

const cases: readonly {
  what: string;
  format: (formats: Formats) => string | null;
  en: string | null;
  de: string | null;
}[] = [
  {
    what: 'a moment',
    format: (f) => f.moment('2026-06-12T18:30:00Z'),
    en: 'Fri, June 12, 2026 at 8:30 PM',
    de: 'Fr., 12. Juni 2026 um 20:30',
  },
  {
    what: 'a moment without a zone, which is UTC',
    format: (f) => f.moment('2026-06-12T18:30:00'),
    en: 'Fri, June 12, 2026 at 8:30 PM',
    de: 'Fr., 12. Juni 2026 um 20:30',
  },
  {
    what: 'a moment with an offset',
    format: (f) => f.moment('2026-06-12T20:30:00+02:00'),
    en: 'Fri, June 12, 2026 at 8:30 PM',
    de: 'Fr., 12. Juni 2026 um 20:30',
  },
  { what: 'no moment', format: (f) => f.moment('soon'), en: null, de: null },
  { what: 'nothing as a moment', format: (f) => f.moment(null), en: null, de: null },
  {
    what: 'a clock',
    format: (f) => f.clock(Date.UTC(2026, 5, 12, 8, 42), Date.UTC(2026, 5, 12, 20, 41)),
    en: '10:42 AM',
    de: '10:42',
  },
  {
    what: 'a clock of another day',
    format: (f) => f.clock(Date.UTC(2026, 5, 12, 8, 42), Date.UTC(2026, 5, 12, 20, 42)),
    en: 'Jun 12, 10:42 AM',
    de: '12. Juni, 10:42',
  },
  { what: 'money', format: (f) => f.money(458_640.4, 'EUR'), en: '€458,640', de: '458.640 €' },
  { what: 'money below zero', format: (f) => f.money(-5, 'CHF'), en: '-CHF 5', de: '-5 CHF' },
  { what: 'money in a currency that is none', format: (f) => f.money(5, 'gold'), en: '5 gold', de: '5 gold' },
  { what: 'money without a currency', format: (f) => f.money(5_000, null), en: '5,000', de: '5.000' },
  { what: 'no money', format: (f) => f.money(null, 'EUR'), en: null, de: null },
  { what: 'a count', format: (f) => f.count(12_000), en: '12,000', de: '12.000' },
  { what: 'zero', format: (f) => f.count(0), en: '0', de: '0' },
  { what: 'no number', format: (f) => f.count(NaN), en: null, de: null },
  { what: 'an endless number', format: (f) => f.count(Infinity), en: null, de: null },
  { what: 'people', format: (f) => f.people(184_000), en: '184K', de: '184.000' },
  { what: 'many people', format: (f) => f.people(1_240_000), en: '1.2M', de: '1,2 Mio.' },
  { what: 'a factor', format: (f) => f.factor(16.18), en: '16.2', de: '16,2' },
  { what: 'a percent', format: (f) => f.percent(0.784), en: '78%', de: '78 %' },
];

describe('formats', () => {
  for (const { what, format, en, de } of cases) {
    test(`write ${what} in English and German`, () => {
      assert.equal(plain(format(formatsOf('en', 'Europe/Berlin'))), en);
      assert.equal(plain(format(formatsOf('de', 'Europe/Berlin'))), de);
    });
  }

  test('name the zone where it is the viewer’s own guess', () => {
    for (const zone of [null, '', 'Not/AZone']) {
      assert.match(formatsOf('en', zone).moment('2026-06-12T18:30:00Z')!, /(UTC|GMT|[A-Z]{3,4})/);
    }
    assert.doesNotMatch(formatsOf('en', 'Europe/Berlin').moment('2026-06-12T18:30:00Z')!, /UTC|GMT|CES?T/);
  });

  test('are made once for each locale and zone', () => {
    assert.equal(formatsOf('de-AT', 'Europe/Vienna'), formatsOf('de-AT', 'Europe/Vienna'));
    assert.notEqual(formatsOf('de-AT'), formatsOf('de-AT', 'Europe/Vienna'));
  });
});
