import { dayMs } from '../clock.ts';
import type { Ledger } from '../data/ledger.ts';
import { nobody } from '../data/orders.ts';
import { priceListOf } from '../data/tickets.ts';
import type { Filters } from './payload.ts';

/** Whether a customer may be in a list. */
export type Admits = (customer: number) => boolean;

/** What each customer has bought until some day. */
interface Purchases {
  readonly firstDay: Uint16Array;
  readonly lastDay: Uint16Array;
  readonly tickets: Uint32Array;
  readonly revenue: Float64Array;
  /** Whether they have bought in one of the categories. */
  readonly isCategory: Uint8Array;
}

const everybody: Admits = () => true;

/**
 * What the filters leave, by the purchases known at `asOfMs`.
 *
 * - Who has never bought anything stays, whatever the filters on purchases say (Assumption).
 * - Dates remove those whose purchases are all before, or all after, that day (help centre).
 * - Price: who pays more for a ticket on average than the percentile of all the partner's customers (Assumption).
 * - Categories: who has ever bought a ticket of one of them (Assumption).
 */
export function admittedBy(filters: Filters, ledger: Ledger, asOfMs: number): Admits {
  const { exclude_old_purchases_before: before, exclude_recent_purchases_after: after } = filters;
  const { exclude_buying_behavior_above: percent, exclude_ticket_categories: categories } = filters;
  const limitsPrice = percent !== null && percent < 100;
  if (before === null && after === null && !limitsPrice && !categories.length) return everybody;

  const { firstDay, lastDay, tickets, revenue, isCategory } = purchasesOf(ledger, categories, asOfMs);
  const beforeDay = before === null ? 0 : Date.parse(before) / dayMs;
  const afterDay = after === null ? Infinity : Date.parse(after) / dayMs;
  const average = (customer: number) => revenue[customer]! / tickets[customer]!;
  const limit = limitsPrice ? percentile(tickets, average, percent) : Infinity;
  return (customer) =>
    tickets[customer] === 0 ||
    (lastDay[customer]! >= beforeDay &&
      firstDay[customer]! <= afterDay &&
      average(customer) <= limit &&
      isCategory[customer] === 0);
}

function purchasesOf(
  { customers, events, orders, end }: Ledger,
  categories: readonly string[],
  asOfMs: number,
): Purchases {
  const all: Purchases = {
    firstDay: new Uint16Array(customers.count).fill(0xffff),
    lastDay: new Uint16Array(customers.count),
    tickets: new Uint32Array(customers.count),
    revenue: new Float64Array(customers.count),
    isCategory: new Uint8Array(customers.count),
  };
  const lists = events.map(priceListOf);
  const rows = end(asOfMs);
  for (let row = 0; row < rows; row++) {
    const buyer = orders.customer[row]!;
    if (buyer === nobody) continue;
    const { price, category } = lists[orders.event[row]!]![orders.price[row]!]!;
    const count = orders.tickets[row]!;
    // Oldest first, so the last one seen is the latest.
    all.lastDay[buyer] = orders.day[row]!;
    if (all.tickets[buyer] === 0) all.firstDay[buyer] = orders.day[row]!;
    all.tickets[buyer]! += count;
    all.revenue[buyer]! += count * price;
    if (categories.includes(category)) all.isCategory[buyer] = 1;
  }
  return all;
}

/** By nearest rank: so many per cent of the buyers pay this much or less. */
function percentile(tickets: Uint32Array, average: (customer: number) => number, percent: number): number {
  const buyers = [...tickets.keys()].filter((customer) => tickets[customer]! > 0);
  const averages = Float64Array.from(buyers, average).sort();
  return averages[Math.max(0, Math.ceil((percent / 100) * averages.length) - 1)] ?? Infinity;
}
