import type { EventRecord } from './event-record.ts';
import { isProduct } from './event-record.ts';

/** One price point of one ticket category. */
export interface TicketRow {
  readonly category: string;
  readonly price: number;
  readonly capacity: number;
  readonly sold: number;
  readonly revenue: number;
}

/** A category's share of the seats and its price relative to the regular one. */
interface PricePoint {
  readonly category: string;
  readonly share: number;
  readonly factor: number;
}

const pricePoints: readonly PricePoint[] = [
  { category: 'regular', share: 0.3, factor: 0.7 },
  { category: 'regular', share: 0.35, factor: 1 },
  { category: 'regular', share: 0.17, factor: 1.3 },
  { category: 'VIP', share: 0.05, factor: 2.5 },
  { category: 'subscription', share: 0.1, factor: 0.8 },
  { category: 'comp', share: 0.03, factor: 0 },
];

const onePrice: readonly PricePoint[] = [{ category: 'regular', share: 1, factor: 1 }];

/** Houses below this size have one price. */
const smallHouse = 100;

/** What the event's tickets cost, and how many seats there are at each price. They add up to the capacity. */
export function priceListOf(event: EventRecord): readonly Omit<TicketRow, 'sold' | 'revenue'>[] {
  const points = isProduct(event) || event.capacity < smallHouse ? onePrice : pricePoints;
  let share = 0;
  let seatsBefore = 0;
  return points.map(({ category, share: ofSeats, factor }) => {
    share += ofSeats;
    const seatsUpTo = Math.round(event.capacity * share);
    const capacity = seatsUpTo - seatsBefore;
    seatsBefore = seatsUpTo;
    return { category, price: Math.round(event.plan.basePrice * factor), capacity };
  });
}

const dealtOut = new WeakMap<EventRecord, Uint8Array>();

/**
 * At which price each ticket goes, from the first one sold to the last seat, as places in the price list. Every price
 * sells evenly, so that no day takes back what another has sold, and a full house has sold each seat once.
 */
export function pricesInOrder(event: EventRecord): Uint8Array {
  const known = dealtOut.get(event);
  if (known) return known;
  const seats = priceListOf(event).map(({ capacity }) => capacity);
  const next = seats.map((count) => 0.5 / count);
  const order = new Uint8Array(event.capacity);
  for (let ticket = 0; ticket < order.length; ticket++) {
    let first = 0;
    for (let point = 1; point < next.length; point++) if ((next[point] ?? 1) < (next[first] ?? 1)) first = point;
    order[ticket] = first;
    next[first] = (next[first] ?? 0) + 1 / (seats[first] ?? 1);
  }
  dealtOut.set(event, order);
  return order;
}

/** The event's tickets by category and price. The rows add up to the capacity and to `sold` exactly. */
export function ticketRows(event: EventRecord, sold: number): TicketRow[] {
  const order = pricesInOrder(event);
  const list = priceListOf(event);
  const counts = list.map(() => 0);
  for (let ticket = 0; ticket < sold; ticket++) counts[order[ticket] ?? 0]! += 1;
  return list.map((row, point) => ({ ...row, sold: counts[point] ?? 0, revenue: row.price * (counts[point] ?? 0) }));
}
