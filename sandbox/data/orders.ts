import { dayMs } from '../clock.ts';
import { randomFor, type Random } from '../random.ts';
import { clusterRun } from './clusters.ts';
import { tasteOfCluster, type Customers } from './customers.ts';
import type { EventRecord } from './event-record.ts';
import type { PlannedDay } from './sales-curve.ts';
import { priceListOf, pricesInOrder } from './tickets.ts';

/** In place of a customer's number where the buyer is not known. */
export const nobody = 0xffffffff;

/** All orders of a partner by day, those of days to come included; a column each, since they are hundreds of thousands. */
export interface Orders {
  readonly length: number;
  /** Days since the epoch. */
  readonly day: Uint16Array;
  /** Place of the event in the partner's list. */
  readonly event: Uint16Array;
  /** Number of the customer, or `nobody`. */
  readonly customer: Uint32Array;
  readonly tickets: Uint8Array;
  /** Place in the event's price list. */
  readonly price: Uint8Array;
}

/** Out of a hundred orders, so many have at most this many tickets: two are usual. */
const sizes: readonly (readonly [upTo: number, tickets: number])[] = [
  [0.22, 1],
  [0.72, 2],
  [0.82, 3],
  [0.95, 4],
  [0.98, 5],
  [1, 6],
];

const anonymousShare = 0.12;

/** Who is from the event's own city, and of those, who goes for what its clusters name. */
const localShare = 0.65;
const tastefulShare = 0.6;

/**
 * Splits every day of every event's sales into orders, so that their tickets add up to that day's exactly, by price too.
 *
 * @param planOf all days of an event's sales
 */
export function createOrders(
  events: readonly EventRecord[],
  customers: Customers,
  seed: number,
  planOf: (event: EventRecord) => readonly PlannedDay[],
): Orders {
  const capacity = events.reduce((sum, event) => sum + (planOf(event).at(-1)?.sold ?? 0), 0);
  const drawn = columns(capacity);
  let length = 0;
  events.forEach((event, place) => {
    const random = randomFor(seed, 'orders', event.partner.partnerId, event.id);
    const buyer = buyers(event, customers, seed, random);
    const priceOf = pricesInOrder(event);
    const waiting = priceListOf(event).map(() => 0);
    let before = 0;
    for (const { dayMs: at, sold } of planOf(event)) {
      for (let ticket = before; ticket < sold; ticket++) waiting[priceOf[ticket] ?? 0]! += 1;
      before = sold;
      waiting.forEach((count, price) => {
        for (let left = count; left > 0; length++) {
          const tickets = Math.min(left, sizeOf(random()));
          drawn.day[length] = at / dayMs;
          drawn.event[length] = place;
          drawn.customer[length] = buyer();
          drawn.tickets[length] = tickets;
          drawn.price[length] = price;
          left -= tickets;
        }
        waiting[price] = 0;
      });
    }
  });
  return byDay({ ...drawn, length });
}

function columns(length: number) {
  return {
    day: new Uint16Array(length),
    event: new Uint16Array(length),
    customer: new Uint32Array(length),
    tickets: new Uint8Array(length),
    price: new Uint8Array(length),
  };
}

function sizeOf(draw: number): number {
  return sizes.find(([upTo]) => draw < upTo)?.[1] ?? 1;
}

/** Draws who buys: known or not, from here or elsewhere, regulars (first in each segment) more often than others. */
function buyers(event: EventRecord, customers: Customers, seed: number, random: Random): () => number {
  const home = customers.cities.indexOf(event.hall.city);
  const drawnTo = clusterRun(event, seed)
    .clusters.map(({ tc }) => tasteOfCluster(tc, customers)?.taste)
    .filter((taste) => taste !== undefined);
  const tasteCount = customers.segments.length / Math.max(1, customers.cities.length);
  return () => {
    if (random() < anonymousShare) return nobody;
    const city = random() < localShare ? home : Math.floor(random() * customers.cities.length);
    const liked = drawnTo.length > 0 && random() < tastefulShare;
    const taste = liked ? drawnTo[Math.floor(random() * drawnTo.length)]! : Math.floor(random() * tasteCount);
    const segment = customers.segment(city, taste);
    return segment?.count ? segment.start + Math.floor(segment.count * random() ** 1.7) : nobody;
  };
}

/** The same orders, the oldest day first; within a day they stay as they are. */
function byDay(drawn: Orders): Orders {
  const { length } = drawn;
  const starts = new Uint32Array(0x10000 + 1);
  for (let row = 0; row < length; row++) starts[drawn.day[row]! + 1]! += 1;
  for (let day = 0; day < 0x10000; day++) starts[day + 1]! += starts[day]!;
  const sorted = { length, ...columns(length) };
  for (let row = 0; row < length; row++) {
    const to = starts[drawn.day[row]!]!++;
    sorted.day[to] = drawn.day[row]!;
    sorted.event[to] = drawn.event[row]!;
    sorted.customer[to] = drawn.customer[row]!;
    sorted.tickets[to] = drawn.tickets[row]!;
    sorted.price[to] = drawn.price[row]!;
  }
  return sorted;
}
