import type { Evidence, PageTime } from '../../src/recognition/evidence.ts';
import type { KnownEvent } from '../../src/recognition/match.ts';

/** One of the partner's events: an evening in Munich, unless said otherwise. */
export function known(id: string, title: string, start: string, place: Partial<KnownEvent> = {}): KnownEvent {
  return { id, title, start_date_time: start, venue_name: 'Olympiahalle', city: 'München', ...place };
}

/**
 * What a page says of an event.
 * @param when `2026-06-12`, `2026-06-12 20:30`, `2026-06-12 20:30 +120`
 */
export function said(
  title: string,
  when: string,
  place: Partial<Evidence> = {},
  otherDate: string | null = null,
): Evidence {
  const [date = '', time = null, offset] = when.split(' ');
  const start: PageTime = { date, time, offsetMinutes: offset === undefined ? null : Number(offset), otherDate };
  return { kind: 'row', title, start, venue: null, city: null, ...place };
}

/** The viewers' zones in which matching is tried. */
export const zones = ['Europe/Berlin', 'UTC', 'America/Los_Angeles', 'Asia/Tokyo'];
