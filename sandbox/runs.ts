import { clusterRun, type ClusterRun } from './data/clusters.ts';
import type { EventEdits } from './data/event-edits.ts';
import { isProduct, type EventRecord } from './data/event-record.ts';
import { nextRun } from './data/next-run.ts';

/** The recommendation runs of all events: old ones stay as they were. */
export interface Runs {
  readonly newest: (event: EventRecord) => ClusterRun;
  /** A run by its id as a query writes it; undefined where there is none, or never was. */
  readonly find: (event: EventRecord, id: string) => ClusterRun | undefined;
  /** The event has changed: a new run. Null for a product, which is recommended to nobody. */
  readonly renew: (event: EventRecord) => ClusterRun | null;
  /** The events that have more than the run they began with, with the ids of their runs, oldest first. */
  readonly renewed: () => readonly { readonly eventId: string; readonly ids: readonly number[] }[];
}

export function createRuns(seed: number, { details }: Pick<EventEdits, 'details'>): Runs {
  // By the event's own name, which outlives whatever else of it changes.
  const kept = new Map<string, ClusterRun[]>();
  const keyOf = ({ partner, id }: EventRecord) => `${partner.partnerId} ${id}`;
  const runsOf = (event: EventRecord) => kept.get(keyOf(event)) ?? [clusterRun(event, seed)];

  return {
    newest: (event) => runsOf(event).at(-1)!,
    find: (event, id) => runsOf(event).find(({ tcRunId }) => tcRunId !== null && String(tcRunId) === id),
    renew(event) {
      if (isProduct(event)) return null;
      const runs = runsOf(event);
      const before = runs.at(-1)!;
      const isFirst = before.tcRunId === null;
      const changed = { ...event, hall: details(event).hall };
      const next = isFirst ? clusterRun({ ...changed, tcRunId: 1 }, seed) : nextRun(before, changed, seed);
      kept.set(keyOf(event), isFirst ? [next] : [...runs, next]);
      return next;
    },
    renewed: () =>
      [...kept].map(([key, runs]) => ({
        eventId: key.split(' ')[1]!,
        ids: runs.map(({ tcRunId }) => tcRunId!),
      })),
  };
}
