import * as z from 'zod/mini';
import { apiId, number, text, texts } from './fields.ts';
import type { ApiId } from './ids.ts';
import { eventIdsOf, type AudiencePackage } from './package.ts';
import { parse } from './parse.ts';

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
