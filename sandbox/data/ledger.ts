import { dayMs } from '../clock.ts';
import { anonymous, createCustomers, type Customers } from './customers.ts';
import type { EventRecord } from './event-record.ts';
import { createOrders, nobody, type Orders } from './orders.ts';
import { partners } from './partners.ts';
import { priceListOf } from './tickets.ts';
import type { World } from './world.ts';

/** One purchase, as plain as a bill. */
export interface LedgerOrder {
  /** A customer's id, or `ANON`. */
  readonly customer: string;
  readonly event: string | number;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly tickets: number;
  readonly category: string;
  /** Of one ticket, in major units of the partner's currency. */
  readonly price: number;
  readonly revenue: number;
}

/** What one partner has sold, and to whom. */
export interface Ledger {
  readonly customers: Customers;
  readonly events: readonly EventRecord[];
  readonly orders: Orders;
  /** The row after the last order of the day of this moment: what is not known yet stands from there on. */
  readonly end: (timeMs: number) => number;
  /** The orders that are known at this moment, by day. */
  readonly until: (timeMs: number) => Generator<LedgerOrder>;
}

/** Gives a partner's ledger, made when it is first asked for. */
export type Ledgers = (partnerId: string) => Ledger;

/** The function throws a RangeError for a partner that does not exist. */
export function createLedgers(world: World): Ledgers {
  const made = new Map<string, Ledger>();
  return (partnerId) => {
    const known = made.get(partnerId);
    if (known) return known;
    const fresh = createLedger(world, partnerId);
    made.set(partnerId, fresh);
    return fresh;
  };
}

function createLedger(world: World, partnerId: string): Ledger {
  const partner = world.partner(partnerId);
  if (!partner) {
    const names = partners.map((each) => each.partnerId).join(', ');
    throw new RangeError(`The sandbox has no partner "${partnerId}". Partners: ${names}.`);
  }
  const events = world.events(partnerId);
  const customers = createCustomers(partner, world.seed);
  const orders = createOrders(events, customers, world.seed, (event) => world.figures.plan(event));
  const prices = events.map(priceListOf);
  const end = (timeMs: number) => firstAfter(orders, Math.floor(timeMs / dayMs));

  return {
    customers,
    events,
    orders,
    end,
    *until(timeMs) {
      const rows = end(timeMs);
      for (let row = 0; row < rows; row++) {
        const place = orders.event[row]!;
        const buyer = orders.customer[row]!;
        const tickets = orders.tickets[row]!;
        const { category, price } = prices[place]![orders.price[row]!]!;
        yield {
          customer: buyer === nobody ? anonymous : customers.idOf(buyer),
          event: events[place]!.id,
          day: new Date(orders.day[row]! * dayMs).toISOString().slice(0, 10),
          tickets,
          category,
          price,
          revenue: price * tickets,
        };
      }
    },
  };
}

/** Halves the rows until the first one of a later day is found. */
function firstAfter({ day, length }: Orders, last: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (day[middle]! <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}
