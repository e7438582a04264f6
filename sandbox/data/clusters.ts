import { randomFor, shuffled, wholeBetween } from '../random.ts';
import type { EventRecord } from './event-record.ts';
import { englishCityNames, type Place } from './venues.ts';

/** A taste cluster of one run, affinity always as a fraction; the generation's scale is applied on the way out. */
export interface Cluster {
  readonly tc: string;
  readonly label: string;
  readonly affinity: number;
  readonly reach: number;
  readonly sizeShare: number;
}

export interface ClusterRun {
  readonly tcRunId: number | null;
  readonly clusters: readonly Cluster[];
}

/** What of an event its clusters are made for. */
export type ClusteredEvent = Pick<EventRecord, 'id' | 'tcRunId'> & { readonly hall: Pick<Place, 'city'> };

/** What a cluster is made from. */
interface Taste {
  readonly slug: string;
  readonly name: string;
  readonly affinity: number;
  readonly reach: number;
}

/** The worked example's first cluster (API docs, recommendations), always first on `evt_abc`. */
const documented = { slug: 'family_outings', name: 'Family outings', affinity: 0.83, reach: 184_000 };

/** What people go for. A cluster is one of them in one city. */
export const tastes: readonly (readonly [slug: string, name: string])[] = [
  ['film_music_fans', 'Film music fans'],
  ['weekend_visitors', 'Weekend visitors'],
  ['classical_subscribers', 'Classical subscribers'],
  ['night_owls', 'Night owls'],
  ['students_on_a_budget', 'Students on a budget'],
  ['festival_goers', 'Festival goers'],
  ['gift_buyers', 'Gift buyers'],
  ['comedy_regulars', 'Comedy regulars'],
  [documented.slug, documented.name],
];

/** Everyone who can be reached: makes the documented 184,000 the documented 0.21. */
const totalReach = 876_000;

export const twoDecimals = (value: number) => Math.round(value * 100) / 100;

/** The run that an event begins with, likeliest buyers first. Without a run there are no clusters. */
export function clusterRun(event: ClusteredEvent, seed: number): ClusterRun {
  if (event.tcRunId === null) return { tcRunId: null, clusters: [] };
  const random = randomFor(seed, 'clusters', event.id);

  const isWorkedExample = event.id === 'evt_abc';
  const others = tastes.filter(([slug]) => !isWorkedExample || slug !== documented.slug);
  let affinity = isWorkedExample ? documented.affinity : 0.75 + random() * 0.2;
  const drawn = shuffled(random, others)
    .slice(0, isWorkedExample ? 4 : wholeBetween(random, 3, 6))
    .map(([slug, name]) => {
      affinity *= 0.8 + random() * 0.15;
      return { slug, name, affinity, reach: wholeBetween(random, 12, 160) * 1_000 };
    });

  return {
    tcRunId: event.tcRunId,
    clusters: (isWorkedExample ? [documented, ...drawn] : drawn).map((each) => clusterIn(event, each)),
  };
}

/** A taste in the event's city. */
export function clusterIn(event: ClusteredEvent, { slug, name, affinity, reach }: Taste): Cluster {
  return {
    ...namesIn(event, slug, name),
    affinity: twoDecimals(affinity),
    reach,
    sizeShare: twoDecimals(reach / totalReach),
  };
}

/** The same cluster in the city where the event is now. */
export function clusterMoved(event: ClusteredEvent, cluster: Cluster): Cluster {
  const taste = tastes.find(([slug]) => cluster.tc.startsWith(`${slug}_`));
  return taste ? { ...cluster, ...namesIn(event, ...taste) } : cluster;
}

/** What a cluster is called. Its `tc` goes in paths, so a city with spaces, or worse, is written without. */
function namesIn({ hall }: ClusteredEvent, slug: string, name: string): Pick<Cluster, 'tc' | 'label'> {
  const city = englishCityNames[hall.city] ?? hall.city;
  return {
    tc: `${slug}_${city.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_')}`,
    label: `${name}, ${city} area`,
  };
}
