import * as z from 'zod/mini';
import { number, text } from './fields.ts';

/**
 * An event's KPIs. Money in major units of `currency`; any of them may be null, which is "no data", not zero.
 * Source: API docs, event detail.
 */
export const eventStatisticsSchema = z.looseObject({
  revenue: number,
  /** Tickets sold. */
  purchases: number,
  /** Spent on campaigns. */
  spent: number,
  /** Revenue per unit of money spent. */
  roas: number,
  currency: text,
  campaigns: number,
  active: number,
});
export type EventStatistics = z.infer<typeof eventStatisticsSchema>;

/** A partner's KPIs over all its events. Source: API docs, dashboard. */
export const partnerStatisticsSchema = z.looseObject({
  total: number,
  open: number,
  running: number,
  closed: number,
  revenue: number,
  spent: number,
  roas: number,
  purchases: number,
  currency: text,
});
export type PartnerStatistics = z.infer<typeof partnerStatisticsSchema>;
