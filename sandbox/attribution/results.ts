import { documentedResult, documentedResultMs, manualSource } from '../assumptions/attribution.ts';
import { dayMs, hourMs } from '../clock.ts';
import { hasCampaigns, type EventRecord } from '../data/event-record.ts';
import type { World } from '../data/world.ts';
import { opaqueText, randomFor, wholeBetween } from '../random.ts';

/** One sales adjustment of an event (API docs, attribution). */
export interface ResultRow {
  readonly id: string;
  readonly event: EventRecord;
  readonly purchase: number;
  readonly revenue: number;
  readonly createdMs: number;
  readonly source: string;
}

/** The adjustments of all partners: the platform's own, and those that people add. */
export interface Results {
  /** An event's, oldest first. */
  of(event: EventRecord): readonly ResultRow[];
  add(event: EventRecord, purchase: number, revenue: number): ResultRow;
  /** Whether the partner had such a row. */
  remove(partnerId: string, id: string): boolean;
}

export function createResults(world: World, startMs: number, now: () => number): Results {
  const rows = new Map<EventRecord, ResultRow[]>();
  let added = 0;

  function of(event: EventRecord): ResultRow[] {
    const known = rows.get(event);
    if (known) return known;
    const fresh = automatedRows(event, world, startMs);
    rows.set(event, fresh);
    return fresh;
  }

  return {
    of,
    add(event, purchase, revenue) {
      const id = `cr_${opaqueText(randomFor(world.seed, 'result', (added += 1)), 8).toLowerCase()}`;
      const row = { id, event, purchase, revenue, createdMs: now(), source: manualSource };
      of(event).push(row);
      return row;
    },
    remove(partnerId, id) {
      for (const event of world.events(partnerId)) {
        const theirs = of(event);
        const place = theirs.findIndex((row) => row.id === id);
        if (place >= 0) return theirs.splice(place, 1).length > 0;
      }
      return false;
    },
  };
}

/**
 * What the platform's job has written before the sandbox begins: one to three rows for an event with campaigns that has
 * sold something.
 */
function automatedRows(event: EventRecord, world: World, startMs: number): ResultRow[] {
  if (event.id === 'evt_abc') {
    const { id, purchase, revenue } = documentedResult;
    return [{ id, event, purchase, revenue, createdMs: documentedResultMs(startMs), source: 'automated' }];
  }
  const sold = world.figures.plan(event).findLast((day) => day.dayMs <= startMs)?.sold ?? 0;
  if (!hasCampaigns(event) || sold === 0) return [];
  const random = randomFor(world.seed, 'results', event.partner.partnerId, event.id);
  const lastDayMs = Math.floor((Math.min(startMs, event.startsAtMs) - dayMs) / dayMs) * dayMs;
  const count = wholeBetween(random, 1, 3);
  return Array.from({ length: count }, (_, index) => {
    const purchase = Math.round(sold * (0.005 + random() * 0.02));
    return {
      id: `cr_${opaqueText(random, 6).toLowerCase()}`,
      event,
      purchase,
      revenue: purchase * event.plan.basePrice,
      createdMs: lastDayMs - (count - 1 - index) * 7 * dayMs + 8 * hourMs,
      source: 'automated',
    };
  });
}
