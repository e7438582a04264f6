import type { Generation } from '../assumptions.ts';
import { Fault } from '../http/fault.ts';

/** What the sandbox had to decide about recommendation runs and what is expected of them. */

/** Assumption: the parameter by which `GET /events/{eid}/clusters` answers an old run. That old runs stay readable is documented. */
export const oldRunParameter = 'tc_run_id';

/** Assumption: a run that is not there, or not any more, is a 404 with this key. */
export const runUnknown = (): Fault => new Fault(404, 'error.tc_run.not_found');

/** What is optimised for, whatever a generation calls it. */
export type Aim = 'tickets' | 'revenue' | 'reach' | 'clicks';

/** The goals that each generation takes (API docs, recommendations); it refuses the other's. */
export const goalsOf: Readonly<Record<Generation, Readonly<Record<string, Aim>>>> = {
  dk1: { tickets: 'tickets', revenue: 'revenue', reach: 'reach' },
  dk2: { UTILIZATION: 'tickets', ROAS: 'revenue', VISIBILITY: 'reach', LINK_CLICKS: 'clicks' },
};

/** What is expected of one cluster, not rounded. */
export interface Expected {
  readonly tc: string;
  readonly tickets: number;
  readonly revenue: number;
}

// So that a sum of floating point numbers does not lose the last ticket.
const whole = (value: number) => Math.floor(value + 1e-6);
const cents = (value: number) => Math.round(value * 100) / 100;

/**
 * `GET /events/{eid}/suggested_tcs` (API docs, recommendations).
 *
 * Assumption: it is about the newest run, and names every cluster of it, the best for the goal first.
 */
export const suggestedBody = (ranked: readonly Expected[], tcRunId: number | null, generation: Generation) =>
  ranked.map(({ tc, tickets, revenue }, index) =>
    generation === 'dk1'
      ? { tc, rank: index + 1, expected_tickets: whole(tickets), expected_revenue: Math.round(revenue) }
      : { tc, tc_run_id: String(tcRunId) },
  );

/**
 * `GET /events/{eid}/campaigns_expected_value`. That the numbers are those of `suggested_tcs` at higher fidelity, and a
 * text in the second generation, is documented.
 *
 * Assumption: an object of the totals; null where there is no run.
 */
export function expectedValueBody(all: readonly Expected[], currency: string, generation: Generation) {
  const total = (of: (each: Expected) => number) => all.reduce((sum, each) => sum + of(each), 0);
  const tickets = all.length ? cents(total((each) => each.tickets)) : null;
  const revenue = all.length ? cents(total((each) => each.revenue)) : null;
  if (generation === 'dk1') return { expected_tickets: tickets, expected_revenue: revenue };
  if (tickets === null || revenue === null) return { expected_value: null };
  const grouped = (value: number) => Math.round(value).toLocaleString('en-US');
  return { expected_value: `~${grouped(tickets)} tickets, ${currency} ${grouped(revenue)}` };
}
