import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type DateOrder, orderIn, orderOf, readDate } from '../../src/recognition/dates.ts';

/** `2026-06-12`, with ` 20:30`, ` +120` and `or 2026-12-06` where the text says so. */
function read(text: string, order: DateOrder = null): string | null {
  const start = readDate(text, order)?.start;
  if (!start) return null;
  const { date, time, offsetMinutes, otherDate } = start;
  const offset = offsetMinutes === null ? '' : ` ${offsetMinutes < 0 ? '' : '+'}${offsetMinutes}`;
  return `${date}${time ? ` ${time}` : ''}${offset}${otherDate ? ` or ${otherDate}` : ''}`;
}

const written: readonly (readonly [text: string, meaning: string | null, order?: DateOrder])[] = [
  ['12.06.2026', '2026-06-12'],
  ['12.6.26', '2026-06-12'],
  ['12. 06. 2026', '2026-06-12'],
  ['Fr, 12.06.2026 20:30 Uhr', '2026-06-12 20:30'],
  ['Fr.12.06.2026', '2026-06-12'],
  ['Freitag, 12. Juni 2026, 20.30 Uhr', '2026-06-12 20:30'],
  ['12. Jun. 2026', '2026-06-12'],
  ['12. März 2026', '2026-03-12'],
  ['1. Jänner 2026, 11 Uhr', '2026-01-01 11:00'],
  ['12.06.2026 20.30', '2026-06-12 20:30'],
  ['12.06.2026, 20 Uhr', '2026-06-12 20:00'],
  ['12.06.2026 Einlass 19:00, Beginn 20:00', '2026-06-12 20:00'],
  ['12.06.2026 Einlass 19:00', '2026-06-12'],
  ['12.06.2026 19:00 und 21:00', '2026-06-12'],
  ['12.06.2026 19:00 - 22:00', '2026-06-12 19:00'],
  ['12.06.2026 20:00 – 12.06.2026 23:00', '2026-06-12 20:00'],
  ['June 12, 2026 8:30 PM', '2026-06-12 20:30'],
  ['June 12, 2026 12:15 am', '2026-06-12 00:15'],
  ['Friday, June 12, 2026 at 8 p.m.', '2026-06-12 20:00'],
  ['12 June 2026', '2026-06-12'],
  ['12th of June, 2026', '2026-06-12'],
  ['Fri 12 Jun 2026', '2026-06-12'],
  ['12-Jun-26', '2026-06-12'],
  ['2026-06-12', '2026-06-12'],
  ['2026/06/12', '2026-06-12'],
  ['2026-06-12T20:30', '2026-06-12 20:30'],
  ['2026-06-12T2030', '2026-06-12 20:30'],
  ['2026-06-12T18:30:00Z', '2026-06-12 18:30 +0'],
  ['2026-06-12T20:30:00.000+02:00', '2026-06-12 20:30 +120'],
  ['2026-06-12T20:30:00+0200', '2026-06-12 20:30 +120'],
  ['2026-06-12T14:30-03:30', '2026-06-12 14:30 -210'],
  ['Fri Jun 12 2026 20:30:00 GMT+0200 (CEST)', '2026-06-12 20:30 +120'],
  ['2026-06-12 20:00-02:00', '2026-06-12 20:00'],
  ['06/12/2026', '2026-12-06 or 2026-06-12'],
  ['06/12/2026', '2026-06-12', 'month'],
  ['06/12/2026', '2026-12-06', 'day'],
  ['06-12-2026', '2026-12-06 or 2026-06-12'],
  ['6/12/26, 8:30 PM', '2026-06-12 20:30', 'month'],
  ['06/06/2026', '2026-06-06'],
  ['25/12/2026', '2026-12-25'],
  ['25/12/2026', '2026-12-25', 'month'],
  ['Fri 06/12/2026', '2026-06-12'],
  ['29.02.2028', '2028-02-29'],
];

const unread: readonly (readonly [why: string, text: string])[] = [
  ['no year', '12.06.'],
  ['no year, but a time that looks like one', '12.06. 20:30'],
  ['no year, but an hour that looks like one', '12. Juni 20 Uhr'],
  ['a day that is in no calendar', '31.02.2026'],
  ['a month that is in no calendar', '12.13.2026'],
  ['a weekday that is another', 'Mo, 12.06.2026'],
  ['several days', '12.06.2026 / 13.06.2026'],
  ['a range', '12.–14.06.2026'],
  ['a range with months', '12.06.–14.06.2026'],
  ['a range in words', '12. Juni bis 14. Juni 2026'],
  ['an English range', 'June 12–14, 2026'],
  ['no date at all', 'Junior 2026'],
  ['a version', '1.12.06.2026'],
  ['nothing', ''],
];

describe('a date', () => {
  for (const [text, meaning, order] of written) {
    it(`is read in “${text}”${order ? ` with the ${order} first` : ''}`, () =>
      assert.equal(read(text, order), meaning));
  }

  for (const [why, text] of unread)
    it(`is not read where there is ${why}: “${text}”`, () => assert.equal(read(text), null));

  it('stands alone beside a weekday, a time and small words, but not beside a title', () => {
    assert.equal(readDate('Fr, 12.06.2026 um 20:30 Uhr', null)?.isAlone, true);
    assert.equal(readDate('Silvester 31.12.2026', null)?.isAlone, false);
    assert.equal(readDate('12.06.2026 4711', null)?.isAlone, false);
  });

  it('has the order of its column, then of its language', () => {
    assert.equal(orderOf(['06/12/2026', '25/12/2026'], 'month'), 'day');
    assert.equal(orderOf(['06/12/2026', '12/25/2026'], null), 'month');
    assert.equal(orderOf(['25/12/2026', '12/25/2026'], 'day'), null);
    assert.equal(orderOf(['06/12/2026'], 'day'), 'day');
    assert.deepEqual(['en-US', 'en-GB', 'de', 'de-CH', 'en', ''].map(orderIn), [
      'month',
      'day',
      'day',
      'day',
      null,
      null,
    ]);
  });
});

const moment = fc.date({ min: new Date('2000-01-01T00:00Z'), max: new Date('2098-12-31T23:59Z'), noInvalidDate: true });

describe('what Intl writes', () => {
  const styles: Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'full', timeStyle: 'short' },
    { dateStyle: 'long', timeStyle: 'short' },
    { dateStyle: 'medium', timeStyle: 'short' },
    { dateStyle: 'short', timeStyle: 'short' },
    { weekday: 'short', day: '2-digit', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
    { weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  ];
  for (const locale of ['de', 'de-AT', 'de-CH', 'en-US', 'en-GB']) {
    for (const [index, style] of styles.entries()) {
      it(`is read back: ${locale}, style ${index}`, () => {
        const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
        fc.assert(
          fc.property(moment, (date) => {
            const iso = date.toISOString();
            assert.equal(read(format.format(date), orderIn(locale)), `${iso.slice(0, 10)} ${iso.slice(11, 16)}`);
          }),
        );
      });
    }
  }

  it('gives a date that is in the calendar, or none, for any text of digits and signs', () => {
    const piece = fc.constantFrom('.', '/', '-', ' ', ':', 'Juni', 'June', 'Fr', 'Uhr', 'PM', 'T', 'Z', '+', 'bis');
    const text = fc.array(fc.oneof(fc.nat(2100).map(String), piece), { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (text) => {
        const start = readDate(text, null)?.start;
        if (!start) return;
        for (const date of [start.date, start.otherDate ?? start.date])
          assert.equal(new Date(date).toISOString().slice(0, 10), date);
        assert.match(start.time ?? '00:00', /^([01]\d|2[0-3]):[0-5]\d$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
