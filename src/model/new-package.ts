import type { ApiId } from './ids.ts';
import { eventIdsOf, listIn, type AudiencePackage } from './package.ts';
import { isObject } from './rows-by-cluster.ts';

/** Who is left out of a package's customer lists, and who is in it whatever else. Source: product documents, packages. */
export interface PackageFilters {
  /** Customer ids. */
  readonly included_customers?: readonly ApiId[] | null | undefined;
  readonly excluded_customers?: readonly ApiId[] | null | undefined;
  /** Price sensitivity, 100 for no limit. */
  readonly exclude_buying_behavior_above?: number | null | undefined;
  /** `YYYY-MM-DD`: leaves out whose purchases are all before it. */
  readonly exclude_old_purchases_before?: string | null | undefined;
  /** `YYYY-MM-DD`: leaves out whose purchases are all after it. */
  readonly exclude_recent_purchases_after?: string | null | undefined;
  readonly exclude_ticket_categories?: readonly string[] | null | undefined;
  /** What is not known here is kept. */
  readonly [other: string]: unknown;
}

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
  readonly filters: PackageFilters;
}

/** What the web app sends for both counts. Source: API docs, package builder. */
const USUAL_COUNT = 3;

/**
 * What to create to get the same package again.
 * @returns `null` where the API does not tell all of it: then nobody can say what the same would be
 */
export function settingsOf(pkg: AudiencePackage): NewPackage | null {
  const { targeting_mode, title, filters } = pkg;
  const event_ids = eventIdsOf(pkg);
  const isTold = event_ids.length === (listIn(pkg.event_ids).length || pkg.events?.length);
  if (!isObject(filters) || !targeting_mode || !isTold || !event_ids.length) return null;
  // Counts and filters are sent back as they came: what is in them is the API's to judge.
  return {
    num_packages: (pkg.num_packages ?? USUAL_COUNT) as number,
    n_top_events: (pkg.n_top_events ?? USUAL_COUNT) as number,
    event_ids,
    package_title: title ?? '',
    targeting_mode,
    filters,
  };
}
