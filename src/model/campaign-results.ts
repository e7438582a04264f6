import * as z from 'zod/mini';
import { apiId, number, text } from './fields.ts';
import { sum } from './figures.ts';

/** Sales that an event's campaigns are credited with, or that somebody has added by hand. Source: API docs, attribution. */
export const campaignResultSchema = z.looseObject({
  id: apiId,
  eid: z.nullish(apiId),
  partner_id: z.nullish(apiId),
  /** Tickets. Assumption: the documents say what an adjustment is of, not what the field counts. */
  purchase: number,
  /** Major units of the partner's currency. */
  revenue: number,
  /** ISO 8601 UTC. */
  created_at: text,
  /** `automated`; other values are not published. */
  source: text,
});
export type CampaignResult = z.infer<typeof campaignResultSchema>;

/** Whether the platform made it by itself. Assumption: every other source is somebody's own entry. */
export function isAutomated({ source }: Pick<CampaignResult, 'source'>): boolean {
  return source === 'automated';
}

/** Sums over rows. What no row tells is `null`, not zero. */
export function resultTotalsOf(rows: readonly Pick<CampaignResult, 'purchase' | 'revenue'>[]): {
  readonly purchase: number | null;
  readonly revenue: number | null;
} {
  return { purchase: sum(rows.map(({ purchase }) => purchase)), revenue: sum(rows.map(({ revenue }) => revenue)) };
}
