import type { EventRecord } from './event-record.ts';
import { generateEvents } from './events.ts';
import { createFigures, type Figures } from './figures.ts';
import { partners, type Partner } from './partners.ts';

/** The data of one sandbox. Partners see their own part of it and nothing else. */
export interface World {
  readonly seed: number;
  readonly figures: Figures;
  partner(partnerId: string): Partner | undefined;
  /** The partner's events by date. */
  events(partnerId: string): readonly EventRecord[];
  event(partnerId: string, eventId: string): EventRecord | undefined;
  /** The other events of the same series. */
  siblings(event: EventRecord): readonly EventRecord[];
}

/**
 * Events are made when a partner is first asked for, so that a test pays for what it uses.
 *
 * @param now the clock that sales follow; it stands still at `startMs` by default
 */
export function createWorld(seed: number, startMs: number, now: () => number = () => startMs): World {
  const made = new Map<string, readonly EventRecord[]>();
  const partner = (partnerId: string) => partners.find((each) => each.partnerId === partnerId);

  function events(partnerId: string): readonly EventRecord[] {
    const known = made.get(partnerId);
    if (known) return known;
    const owner = partner(partnerId);
    const fresh = owner ? generateEvents(owner, seed, startMs) : [];
    made.set(partnerId, fresh);
    return fresh;
  }

  return {
    seed,
    figures: createFigures(seed, now),
    partner,
    events,
    event: (partnerId, eventId) => events(partnerId).find((each) => String(each.id) === eventId),
    siblings: (event) =>
      event.series === null
        ? []
        : events(event.partner.partnerId).filter((each) => each.series === event.series && each !== event),
  };
}
