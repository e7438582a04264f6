import { createWorld, type World } from '../../sandbox/data/world.ts';
import { isProduct, type EventRecord } from '../../sandbox/data/event-record.ts';

/** What a row of the backoffice can be; the words for it are in `words.ts`. */
export type RowStatus = 'on_sale' | 'sold_out' | 'cancelled' | 'postponed' | 'over' | 'internal';

/** What an event is called in structured data (schema.org). */
export type EventType = 'MusicEvent' | 'TheaterEvent' | 'Event';

/** One event as the ticketing system of somebody else keeps it. */
export interface BackofficeRow {
  /** The system's own number. It has nothing to do with the ids of the API. */
  readonly no: number;
  readonly title: string;
  readonly type: EventType;
  readonly startsAtMs: number;
  readonly venue: string;
  readonly city: string;
  /** Tickets. */
  readonly sold: number;
  /** Seats and standing places on sale. */
  readonly capacity: number;
  readonly status: RowStatus;
  /** The event's id in the API, null for a row that Future Demand does not know. For tests: no page shows it. */
  readonly eid: string | number | null;
}

const PARTNER_ID = 'partner-id-acme';
const ROWS = 60;
const FIRST_NO = 100_231;
const PAST_DAYS = 60;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The worked example's two nights, which the list always has. */
const ALWAYS: readonly (string | number)[] = ['evt_abc', 'evt_abd'];

/**
 * The backoffice's list by date: acme's events from 60 days before `startMs` on, and among them rows that only the
 * ticketing system knows.
 *
 * @param startMs when the sandbox's clock began, in milliseconds since the epoch: the same day gives the same events
 * @param seed the sandbox's seed
 */
export function backofficeRows(startMs: number, seed = 1): BackofficeRow[] {
  const world = createWorld(seed, startMs);
  const listed = world.events(PARTNER_ID).filter(isTicketed);
  const examples = listed.filter(({ id }) => ALWAYS.includes(id));
  const foreign = foreignRows(examples[0], startMs);
  const others = listed
    .filter(({ id, startsAtMs }) => !ALWAYS.includes(id) && startsAtMs >= startMs - PAST_DAYS * DAY_MS)
    .slice(0, ROWS - examples.length - foreign.length);

  return [...[...examples, ...others].map((event) => rowOf(event, world, startMs)), ...foreign]
    .sort((a, b) => a.startsAtMs - b.startsAtMs)
    .map((row, index) => ({ no: FIRST_NO + index, ...row }));
}

type UnnumberedRow = Omit<BackofficeRow, 'no'>;

/** What a box office sells seats for: no vouchers, no plans, nothing from the archive. */
function isTicketed(event: EventRecord): boolean {
  return !isProduct(event) && !event.isSimulated && event.status !== 'archived';
}

function rowOf(event: EventRecord, world: World, nowMs: number): UnnumberedRow {
  const sold = world.figures.sold(event);
  return {
    title: event.title,
    type: typeOf(event.category),
    startsAtMs: event.startsAtMs,
    venue: event.hall.venueName,
    city: event.hall.city,
    sold,
    capacity: event.capacity,
    status: statusOf(event, sold, nowMs),
    eid: event.id,
  };
}

function typeOf(category: string): EventType {
  if (category === 'concert') return 'MusicEvent';
  return category === 'show' || category === 'family' ? 'TheaterEvent' : 'Event';
}

function statusOf({ status, startsAtMs, capacity }: EventRecord, sold: number, nowMs: number): RowStatus {
  if (status === 'cancelled' || status === 'postponed') return status;
  if (startsAtMs < nowMs) return 'over';
  return sold >= capacity ? 'sold_out' : 'on_sale';
}

/** What nobody advertises, and two rows that look like an event of the API and are none. */
function foreignRows(example: EventRecord | undefined, startMs: number): UnnumberedRow[] {
  const midnightMs = Math.floor(startMs / DAY_MS) * DAY_MS;
  const at = (inDays: number, utcHour: number) => midnightMs + inDays * DAY_MS + utcHour * HOUR_MS;
  const row = (title: string, startsAtMs: number, place: readonly [venue: string, city: string], capacity: number) => ({
    title,
    type: 'Event' as const,
    startsAtMs,
    venue: place[0],
    city: place[1],
    sold: 0,
    capacity,
    status: 'internal' as const,
    eid: null,
  });
  const rows: UnnumberedRow[] = [
    row('Staff Training: Evacuation Drill', at(-20, 8), ['Zenith', 'München'], 40),
    row('Private Function: Board Dinner', at(-4, 17), ['Isarphilharmonie', 'München'], 120),
    row('Rehearsal: Orchestra and Choir', at(6, 9), ['Philharmonie', 'Berlin'], 0),
    row('Rental: Trade Fair Stand Builders', at(15, 7), ['Tempodrom', 'Berlin'], 400),
    row('Guided Tour: Behind the Stage', at(27, 13), ['Elbphilharmonie', 'Hamburg'], 25),
    row('School Project Day', at(41, 8), ['Tonhalle', 'Zürich'], 300),
  ];
  if (example) {
    const place = [example.hall.venueName, example.hall.city] as const;
    const { title, startsAtMs, capacity } = example;
    // The title of an event on a day on which it is not played, and another title on the event's day in its house.
    rows.push(
      { ...row(title, startsAtMs - 9 * DAY_MS, place, capacity), type: 'MusicEvent', status: 'on_sale' },
      row("Members' Breakfast with the Architects", startsAtMs - 9 * HOUR_MS, place, 90),
    );
  }
  return rows;
}
