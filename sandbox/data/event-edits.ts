import { byDate, type EventRecord } from './event-record.ts';
import type { Place } from './venues.ts';

/** What the Event Editor changes of an event. */
export interface EventDetails {
  readonly title: string;
  readonly description: string | null;
  readonly startsAtMs: number;
  readonly hall: Place;
  readonly capacity: number;
  readonly category: string;
  readonly specialAdCategory: string | null;
  /** Rows as the editor writes them. */
  readonly lineups: readonly unknown[];
}

/**
 * Events as they have been changed. The record of an event stays what it was: its sales, figures and campaigns are
 * worked out from it, and what is sold, or published, is not undone by another date or a larger house.
 */
export interface EventEdits {
  /** How the event is described now. */
  details(event: EventRecord): EventDetails;
  /** Keeps the details, and tells which of them are other ones. */
  save(event: EventRecord, details: EventDetails): readonly (keyof EventDetails)[];
  /** The same events by the dates that they have now. */
  inOrder(events: readonly EventRecord[]): readonly EventRecord[];
}

export function createEventEdits(): EventEdits {
  const kept = new Map<EventRecord, EventDetails>();
  const details = (event: EventRecord) => kept.get(event) ?? firstDetails(event);
  return {
    details,
    save(event, wanted) {
      const before = details(event);
      kept.set(event, wanted);
      const names = Object.keys(before) as (keyof EventDetails)[];
      return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(wanted[name]));
    },
    inOrder(events) {
      if (!events.some((event) => kept.has(event))) return events;
      return events.toSorted((one, other) => byDate({ ...one, ...kept.get(one) }, { ...other, ...kept.get(other) }));
    },
  };
}

/** At the sandbox's first moment. No line-up is made up: nobody has published its rows. */
function firstDetails(event: EventRecord): EventDetails {
  const { title, startsAtMs, hall, capacity, category, specialAdCategory } = event;
  const description = category === 'product' ? null : `${title}, live in ${hall.city}.`;
  return { title, description, startsAtMs, hall, capacity, category, specialAdCategory, lineups: [] };
}
