import type { EventSummary } from '../../model/event.ts';
import { isArchived, isFlagged } from '../../model/event-status.ts';
import type { Page } from '../../model/page.ts';
import { PAGE, type ListFilter } from './filter.ts';

/* A list that was given: searched and filtered here. A module of its own, loaded where there is one. */

/** One page of those that pass, the flagged ones first. */
export function pageOf(
  events: readonly EventSummary[],
  filter: ListFilter,
  excludeProducts: boolean,
  page: number,
  timeZone: string | null,
): Page<EventSummary> {
  const words = plain(filter.q).split(/\s+/).filter(Boolean);
  const dayOf = days(timeZone);
  const passes = (event: EventSummary): boolean => {
    const { title, city, venue_name, hall_name, start_date_time, status, category } = event;
    const text = words.length ? plain([title, city, venue_name, hall_name].join(' ')) : '';
    const day = filter.since || filter.until ? dayOf(start_date_time) : '';
    return (
      words.every((word) => text.includes(word)) &&
      (!filter.since || day >= filter.since) &&
      (!filter.until || (day !== '' && day <= filter.until)) &&
      has(filter.city, [city]) &&
      has(filter.venue, [venue_name, hall_name]) &&
      (filter.status ? status === filter.status : filter.archived || !isArchived(event)) &&
      (!filter.flagged || isFlagged(event)) &&
      !(excludeProducts && category === 'product')
    );
  };
  const kept = events.filter(passes);
  const sorted = [...kept.filter(isFlagged), ...kept.filter((event) => !isFlagged(event))];
  return {
    items: sorted.slice((page - 1) * PAGE, page * PAGE),
    total: sorted.length,
    page,
    nextPage: page * PAGE < sorted.length ? page + 1 : null,
    unreadable: 0,
  };
}

function has(wanted: readonly string[], values: readonly (string | null | undefined)[]): boolean {
  return !wanted.length || values.some((value) => value != null && wanted.includes(value));
}

/** Lower case, without accents: "zurich" finds "Zürich". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

/** The day of a moment where the list's viewer is, `YYYY-MM-DD`; `''` without one. */
function days(timeZone: string | null): (iso: string | null | undefined) => string {
  // Sweden writes days as the API does.
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = formatOf(options, timeZone);
  return (iso) => {
    const ms = iso ? Date.parse(/T[\d:.]+$/.test(iso) ? `${iso}Z` : iso) : NaN;
    return Number.isNaN(ms) ? '' : format.format(ms);
  };
}

function formatOf(options: Intl.DateTimeFormatOptions, timeZone: string | null): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('sv', { ...options, ...(timeZone && { timeZone }) });
  } catch {
    return new Intl.DateTimeFormat('sv', options);
  }
}
