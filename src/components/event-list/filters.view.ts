import type { EventFilterMessages } from '../../i18n/events/messages.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { EventSummary } from '../../model/event.ts';
import type { Venue } from '../../model/venues.ts';
import type { ListFilter } from './filter.ts';

/** The statuses of an event's life that have a word. The list is open. Source: API docs, events. */
const STATUSES = ['active', 'cancelled', 'archived'] as const;

export interface City {
  /** `''` for venues of which nobody says where they are. */
  readonly name: string;
  readonly venues: readonly Venue[];
}

/** A filter that is on. */
export interface Chip {
  readonly text: string;
  /** What the filter becomes without it. */
  readonly without: Partial<ListFilter>;
}

/** The venues by city, cities and venues by name. */
export function citiesOf(venues: readonly Venue[]): City[] {
  const byName = (one: string, other: string): number => one.localeCompare(other);
  const names = [...new Set(venues.map(({ city }) => city))].sort((one, other) =>
    one && other ? byName(one, other) : other.length - one.length,
  );
  return names.map((name) => ({
    name,
    venues: venues.filter(({ city }) => city === name).sort((one, other) => byName(one.name, other.name)),
  }));
}

/** Where given events take place: a venue's name is all that is known of it. */
export function placesIn(events: readonly EventSummary[]): Venue[] {
  const found = new Map<string, Venue>();
  for (const { venue_name: name, city } of events) {
    if (name && !found.has(name)) found.set(name, { id: name, name, city: city ?? '' });
  }
  return [...found.values()];
}

/** The statuses to choose from: those that have a word, those that came with the events, and the chosen one. */
export function statusesOf(
  events: readonly EventSummary[],
  chosen: string,
  { card }: Messages,
): { value: string; text: string }[] {
  const values = [...STATUSES, ...events.map(({ status }) => status ?? ''), chosen];
  return [...new Set(values)].filter(Boolean).map((value) => ({ value, text: statusText(value, card.status) }));
}

/** @param dayOf a day as the viewer's language writes it */
export function chipsOf(
  filter: ListFilter,
  venues: readonly Venue[],
  own: EventFilterMessages,
  { card }: Messages,
  dayOf: (day: string) => string,
): Chip[] {
  const { since, until, city, venue, status, flagged, archived } = filter;
  const nameOf = (id: string): string => venues.find((each) => String(each.id) === id)?.name ?? id;
  const chip = (isOn: unknown, text: () => string, without: Partial<ListFilter>): Chip[] =>
    isOn ? [{ text: text(), without }] : [];
  const other = (list: readonly string[], value: string): string[] => list.filter((each) => each !== value);
  return [
    ...chip(since, () => own.sinceDay(dayOf(since)), { since: '' }),
    ...chip(until, () => own.untilDay(dayOf(until)), { until: '' }),
    ...city.map((name) => ({ text: name, without: { city: other(city, name) } })),
    ...venue.map((id) => ({ text: nameOf(id), without: { venue: other(venue, id) } })),
    ...chip(status, () => statusText(status, card.status), { status: '' }),
    ...chip(flagged, () => own.flagged, { flagged: false }),
    ...chip(archived, () => own.archived, { archived: false }),
  ];
}

function statusText(status: string, names: Readonly<Record<string, string>>): string {
  const key = [status, status.toLowerCase()].find((each) => Object.hasOwn(names, each));
  return (key && names[key]) || status;
}
