import * as z from 'zod/mini';
import { number, text } from './fields.ts';
import { figureIn, sum } from './figures.ts';
import { parseRows, type Rows } from './parse.ts';
import { rowsByCluster } from './rows-by-cluster.ts';

/**
 * How a package's sales are counted. The model is open: `ALL_PURCHASES`, `EVENTS_FROM_PACKAGE` (the default),
 * `EVENT_SERIES`. Source: product documents, attribution.
 */
export const backhaulSettingsSchema = z.looseObject({
  /** Whole days from `email_sent_date` on. */
  backhaul_evaluation_attribution_window: number,
  backhaul_evaluation_model: text,
  /** `YYYY-MM-DD`, the day the mail went out. None in a partner's defaults. */
  email_sent_date: text,
});
export type BackhaulSettings = z.infer<typeof backhaulSettingsSchema>;

/** The documented models, the default in the middle. */
export const BACKHAUL_MODELS = ['ALL_PURCHASES', 'EVENTS_FROM_PACKAGE', 'EVENT_SERIES'] as const;

/** What came of one cluster of a package. Any count may be `null`. */
export interface EvaluationRow {
  readonly tc: string;
  readonly label: string | null;
  /** Customers that the cluster's list held. Assumption: the documents give the name alone. */
  readonly customers: number | null;
  /** Tickets. Assumption, as for customers. */
  readonly items: number | null;
  /** Purchases; the API's own name is singular. */
  readonly purchase: number | null;
}

export type EvaluationCounts = Pick<EvaluationRow, 'customers' | 'items' | 'purchase'>;

const rowSchema = z.looseObject({ tc: z.string(), label: text });

/**
 * The rows of an evaluation, in the API's order; a row without a cluster is left out, a count that is no number is `null`.
 * Assumption: the answer is an array of rows with their cluster in `tc`, such an array in `items`, or an object of rows by
 * cluster; without a result there are no rows.
 */
export function evaluationRowsIn(answer: unknown): Rows<EvaluationRow> {
  const { rows, ...rest } = parseRows(rowSchema, rowsByCluster(answer));
  const read = rows.map(({ tc, label, customers, items, purchase }) => ({
    tc,
    label: label ?? null,
    customers: figureIn(customers),
    items: figureIn(items),
    purchase: figureIn(purchase),
  }));
  return { rows: read, ...rest };
}

/** Sums over the clusters, as the product documents ask of the client. What no row tells is `null`, not zero. */
export function totalsOf(rows: readonly EvaluationCounts[]): EvaluationCounts {
  return {
    customers: sum(rows.map(({ customers }) => customers)),
    items: sum(rows.map(({ items }) => items)),
    purchase: sum(rows.map(({ purchase }) => purchase)),
  };
}

/**
 * Purchases per customer written to, 0.012 for 1.2 %; above 1 where customers bought more than once. `null` without both
 * counts, and for a list without customers.
 * Assumption: the documents speak of a rate and give no formula.
 */
export function conversionOf({ purchase, customers }: EvaluationCounts): number | null {
  return ratio(purchase, customers);
}

/**
 * The rate over all clusters: of those alone that tell both counts, or purchases of one would be set against the
 * customers of another. `null` where none does.
 */
export function totalConversionOf(rows: readonly EvaluationCounts[]): number | null {
  return conversionOf(totalsOf(rows.filter(({ purchase, customers }) => purchase !== null && customers !== null)));
}

/** Tickets per purchase; `null` without both counts, and without a purchase. */
export function ticketsPerPurchaseOf({ items, purchase }: EvaluationCounts): number | null {
  return ratio(items, purchase);
}

/** A count below zero is none. */
function ratio(count: number | null, of: number | null): number | null {
  if (count === null || count < 0 || !of || of < 0) return null;
  const value = count / of;
  return Number.isFinite(value) ? value : null;
}
