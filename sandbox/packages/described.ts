import { maxIds } from '../assumptions/attribution.ts';
import { dayMs } from '../clock.ts';
import type { Ledger } from '../data/ledger.ts';
import { nobody } from '../data/orders.ts';
import { priceListOf } from '../data/tickets.ts';
import { englishCityNames } from '../data/venues.ts';

/**
 * What the sandbox understands of a description, in German and English. Assumption: the real one understands more; this
 * one knows cities, ticket categories, years and numbers of tickets, and takes all that it finds together.
 */
interface Wish {
  readonly cities: readonly string[];
  readonly categories: readonly string[];
  readonly years: readonly number[];
  /** At least so many tickets; null for any number. */
  readonly tickets: number | null;
}

const categoryWords: readonly (readonly [pattern: RegExp, category: string])[] = [
  [/\bvips?\b/i, 'VIP'],
  [/\b(subscri\w+|abo\w*)\b/i, 'subscription'],
  [/\b(comps?|complimentary|freikarten?)\b/i, 'comp'],
];

const atLeast = /\b(at least|mindestens|more than|over|mehr als|über)\s+(\d{1,4})\b/i;

function wishOf(description: string, cities: readonly string[]): Wish {
  const text = description.normalize('NFC').toLowerCase();
  const [, words = '', count] = atLeast.exec(text) ?? [];
  const isBeyond = !/least|mindestens/.test(words);
  return {
    cities: cities.filter((city) =>
      [city, englishCityNames[city] ?? city].some((name) => text.includes(name.toLowerCase())),
    ),
    categories: categoryWords.filter(([pattern]) => pattern.test(text)).map(([, category]) => category),
    years: [...text.matchAll(/\b20\d\d\b/g)].map(([year]) => Number(year)),
    tickets: count === undefined ? null : Number(count) + (isBeyond ? 1 : 0),
  };
}

/**
 * Ids of the customers who live in one of the cities and have bought, by `nowMs`, in one of the years and categories, as
 * many tickets as the description asks for. None where it names nothing of the kind.
 */
export function describedCustomers(description: string, ledger: Ledger, nowMs: number): string[] {
  const { customers, orders, events, end } = ledger;
  const { cities, categories, years, tickets } = wishOf(description, customers.cities);
  if (!cities.length && !categories.length && !years.length && tickets === null) return [];

  const bought = new Uint32Array(customers.count);
  const lists = events.map(priceListOf);
  const rows = end(nowMs);
  for (let row = 0; row < rows; row++) {
    const buyer = orders.customer[row]!;
    if (buyer === nobody) continue;
    const { category } = lists[orders.event[row]!]![orders.price[row]!]!;
    const year = years.length ? new Date(orders.day[row]! * dayMs).getUTCFullYear() : 0;
    const counts = (!categories.length || categories.includes(category)) && (!years.length || years.includes(year));
    if (counts) bought[buyer]! += orders.tickets[row]!;
  }
  const hasToBuy = categories.length > 0 || years.length > 0 || tickets !== null;
  const least = tickets ?? (hasToBuy ? 1 : 0);
  const ids: string[] = [];
  for (const { city, start, count } of customers.segments) {
    if (cities.length && !cities.includes(customers.cities[city] ?? '')) continue;
    for (let each = start; each < start + count && ids.length < maxIds; each++) {
      if (bought[each]! >= least) ids.push(customers.idOf(each));
    }
  }
  return ids;
}
