import { Fault } from '../http/fault.ts';

/**
 * What the sandbox had to decide about attribution because nobody has published it. See `assumptions.ts` for the rest.
 */

/** Assumption: an adjustment that does not exist, or is another partner's, answers so. */
export const resultUnknown = (): Fault => new Fault(404, 'error.campaign_result.not_found');

/** Assumption: what somebody enters by hand is called so; only "automated" is documented. */
export const manualSource = 'manual';

/** The documented row of the worked example (API docs, attribution). */
export const documentedResult = { id: 'cr_xyz', purchase: 147, revenue: 6_615, createdAt: '2026-06-13T08:00:00Z' };

const weekMs = 7 * 86_400_000;

/**
 * When the documented row was made: the same weekday and hour as documented, in the last week before the sandbox
 * begins, so that it always lies in the past and while the worked example's concert is on sale.
 */
export function documentedResultMs(startMs: number): number {
  const documentedMs = Date.parse(documentedResult.createdAt);
  return documentedMs + (Math.ceil((startMs - documentedMs) / weekMs) - 1) * weekMs;
}

/** Assumption: the part of the tickets that Meta claims where it attributes an event's sales. */
export const metaShare = 0.4;

/** Assumption: what a thousand impressions and a click cost, in the partner's currency. */
export const metaPrices = { thousandImpressions: 8, click: 0.55 } as const;

/** Assumption: the fields of a day in the summary, and the currency beside the lists. */
export const dailyRevenueBody = <Row>(
  daily: readonly { readonly day: string; readonly revenue: number; readonly tickets: number }[],
  adjustments: readonly Row[],
  currency: string,
) => ({
  daily: daily.map(({ day, revenue, tickets }) => ({ date: day, revenue, tickets })),
  manual_adjustments: adjustments,
  currency,
});

/** What Meta says of some campaigns; null where there were none. */
export interface MetaResult {
  readonly purchases: number | null;
  readonly revenue: number | null;
  readonly spend: number | null;
}

/** Assumption: the fields inside; only the two outer names are documented. */
export const metaResultsBody = (event: MetaResult, series: MetaResult) => ({
  event_results: event,
  series_results: series,
});

/** Assumption: names of the three figures that the documents list in words. */
export const metaInsightsBody = (spend: number | null) => ({
  impressions: spend === null ? null : Math.round((spend / metaPrices.thousandImpressions) * 1_000),
  clicks: spend === null ? null : Math.round(spend / metaPrices.click),
  spend,
});

/** Assumption: whether the partner's Meta account is connected, in one flag. */
export const metaStatusBody = (connected: boolean) => ({ connected });

/** Assumption: `PUT /partners/attribution_model` answers what `GET` of an event answers. */
export const modelBody = (model: string) => ({ model });

/** Assumption: the answer of the natural-language filter. */
export const idsBody = (ids: readonly (string | number)[]) => ({ ids });

/** Assumption: no more ids than this are answered. */
export const maxIds = 1_000;
