import * as z from 'zod/mini';
import { apiId, text } from './fields.ts';
import type { ApiId } from './ids.ts';
import { parseRows } from './parse.ts';

/** Nobody has published its form, and whatever comes must not lose the package: each is read where it is used. */
const unpublished = z.optional(z.unknown());

/**
 * An audience package: customer lists by taste cluster for some events. The status is open: `INITIALIZING`,
 * `INPROGRESS`, `DONE`, `FAILED`, `EXPIRED`. Source: product documents, packages; API docs, package builder.
 *
 * Assumption: a package tells the settings it was made with under the names of the payload; where it does not, it cannot
 * be made again from here.
 */
export const packageSchema = z.looseObject({
  id: apiId,
  title: text,
  status: text,
  /** The package that this one went into; `null` for most. */
  merge_id: z.nullish(apiId),
  /** ISO 8601 UTC. */
  created_at: text,
  /** Read them with `eventsOf`. */
  events: z.nullish(z.array(z.unknown())),
  /** `lookalike` or `intent`. */
  targeting_mode: text,
  /** The cluster run that it was made from. */
  tc_run_id: z.nullish(apiId),
  /** What it holds by cluster; read it with `listsOf`. */
  content: unpublished,
  num_packages: unpublished,
  n_top_events: unpublished,
  /** Read them with `eventIdsOf`. */
  event_ids: unpublished,
  filters: unpublished,
});
export type AudiencePackage = z.infer<typeof packageSchema>;

/** A package that is in one of these states stays in it by itself. Source: product documents, packages. */
const ENDS: readonly (string | null | undefined)[] = ['DONE', 'FAILED', 'EXPIRED'];
const BUILDS: readonly (string | null | undefined)[] = ['INITIALIZING', 'INPROGRESS'];

/** How long a build usually takes, in minutes. Source: the help centre. */
export const BUILD_MINUTES = { from: 10, to: 15 } as const;

/** Whether there is nothing to wait for. A status that is not documented is no end. */
export function isSettled({ status }: Pick<AudiencePackage, 'status'>): boolean {
  return ENDS.includes(status);
}

/** Whether it is being built, by a status that is documented. */
export function isBuilding({ status }: Pick<AudiencePackage, 'status'>): boolean {
  return BUILDS.includes(status);
}

const eventSchema = z.looseObject({ id: apiId, title: text });

/** The events that a package is for. */
export function eventsOf({ events }: Pick<AudiencePackage, 'events'>): z.infer<typeof eventSchema>[] {
  return parseRows(eventSchema, events ?? []).rows;
}

/** Whether a package is for this event. */
export function isFor(pkg: Pick<AudiencePackage, 'events' | 'event_ids'>, eventId: ApiId): boolean {
  return eventIdsOf(pkg).some((id) => String(id) === String(eventId));
}

/** Ids of the events that a package is for. */
export function eventIdsOf(pkg: Pick<AudiencePackage, 'events' | 'event_ids'>): ApiId[] {
  const ids = parseRows(apiId, listIn(pkg.event_ids)).rows;
  return ids.length ? ids : eventsOf(pkg).map(({ id }) => id);
}

/** A list, or one thing that stands alone as a list of it. */
export function listIn(value: unknown): readonly unknown[] {
  return [value ?? []].flat();
}
