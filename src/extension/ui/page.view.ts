import type { ApiId } from '../../model/ids.ts';

/** What a list says of an event, in the API's names. */
export interface ListedEvent {
  readonly id: ApiId;
  readonly title?: string | null | undefined;
  /** ISO 8601 UTC. */
  readonly start_date_time?: string | null | undefined;
  readonly venue_name?: string | null | undefined;
  readonly city?: string | null | undefined;
}

/**
 * How far the page of the active tab has been read. `closed`: the browser never lets us. `unknown`: it does once the
 * toolbar button is pressed there. `unread`: nobody has looked yet.
 */
export type Reading = 'asking' | 'closed' | 'unknown' | 'unread' | 'reading' | 'failed' | 'read';

/** The active tab's page, as the popup and the side panel show it. */
export interface PageState {
  readonly tabId: number | null;
  /** Host pattern, `https://tickets.example/*`; null where it can never be switched on. */
  readonly site: string | null;
  /** The site as people read it, `tickets.example`. */
  readonly host: string;
  readonly isOn: boolean;
  readonly reading: Reading;
  /** How many events and rows the page shows, known to the partner or not. */
  readonly seen: number;
  /** The partner's events among them. */
  readonly events: readonly ListedEvent[];
}

export const NO_PAGE: PageState = {
  tabId: null,
  site: null,
  host: '',
  isOn: false,
  reading: 'asking',
  seen: 0,
  events: [],
};

/** Venue and city, each once. */
export function placeOf({ venue_name, city }: ListedEvent): string {
  return [...new Set([venue_name, city])].filter(Boolean).join(' · ');
}

/** What is still to come first, the next one at the top; then what is over, the latest first; then what has no date. */
export function upcomingFirst<T extends ListedEvent>(events: readonly T[], nowMs: number): T[] {
  const timed = events.map((event) => ({ event, ms: Date.parse(event.start_date_time ?? '') }));
  const rank = (ms: number): number => (Number.isNaN(ms) ? 2 : ms >= nowMs ? 0 : 1);
  return timed
    .sort((one, other) => {
      const byRank = rank(one.ms) - rank(other.ms);
      if (byRank) return byRank;
      return rank(one.ms) === 0 ? one.ms - other.ms : rank(one.ms) === 1 ? other.ms - one.ms : 0;
    })
    .map(({ event }) => event);
}
