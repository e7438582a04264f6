import { dateOf, monthOf, weekdayOf, weekdayOn } from './calendar.ts';
import { readClocks, TIME_MARK } from './clocks.ts';
import type { PageTime } from './evidence.ts';

/** Which comes first in 06/12/2026, where it is known. */
export type DateOrder = 'day' | 'month' | null;

/** A date that was found in a text. */
export interface DateInText {
  readonly start: PageTime;
  /** Whether the text says nothing else: at most weekday, time and small words such as `um`. */
  readonly isAlone: boolean;
}

/** Either reading of a written date; null for one that is in no calendar. */
interface Readings {
  readonly dayFirst: string | null;
  readonly monthFirst: string | null;
}

/** A year of two digits is none where it goes on as a time: `12.06. 20:30`, `12. Juni 20 Uhr`. */
const YEAR = `(\\d{4}|'?\\d\\d(?!${TIME_MARK}|[:.]\\d))(?!\\d)`;
const WORD = '(\\p{L}{3,9})';
const PATTERNS: readonly (readonly [string, (parts: readonly string[]) => Readings])[] = [
  ['(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)', ([year, , month, day]) => sure(year, Number(month), day)],
  [`(\\d{1,2})\\. ?(\\d{1,2})\\.(?: (?=\\d{4}))?${YEAR}`, ([day, month, year]) => sure(year, Number(month), day)],
  [
    `(\\d{1,2})([-/])(\\d{1,2})\\2${YEAR}`,
    ([first, , second, year]) => ({
      dayFirst: date(year, Number(second), first),
      monthFirst: date(year, Number(first), second),
    }),
  ],
  [
    `(\\d{1,2})(?:\\.|st|nd|rd|th)?[ -]?(?:of )?${WORD}\\.?,?[ -]?${YEAR}`,
    ([day, month = '', year]) => sure(year, monthOf(month), day),
  ],
  [
    `(?<!\\p{L})${WORD}\\.? ?(\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`,
    ([month = '', day, year]) => sure(year, monthOf(month), day),
  ],
];
const DATES = PATTERNS.map(([pattern, read]) => [new RegExp(`(?<!\\d|\\d\\.)${pattern}`, 'gu'), read] as const);

const TO = '(?:[-–—/+&]|bis|und|and|to)';
/** The first day of a range whose last one has the year: `12. –`, `12.06. –`, `12. Juni –`. */
const RANGE_BEFORE = new RegExp(`(?:(?:^|[^\\d:.])\\d{1,2}\\.?|\\d\\.\\d{1,2}\\.|${WORD}\\.?) ?${TO} ?$`, 'u');
const RANGE_AFTER = new RegExp(`^ ?${TO} ?\\d{1,2}\\.(?:\\d{1,2}\\.)?(?!\\d)`);
const WEEKDAY_BEFORE = /(?:^|[^\p{L}])(\p{L}{2,10})\.?,? ?$/u;
const OFFSET =
  /((?:t\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?|:\d\d:\d\d(?:[.,]\d+)?) ?|gmt|utc)(?:gmt|utc)?(z|[+-]\d{1,2}(?::?\d\d)?)(?!\d)/;
const FILLER =
  /^(?:uhr|um|at|ab|from|the|den|der|am|on|beginn|begin|start|einlass|doors|[tz]|utc|gmt|mesz?|mez|ce[s]?t)$/;

/**
 * The one date in a text, with its time. Null where there is none, or more than one, or none with a year, or one that
 * contradicts its weekday: it is never guessed.
 */
export function readDate(text: string, order: DateOrder): DateInText | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(\dt\d\d)(\d\d)(?:\d\d)?/, '$1:$2');
  const found = plain.length > 300 ? [] : datesIn(plain, order);
  const [first] = found;
  if (!first || found.some(({ start }) => start !== first.start)) return null;
  const offset = OFFSET.exec(plain);
  const minutes = offset && offsetOf(offset[2] ?? '');
  let rest = minutes === null ? plain : plain.replace(OFFSET, '$1 ');
  for (const { text: written } of found) rest = rest.replace(written, ' ');
  const clocks = readClocks(rest.trim());
  const words = clocks.rest.split(/[^\p{L}\d]+/u).filter(Boolean);
  return {
    start: {
      date: first.start,
      time: clocks.time,
      offsetMinutes: clocks.time === null ? null : minutes,
      otherDate: first.other,
    },
    isAlone: words.every((word) => FILLER.test(word) || weekdayOf(word) >= 0),
  };
}

/** What a column of dates says about their order: one 25/12/2026 in it is enough. */
export function orderOf(texts: readonly string[], order: DateOrder): DateOrder {
  const seen = new Set<DateOrder>();
  for (const text of texts) {
    const [, first, second] = /(?<!\d)(\d{1,2})[-/](\d{1,2})[-/]\d/.exec(text) ?? [];
    if (Number(first) > 12) seen.add('day');
    if (Number(second) > 12) seen.add('month');
  }
  return seen.size === 0 ? order : seen.size === 1 ? ([...seen][0] ?? null) : null;
}

/** Numbers as a language writes them; null where its countries differ. */
export function orderIn(language: string): DateOrder {
  if (/^e[ns]-us/i.test(language)) return 'month';
  return /^(?:de|fr|it|es|nl|pt|pl|cs|da|sv|en-(?:gb|ie|au|nz|za|in|at|de|ch))(?:-|$)/i.test(language) ? 'day' : null;
}

function datesIn(text: string, order: DateOrder): { start: string; other: string | null; text: string }[] {
  const found: { start: string; other: string | null; text: string }[] = [];
  for (const [pattern, read] of DATES) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(0, match.index);
      const range = RANGE_BEFORE.exec(before);
      const isRange = range && (range[1] === undefined || monthOf(range[1]) > 0);
      if (isRange || RANGE_AFTER.test(text.slice(match.index + match[0].length))) return [];
      const [start, other = null] = settle(read(match.slice(1)), order, before);
      if (start) found.push({ start, other, text: match[0] });
    }
  }
  return found;
}

/** The readings that are left when calendar, weekday and language have had their say. */
function settle({ dayFirst, monthFirst }: Readings, order: DateOrder, before: string): string[] {
  const weekday = weekdayOf(WEEKDAY_BEFORE.exec(before)?.[1] ?? '');
  const readings = [...new Set([dayFirst, monthFirst])].filter(
    (reading): reading is string => reading !== null && (weekday < 0 || weekdayOn(reading) === weekday),
  );
  return readings.length > 1 && order ? readings.slice(order === 'day' ? 0 : 1).slice(0, 1) : readings;
}

function date(year: string | undefined, month: number, day: string | undefined): string | null {
  const digits = (year ?? '').replace("'", '');
  return dateOf(Number(digits) + (digits.length === 2 ? 2000 : 0), month, Number(day));
}

function sure(year: string | undefined, month: number, day: string | undefined): Readings {
  const only = date(year, month, day);
  return { dayFirst: only, monthFirst: only };
}

function offsetOf(text: string): number | null {
  if (text === 'z') return 0;
  const digits = text.slice(1).replace(':', '');
  const hours = Number(digits.length > 2 ? digits.slice(0, -2) : digits);
  const minutes = hours * 60 + Number(digits.length > 2 ? digits.slice(-2) : 0);
  const signed = text.startsWith('-') ? -minutes : minutes;
  return signed >= -720 && signed <= 840 ? signed : null;
}
