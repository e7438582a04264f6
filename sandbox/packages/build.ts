import { eventsFactor, maxListRows, modeShares } from '../assumptions/packages.ts';
import type { ClusterRun } from '../data/clusters.ts';
import { tasteOfCluster, type Customers } from '../data/customers.ts';
import { CustomerSet } from '../data/customer-set.ts';
import type { EventRecord } from '../data/event-record.ts';
import type { Ledger } from '../data/ledger.ts';
import { randomFor } from '../random.ts';
import { admittedBy } from './filters.ts';
import type { Payload } from './payload.ts';

/** One cluster of a package. */
export interface PackageCluster {
  readonly tc: string;
  readonly label: string;
}

/** What a build makes: it never changes, however often it is asked. */
export interface Build {
  readonly clusters: readonly PackageCluster[];
  readonly tcRunId: number | null;
  /** The customers of each cluster, in the clusters' order, chosen when first asked for. */
  readonly lists: () => readonly CustomerSet[];
}

export interface BuildOptions {
  readonly payload: Payload;
  readonly events: readonly EventRecord[];
  /** The run that it is built on. */
  readonly runOf: (event: EventRecord) => ClusterRun;
  readonly ledger: () => Ledger;
  readonly seed: number;
  /** When it is done, by the clock: purchases until then count for the filters. */
  readonly doneMs: number;
  /** How long each list is before the filters, where that is not worked out. */
  readonly listRows?: number;
}

export function createBuild(options: BuildOptions): Build {
  const { events, payload, runOf } = options;
  const runs = events.map(runOf);
  const clusters = clustersOf(runs, payload.num_packages);
  return {
    clusters,
    tcRunId: runs.find(({ tcRunId }) => tcRunId !== null)?.tcRunId ?? null,
    lists: once(() => chooseLists(clusters, options)),
  };
}

/** Packages made one: each cluster once, with everybody whom one of them has in it. */
export function mergedBuild(builds: readonly Build[], customerCount: () => number): Build {
  const clusters = new Map(builds.flatMap((build) => build.clusters).map((cluster) => [cluster.tc, cluster]));
  return {
    clusters: [...clusters.values()],
    tcRunId: builds.find((build) => build.tcRunId !== null)?.tcRunId ?? null,
    lists: once(() =>
      [...clusters.keys()].map((tc) => {
        const list = new CustomerSet(customerCount());
        for (const build of builds) {
          const place = build.clusters.findIndex((cluster) => cluster.tc === tc);
          for (const customer of build.lists()[place] ?? []) if (list.size < maxListRows) list.add(customer);
        }
        return list;
      }),
    ),
  };
}

/** The likeliest cluster of each event in turn, then each one's second, and so on; none twice. */
function clustersOf(runs: readonly ClusterRun[], count: number): PackageCluster[] {
  const chosen = new Map<string, PackageCluster>();
  const longest = Math.max(0, ...runs.map(({ clusters }) => clusters.length));
  for (let rank = 0; rank < longest; rank++) {
    for (const { clusters } of runs) {
      const cluster = clusters[rank];
      if (cluster && chosen.size < count && !chosen.has(cluster.tc)) {
        chosen.set(cluster.tc, { tc: cluster.tc, label: cluster.label });
      }
    }
  }
  return [...chosen.values()];
}

/** Each customer is in one list at most: the first one that wants them, the likeliest of its cluster first. */
function chooseLists(clusters: readonly PackageCluster[], options: BuildOptions): CustomerSet[] {
  const { payload, doneMs, listRows } = options;
  const { filters } = payload;
  const ledger = options.ledger();
  const { customers } = ledger;
  const taken = new CustomerSet(customers.count);
  const lists = clusters.map(({ tc }) => likeliest(customers, tc, listRows ?? rowsFor(tc, options, customers), taken));

  const admits = admittedBy(filters, ledger, doneMs);
  const excluded = new Set(filters.excluded_customers.map(customers.numberOf));
  for (const list of lists) for (const each of list) if (!admits(each) || excluded.has(each)) list.delete(each);
  // Assumption: who is included is in, whatever else the filters say but an exclusion: in the list that wanted them, or
  // the first. Ids that are nobody's are ignored (help centre).
  for (const id of filters.included_customers) {
    const customer = customers.numberOf(id);
    if (customer === undefined || excluded.has(customer) || lists.some((list) => list.has(customer))) continue;
    lists[0]?.add(customer);
  }
  return lists;
}

function rowsFor(tc: string, { payload, events, seed }: BuildOptions, customers: Customers): number {
  const size = 0.7 + randomFor(seed, 'list', tc)() * 0.6;
  const share = modeShares[payload.targeting_mode] * eventsFactor(events.length) * size;
  return Math.min(maxListRows, Math.round(customers.count * share));
}

const levels = 4_096;

/** The customers with the highest affinity to the cluster's taste and city who are not taken yet. They are then. */
function likeliest(customers: Customers, tc: string, rows: number, taken: CustomerSet): CustomerSet {
  const wanted = tasteOfCluster(tc, customers);
  const salt = Math.floor(randomFor('affinity', tc)() * 0x7fffffff);
  const level = new Uint16Array(customers.count);
  const counts = new Uint32Array(levels);
  for (const { city, taste, start, count } of customers.segments) {
    const closeness = (taste === wanted?.taste ? 0.4 : 0) + (city === wanted?.city ? 0.3 : 0);
    for (let customer = start; customer < start + count; customer++) {
      if (taken.has(customer)) continue;
      const affinity = closeness + (customers.draw(salt, customer) / 2 ** 32) * 0.3;
      level[customer] = 1 + Math.floor(affinity * (levels - 2));
      counts[level[customer]!]! += 1;
    }
  }
  let limit = levels - 1;
  let above = 0;
  while (limit > 1 && above + counts[limit]! < rows) above += counts[limit--]!;

  const list = new CustomerSet(customers.count);
  let atLimit = rows - above;
  for (let customer = 0; customer < customers.count; customer++) {
    const isIn = level[customer]! > limit || (level[customer] === limit && atLimit-- > 0);
    if (!isIn) continue;
    list.add(customer);
    taken.add(customer);
  }
  return list;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
