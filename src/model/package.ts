import * as z from 'zod/mini';
import { apiId, number, text, texts } from './fields.ts';
import type { ApiId } from './ids.ts';
import { parse, parseRows } from './parse.ts';
import { rowsByCluster } from './rows-by-cluster.ts';
import { sum } from './sum.ts';

/** Who is left out of a package's customer lists, and who is in it whatever else. Source: product documents, packages. */
const filtersSchema = z.looseObject({
  /** Customer ids. */
  included_customers: z.nullish(z.array(apiId)),
  excluded_customers: z.nullish(z.array(apiId)),
  /** Price sensitivity, 100 for no limit. */
  exclude_buying_behavior_above: number,
  /** `YYYY-MM-DD`: leaves out whose purchases are all before it. */
  exclude_old_purchases_before: text,
  /** `YYYY-MM-DD`: leaves out whose purchases are all after it. */
  exclude_recent_purchases_after: text,
  exclude_ticket_categories: texts,
});

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
  content: z.optional(z.unknown()),
  num_packages: number,
  n_top_events: number,
  event_ids: z.nullish(z.array(z.unknown())),
  filters: z.optional(z.unknown()),
});
export type AudiencePackage = z.infer<typeof packageSchema>;

/** Everything that a new package is made from, in the API's names. Source: product documents, create payload. */
export interface NewPackage {
  /** 3, as the web app always sends. */
  readonly num_packages: number;
  /** 3, as the web app always sends. */
  readonly n_top_events: number;
  readonly event_ids: readonly ApiId[];
  readonly package_title: string;
  /** `lookalike` or `intent`; the list is open. */
  readonly targeting_mode: string;
  readonly filters: z.infer<typeof filtersSchema>;
}

/** What the web app sends for both counts. Source: API docs, package builder. */
const USUAL_COUNT = 3;

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

function eventIdsOf(pkg: Pick<AudiencePackage, 'events' | 'event_ids'>): ApiId[] {
  const ids = parseRows(apiId, pkg.event_ids ?? []).rows;
  return ids.length ? ids : eventsOf(pkg).map(({ id }) => id);
}

/** One cluster's list of customers in a package. */
export interface CustomerList {
  readonly tc: string;
  readonly label: string | null;
  /** How many customers it holds; `null` where the API does not say. */
  readonly customers: number | null;
}

const listSchema = z.looseObject({ tc: z.string(), label: text, customers: number });

/**
 * The lists of a package.
 * Assumption: `content` is an array of `{ tc, label, customers }`, or an object of such rows by cluster.
 */
export function listsOf({ content }: Pick<AudiencePackage, 'content'>): CustomerList[] {
  return parseRows(listSchema, rowsByCluster(content)).rows.map(({ tc, label, customers }) => ({
    tc,
    label: label ?? null,
    customers: customers ?? null,
  }));
}

/** Customers in all lists together; `null` where no list says. A customer in two lists counts twice. */
export function customersIn(lists: readonly CustomerList[]): number | null {
  return sum(lists.map(({ customers }) => customers));
}

/**
 * What to create to get the same package again.
 * @returns `null` where the API does not tell all of it: then nobody can say what the same would be
 */
export function settingsOf(pkg: AudiencePackage): NewPackage | null {
  const { targeting_mode, title } = pkg;
  const filters = parse(filtersSchema, pkg.filters);
  const event_ids = eventIdsOf(pkg);
  const isTold = event_ids.length === (pkg.event_ids?.length || pkg.events?.length);
  if (!filters.ok || !targeting_mode || !isTold || !event_ids.length) return null;
  return {
    num_packages: pkg.num_packages ?? USUAL_COUNT,
    n_top_events: pkg.n_top_events ?? USUAL_COUNT,
    event_ids,
    package_title: title ?? '',
    targeting_mode,
    filters: filters.value,
  };
}
