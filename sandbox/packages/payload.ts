import { invalidRequest } from '../assumptions.ts';
import { isDay } from '../http/query.ts';

export type TargetingMode = 'lookalike' | 'intent';

/** Who is left out of a package's lists (product documents, create payload). */
export interface Filters {
  readonly included_customers: readonly string[];
  readonly excluded_customers: readonly string[];
  /** A percentile of the average price paid, 100 for no limit. */
  readonly exclude_buying_behavior_above: number | null;
  readonly exclude_old_purchases_before: string | null;
  readonly exclude_recent_purchases_after: string | null;
  readonly exclude_ticket_categories: readonly string[];
}

/** What a package is made from (product documents, create payload). */
export interface Payload {
  readonly num_packages: number;
  readonly n_top_events: number;
  readonly event_ids: readonly (string | number)[];
  readonly package_title: string;
  readonly targeting_mode: TargetingMode;
  readonly filters: Filters;
}

export const noFilters: Filters = {
  included_customers: [],
  excluded_customers: [],
  exclude_buying_behavior_above: 100,
  exclude_old_purchases_before: null,
  exclude_recent_purchases_after: null,
  exclude_ticket_categories: [],
};

type Fields = Readonly<Record<string, unknown>>;

const maxCount = 50;

/** @throws Fault that names the field */
export function payloadOf(body: Fields): Payload {
  return {
    num_packages: wholeNumber(body, 'num_packages', 1, maxCount),
    n_top_events: wholeNumber(body, 'n_top_events', 1, maxCount),
    event_ids: eventIdsOf(body['event_ids']),
    package_title: titleOf(body['package_title']),
    targeting_mode: modeOf(body['targeting_mode']),
    filters: filtersOf(body['filters']),
  };
}

export function wholeNumber(body: Fields, name: string, low: number, high: number): number {
  const value = body[name];
  if (value === undefined || value === null) throw invalidRequest('REQUIRED', name);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high) {
    throw invalidRequest('INVALID_NUMBER', name);
  }
  return value;
}

function eventIdsOf(value: unknown): (string | number)[] {
  if (!Array.isArray(value) || !value.length) throw invalidRequest('REQUIRED', 'event_ids');
  const ids = value as unknown[];
  if (!ids.every(isId) || new Set(ids.map(String)).size < ids.length) throw invalidRequest('INVALID_LIST', 'event_ids');
  return ids;
}

const isId = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

function titleOf(value: unknown): string {
  if (typeof value !== 'string' || !value.trim()) throw invalidRequest('REQUIRED', 'package_title');
  return value;
}

function modeOf(value: unknown): TargetingMode {
  if (value !== 'lookalike' && value !== 'intent') throw invalidRequest('INVALID_CHOICE', 'targeting_mode');
  return value;
}

/** Assumption: a filter that is left out, or null, filters nothing; without all of them there is no filter at all. */
function filtersOf(value: unknown): Filters {
  if (value === undefined || value === null) return noFilters;
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidRequest('INVALID_OBJECT', 'filters');
  const fields = value as Fields;
  return {
    included_customers: texts(fields, 'included_customers'),
    excluded_customers: texts(fields, 'excluded_customers'),
    exclude_buying_behavior_above: percentile(fields, 'exclude_buying_behavior_above'),
    exclude_old_purchases_before: day(fields, 'exclude_old_purchases_before'),
    exclude_recent_purchases_after: day(fields, 'exclude_recent_purchases_after'),
    exclude_ticket_categories: texts(fields, 'exclude_ticket_categories'),
  };
}

function texts(fields: Fields, name: string): string[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value) || !value.every(isId)) throw invalidRequest('INVALID_LIST', `filters.${name}`);
  return value.map(String);
}

function percentile(fields: Fields, name: string): number | null {
  const value = fields[name] ?? null;
  if (value === null || (typeof value === 'number' && value >= 0 && value <= 100)) return value;
  throw invalidRequest('INVALID_NUMBER', `filters.${name}`);
}

function day(fields: Fields, name: string): string | null {
  const value = fields[name] ?? null;
  if (value === null || (typeof value === 'string' && isDay(value))) return value;
  throw invalidRequest('INVALID_DATE', `filters.${name}`);
}
