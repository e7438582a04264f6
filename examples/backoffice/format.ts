import type { Lang } from './words.ts';

const timeZone = 'Europe/Berlin';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
});

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `12.06.2026`, or `12 Jun 2026` with three letters for every month, as such systems have them. */
export function dateText(ms: number, lang: Lang): string {
  const { day, month, year } = inBerlin(ms);
  return lang === 'de' ? `${day}.${month}.${year}` : `${day} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** `20:30`. */
export function timeText(ms: number): string {
  const { hour, minute } = inBerlin(ms);
  return `${hour}:${minute}`;
}

/** `2026-06-12T20:30:00+02:00`. */
export function isoText(ms: number): string {
  const { year, month, day, hour, minute, second, timeZoneName = '' } = inBerlin(ms);
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${timeZoneName.replace('GMT', '')}`;
}

/** `12,000` or `12.000`. */
export function numberText(value: number, lang: Lang): string {
  return value.toLocaleString(lang === 'de' ? 'de-DE' : 'en-GB');
}

function inBerlin(ms: number): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(parts.formatToParts(ms).map(({ type, value }) => [type, value]));
}
