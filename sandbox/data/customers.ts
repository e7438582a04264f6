import { hashed, randomFor, wholeBetween } from '../random.ts';
import { tastes } from './clusters.ts';
import type { Partner } from './partners.ts';
import { programmes } from './programmes.ts';
import { englishCityNames } from './venues.ts';

/** The id of every sale whose buyer is not known (API docs, ingest format). */
export const anonymous = 'ANON';

/** Where a customer lives and what for they go out, as places in `cities` and `tastes`. */
export interface Segment {
  readonly city: number;
  readonly taste: number;
  readonly start: number;
  readonly count: number;
}

/** A partner's customers by number, from 0 on. Those of one city and one taste stand together. */
export interface Customers {
  readonly partner: Partner;
  readonly count: number;
  /** Names as halls have them. */
  readonly cities: readonly string[];
  readonly segments: readonly Segment[];
  /** Two draws of the same customer for different things are told apart by the salt. */
  readonly draw: (salt: number, customer: number) => number;
  readonly idOf: (customer: number) => string;
  /** undefined for an id that is nobody's */
  readonly numberOf: (id: string) => number | undefined;
  readonly segment: (city: number, taste: number) => Segment | undefined;
}

const counts: Readonly<Record<string, number>> = {
  'partner-id-acme': 250_000,
  'partner-id-beta': 6_000,
  fd123: 2_500,
};

const digits = 6;

export function createCustomers(partner: Partner, seed: number): Customers {
  const count = counts[partner.partnerId] ?? 0;
  const cities = [...new Set((programmes.get(partner)?.halls ?? []).map((hall) => hall.city))];
  const random = randomFor(seed, 'customers', partner.partnerId);
  const base = wholeBetween(random, 1, 0x7fffffff);

  const weights = cities.flatMap((_, city) => tastes.map((_taste, taste) => ({ city, taste, weight: 0.5 + random() })));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  let passed = 0;
  let start = 0;
  const segments = weights.map(({ city, taste, weight }) => {
    passed += weight;
    const end = Math.round((count * passed) / total);
    const segment = { city, taste, start, count: end - start };
    start = end;
    return segment;
  });

  // Assumption: ids look like the help centre's sample `123:abc`, the partner's number first.
  const prefix = `${partner.clientId}:c`;
  const idPattern = new RegExp(`^${prefix}(\\d{${digits}})$`);
  return {
    partner,
    count,
    cities,
    segments,
    draw: (salt, customer) => hashed(base ^ salt, customer),
    idOf: (customer) => prefix + String(customer + 1).padStart(digits, '0'),
    numberOf(id) {
      const number = Number(idPattern.exec(id)?.[1] ?? 0) - 1;
      return number >= 0 && number < count ? number : undefined;
    },
    segment: (city, taste) => segments[city * tastes.length + taste],
  };
}

/** Which taste in which city a cluster stands for; null where it is none of the partner's. */
export function tasteOfCluster(tc: string, { cities }: Customers): { city: number; taste: number } | null {
  const taste = tastes.findIndex(([slug]) => tc.startsWith(`${slug}_`));
  const slug = tastes[taste]?.[0] ?? '';
  const city = cities.findIndex((name) => tc === `${slug}_${(englishCityNames[name] ?? name).toLowerCase()}`);
  return taste >= 0 && city >= 0 ? { city, taste } : null;
}
