import type { Aim, Expected } from '../assumptions/recommendations.ts';
import { randomFor } from '../random.ts';
import { clusterRun, type Cluster, type ClusterRun } from './clusters.ts';
import type { EventRecord } from './event-record.ts';
import { priceListOf } from './tickets.ts';

/** What is asked: for which event and run, with how much money, towards what. */
export interface ForecastQuestion {
  readonly event: EventRecord;
  readonly run: ClusterRun;
  readonly aim: Aim;
  /** In the partner's currency. */
  readonly budget: number;
  /** Nobody buys more than these. */
  readonly seatsLeft: number;
  readonly seed: number;
}

/** How many of those within reach buy at most, for each point of affinity: where more money brings nothing more. */
const buyersInReach = 0.02;

/** What the first tickets cost in ads, as a share of their price. Later ones cost more. */
const costShare = 0.25;

/** How well money sells tickets that is spent for another aim. */
const sells: Readonly<Record<Aim, number>> = { tickets: 1, revenue: 0.95, reach: 0.45, clicks: 0.6 };

/** The worked example (API docs, recommendations): what 5,000 bring from evt_abc's first cluster, for tickets. */
const documented = { eventId: 'evt_abc', budget: 5_000, tickets: 412, revenue: 18_540 };

interface Weighed {
  readonly cluster: Cluster;
  readonly price: number;
  readonly tickets: number;
}

/**
 * What a budget brings from each cluster of a run, the best for the aim first. The budget is split by who is likely to
 * buy; each cluster gives less for every further coin, and all together never more than there are seats.
 */
export function forecast({ event, run, aim, budget, seatsLeft, seed }: ForecastQuestion): readonly Expected[] {
  const scale = scaleOf(event, seed);
  const all = weighed(event, run, aim, budget).map(({ cluster, price, tickets }) => ({
    cluster,
    tickets: tickets * scale.tickets,
    price: price * scale.price,
  }));
  const wanted = all.reduce((sum, { tickets }) => sum + tickets, 0);
  const fits = wanted > seatsLeft ? seatsLeft / wanted : 1;
  return all
    .map(({ cluster, tickets, price }) => ({ cluster, tickets: tickets * fits, revenue: tickets * fits * price }))
    .sort((one, other) => valueOf(other, aim) - valueOf(one, aim))
    .map(({ cluster, tickets, revenue }) => ({ tc: cluster.tc, tickets, revenue }));
}

function valueOf({ cluster, tickets, revenue }: { cluster: Cluster; tickets: number; revenue: number }, aim: Aim) {
  if (aim === 'reach') return cluster.reach;
  if (aim === 'clicks') return cluster.reach * cluster.affinity;
  return aim === 'revenue' ? revenue : tickets;
}

function weighed(event: EventRecord, { clusters }: ClusterRun, aim: Aim, budget: number): Weighed[] {
  const prices = clusters.map(({ tc }) => meanPrice(event) * (0.85 + randomFor('spends', tc)() * 0.3));
  const weights = clusters.map(({ affinity, reach }) => (aim === 'reach' ? reach : reach * affinity));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return clusters.map((cluster, index) => {
    const price = prices[index]!;
    const most = cluster.reach * cluster.affinity * buyersInReach * sells[aim];
    const bought = ((budget * weights[index]!) / all / (price * costShare || 1)) * sells[aim];
    return { cluster, price, tickets: most * (1 - Math.exp(-bought / most)) };
  });
}

/** Free tickets are given away, not sold. */
function meanPrice(event: EventRecord): number {
  const sold = priceListOf(event).filter(({ price }) => price > 0);
  const seats = sold.reduce((sum, { capacity }) => sum + capacity, 0);
  return sold.reduce((sum, { price, capacity }) => sum + price * capacity, 0) / (seats || 1);
}

/** Makes the worked example what the documents say; every other event is as it is worked out. */
function scaleOf(event: EventRecord, seed: number): { readonly tickets: number; readonly price: number } {
  if (event.id !== documented.eventId) return { tickets: 1, price: 1 };
  const [first] = weighed(event, clusterRun(event, seed), 'tickets', documented.budget);
  if (!first) return { tickets: 1, price: 1 };
  return { tickets: documented.tickets / first.tickets, price: documented.revenue / documented.tickets / first.price };
}
