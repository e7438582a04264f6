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

/**
 * The event's tickets by category and price. Seats and sales are dealt out by running sums, so that the rows add up
 * to the capacity and to `sold` exactly, and no row sells more than it has.
 */
export function ticketRows(event: EventRecord, sold: number): TicketRow[] {
  const points = isProduct(event) || event.capacity < smallHouse ? onePrice : pricePoints;
  let share = 0;
  let seatsBefore = 0;
  let soldBefore = 0;
  return points.map((point) => {
    share += point.share;
    const seatsUpTo = Math.round(event.capacity * share);
    const soldUpTo = Math.floor((sold * seatsUpTo) / event.capacity);
    const price = Math.round(event.plan.basePrice * point.factor);
    const row = {
      category: point.category,
      price,
      capacity: seatsUpTo - seatsBefore,
      sold: soldUpTo - soldBefore,
      revenue: price * (soldUpTo - soldBefore),
    };
    seatsBefore = seatsUpTo;
    soldBefore = soldUpTo;
    return row;
  });
}
