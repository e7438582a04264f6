import { dayMs } from '../clock.ts';
import { randomFor } from '../random.ts';
import type { EventRecord } from './event-record.ts';

/** The end of one day of an event's sales. */
export interface PlannedDay {
  readonly dayMs: number;
  /** Tickets sold since the sales began. */
  readonly sold: number;
  /** Where comparable events stood this many days before their show, as a share of the capacity. */
  readonly averageShare: number;
}

/** The same as it is known on some day: null for a day that has not come yet. */
export type SalesDay = Omit<PlannedDay, 'sold'> & { readonly sold: number | null };

/**
 * How many tickets go at one moment between the start of sales (0) and the show (1): a slow start, the peak when the
 * general sale opens, a long flat middle, the run-up of the last weeks.
 */
function density(moment: number): number {
  const presale = 0.05 + 0.25 * Math.min(1, moment / 0.06);
  const generalSale = 7 * Math.exp(-(((moment - 0.08) / 0.02) ** 2));
  const runUp = 2.5 * Math.exp((moment - 1) / 0.08);
  return presale + generalSale + runUp;
}

/** Running sums, scaled so that the last one is exactly 1. */
function cumulative(weights: readonly number[]): number[] {
  let sum = 0;
  const sums = weights.map((weight) => (sum += weight));
  return sums.map((each, index) => (index === sums.length - 1 ? 1 : each / sum));
}

/**
 * The event's sales, one entry a day from the first ticket to the show, days to come included. Days are UTC midnights.
 */
export function salesCurve(event: EventRecord, seed: number): PlannedDay[] {
  const { onSaleDays, demandShare, averageShare, stopDaysBefore = 0 } = event.plan;
  const random = randomFor(seed, 'sales', event.id);
  const showDay = Math.floor(event.startsAtMs / dayMs) * dayMs;
  const moments = Array.from({ length: onSaleDays + 1 }, (_, day) => (day + 0.5) / (onSaleDays + 1));
  const average = cumulative(moments.map(density));
  const current = cumulative(moments.map((moment) => density(moment) * (0.5 + random())));
  const wanted = event.capacity * demandShare;

  return moments.map((_, day) => {
    const thisDay = showDay - (onSaleDays - day) * dayMs;
    const lastSellingDay = Math.min(day, onSaleDays - stopDaysBefore);
    const sold = Math.min(event.capacity, Math.round(wanted * (current[lastSellingDay] ?? 0)));
    return { dayMs: thisDay, sold, averageShare: averageShare * (average[day] ?? 0) };
  });
}
