import type { PageTime } from './evidence.ts';

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
const HALF_A_YEAR_MS = 182 * DAY_MS;
/** Doors, or a show that begins a little later than another system has it. */
const TOLERANCE_MINUTES = 90;
/** Offsets that Europe has. */
const EUROPE_MINUTES = [0, 180] as const;
/** Assumption: a page that is not written in the viewer's zone is written in one of these, the likeliest first. */
const PAGE_ZONES = ['Europe/Berlin', 'Europe/London', 'Europe/Helsinki', 'UTC'].map((name) => createZone(name));

/** How an event's moment fits a page's. */
export interface Fit {
  /** 0 is best. With an offset the minutes between them; else how far the page's zone has to be guessed. */
  readonly rank: number;
  /** Right only if no other event of the title is near. */
  readonly isGuess: boolean;
  /** The page's time is the event's to the minute, in a zone that pages are usually written in. */
  readonly isExact: boolean;
}

/** The offset of a zone from UTC at a moment, in minutes east. An unknown zone is read as UTC. */
export function createZone(timeZone: string): (ms: number) => number {
  let format: Intl.DateTimeFormat;
  const options: Intl.DateTimeFormatOptions = {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  };
  try {
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  } catch {
    return () => 0;
  }
  return (ms) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS - Math.floor(ms / MINUTE_MS);
  };
}

/** An API moment in ms; one without a zone is UTC. Null for what is none. */
export function momentOf(iso: string | null): number | null {
  const ms = Date.parse(iso && /T[\d:.]+$/.test(iso) ? `${iso}Z` : (iso ?? ''));
  return Number.isNaN(ms) ? null : ms;
}

/**
 * @param at the event's moment in ms
 * @param date the reading of the page's date that is asked about
 * @returns null where the event is not the one
 */
export function fitOf(start: PageTime, date: string, at: number, zone: (ms: number) => number): Fit | null {
  const own = zone(at);
  const midnight = Date.parse(`${date}T00:00Z`);
  if (start.time === null) {
    const days = [own, 0].filter((offset) => dayOf(at + offset * MINUTE_MS) === dayOf(midnight)).length;
    return days > 0 ? { rank: 2 - days, isGuess: days === 1, isExact: false } : null;
  }
  const [hours = 0, minutes = 0] = start.time.split(':').map(Number);
  const written = midnight + (hours * 60 + minutes) * MINUTE_MS;
  if (start.offsetMinutes !== null) {
    const apart = Math.abs(written - start.offsetMinutes * MINUTE_MS - at) / MINUTE_MS;
    return apart <= TOLERANCE_MINUTES ? { rank: apart, isGuess: false, isExact: apart === 0 } : null;
  }
  const offset = (written - at) / MINUTE_MS;
  if (offset === own) return { rank: 0, isGuess: false, isExact: true };
  // A viewer in Europe reads pages in the own time: what does not fit there is another show of the day.
  if (isInEurope(zone, at)) return null;
  const guess = PAGE_ZONES.findIndex((pageZone) => pageZone(at) === offset);
  return guess < 0 ? null : { rank: guess + 1, isGuess: guess > 0, isExact: guess === 0 };
}

/** Days since 1970, in UTC. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

/** A zone that is UTC all year says nothing: machines and browsers that hide their place have it. */
function isInEurope(zone: (ms: number) => number, at: number): boolean {
  const offset = zone(at);
  if (offset === 0 && zone(at + HALF_A_YEAR_MS) === 0) return false;
  return offset >= EUROPE_MINUTES[0] && offset <= EUROPE_MINUTES[1];
}
