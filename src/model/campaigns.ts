import * as z from 'zod/mini';
import { apiId, boolean, number, text } from './fields.ts';

/**
 * One campaign: one cluster of one run, advertised. It has no id of its own. Source: product documents, campaigns; API
 * docs, campaign detail.
 */
export const campaignSchema = z.looseObject({
  eid: z.nullish(apiId),
  tc: z.string(),
  /** The run that it was made on, and stays on. */
  tc_run_id: z.nullish(apiId),
  /** Rolls up several states of the platform: `RUNNING`, `PAUSED`, `COMPLETED`, `IGNORED`, `CLOSED`, … */
  status: text,
  /** In major units of the event's currency. */
  budget: number,
  /** `YYYY-MM-DD`. */
  end_date: text,
  /** Generation dk2. */
  published: boolean,
});
export type Campaign = z.infer<typeof campaignSchema>;

/** How many campaigns are in a status, or on a run. */
export interface Counted {
  readonly name: string;
  readonly count: number;
}

/** The statuses of campaigns, the most frequent first. */
export function statusesOf(campaigns: readonly Campaign[]): Counted[] {
  return counted(campaigns.map(({ status }) => status ?? ''));
}

/** The runs that campaigns are on, the most frequent first; those that name none are left out. */
export function runsOf(campaigns: readonly Campaign[]): Counted[] {
  return counted(campaigns.flatMap(({ tc_run_id: run }) => (run == null ? [] : [String(run)])));
}

/**
 * Whether there is another run than campaigns are on. They stay on theirs; the newest one is for new campaigns.
 * Source: product documents, platform model.
 *
 * @param newest the event's newest run, a number or a text
 */
export function isNewerThan(newest: string | number | null | undefined, campaigns: readonly Campaign[]): boolean {
  return newest != null && runsOf(campaigns).some(({ name }) => name !== String(newest));
}

function counted(names: readonly string[]): Counted[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((one, other) => other.count - one.count);
}
