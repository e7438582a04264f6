import * as z from 'zod/mini';
import type { TcRun } from './clusters.ts';
import { apiId } from './fields.ts';
import { figureIn, sum } from './figures.ts';
import { parseRows, type Rows } from './parse.ts';

/** What campaigns are for, as each generation of the API names it; it refuses the other's. Source: API docs, recommendations. */
export const GOALS = {
  dk1: ['tickets', 'revenue', 'reach'],
  dk2: ['UTILIZATION', 'ROAS', 'VISIBILITY', 'LINK_CLICKS'],
} as const;

/** What is to be reached, and with how much money. */
export interface GoalAndBudget {
  /** One of `GOALS`. The list is open. */
  readonly goal: string;
  /** In whole units of the partner's currency. */
  readonly budget: number;
}

/** One cluster in the order of its worth for a goal and a budget. */
export interface Suggestion {
  readonly tc: string;
  /** The run that it is of, as text; `null` where the API names none (dk1). */
  readonly tc_run_id: string | null;
  /** From 1 on. */
  readonly rank: number;
  /** Predicted; `null` where the API predicts none (dk2). */
  readonly expected_tickets: number | null;
  /** In the partner's currency. */
  readonly expected_revenue: number | null;
}

const rowSchema = z.looseObject({ tc: z.string(), tc_run_id: z.nullish(apiId) });

/** Both shapes of the API: with rank and figures (dk1), or ranked by their order alone (dk2). The best comes first. */
export function suggestionsIn(answer: readonly unknown[]): Rows<Suggestion> {
  const { rows, ...rest } = parseRows(rowSchema, answer);
  const read = rows.map(({ tc, tc_run_id, rank, expected_tickets, expected_revenue }, index) => ({
    tc,
    tc_run_id: tc_run_id == null ? null : String(tc_run_id),
    rank: figureIn(rank) ?? index + 1,
    expected_tickets: figureIn(expected_tickets),
    expected_revenue: figureIn(expected_revenue),
  }));
  return { rows: read.sort((one, other) => one.rank - other.rank), ...rest };
}

/** What an event's campaigns would bring in all. */
export interface ExpectedValue {
  readonly expected_tickets: number | null;
  readonly expected_revenue: number | null;
  /** What the API says in a text of its own (`~412 tickets, EUR 18,540`), or a number that it does not name. */
  readonly expected_value: string | number | null;
}

/**
 * What is expected, in each shape that the documents hint at; `null` where the answer has none of them.
 * Assumption: the numbers of `suggested_tcs` in an object, or in rows of which the sums are meant (dk1); `expected_value`,
 * which is documented for dk2, may hold a text, a number or such an object, or come bare.
 */
export function expectedValueIn(answer: unknown): ExpectedValue | null {
  if (typeof answer === 'string' || typeof answer === 'number') {
    return { expected_tickets: null, expected_revenue: null, expected_value: answer };
  }
  if (typeof answer !== 'object' || answer === null) return null;
  if (Array.isArray(answer)) {
    const { rows } = suggestionsIn(answer);
    return {
      expected_tickets: sum(rows.map(({ expected_tickets }) => expected_tickets)),
      expected_revenue: sum(rows.map(({ expected_revenue }) => expected_revenue)),
      expected_value: null,
    };
  }
  const { expected_value: value, expected_tickets, expected_revenue } = answer as Readonly<Record<string, unknown>>;
  if (value !== undefined && value !== null) return expectedValueIn(value);
  if (value === undefined && expected_tickets === undefined && expected_revenue === undefined) return null;
  return {
    expected_tickets: figureIn(expected_tickets),
    expected_revenue: figureIn(expected_revenue),
    expected_value: null,
  };
}

/**
 * The generation whose goals an API most likely takes, by how it writes affinities: 0..1 (dk1) or 0..5 (dk2).
 * Assumption: who writes the one writes the other. A run whose affinities all are low cannot be told apart.
 */
export function generationOf({ clusters }: Pick<TcRun, 'clusters'>): keyof typeof GOALS {
  return clusters.some(({ metric_pred }) => (metric_pred ?? 0) > 1) ? 'dk2' : 'dk1';
}
