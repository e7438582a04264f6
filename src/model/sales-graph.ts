import * as z from 'zod/mini';
import { apiId, number } from './fields.ts';

/**
 * One point of the time-to-event sales curve.
 * Assumption: `mapped_date` is a day, as a date or as a number of days; only its order is used.
 */
const pointSchema = z.looseObject({
  mapped_date: z.nullish(apiId),
  norm_tickets_sold_current: number,
  norm_tickets_sold_avg: number,
});

/** Tickets sold so far beside the average of like events, both normalised. Source: API docs, event detail. */
export const salesGraphSchema = z.looseObject({ sales: z.nullish(z.array(pointSchema)) });
export type SalesGraph = z.infer<typeof salesGraphSchema>;
export type SalesPoint = z.infer<typeof pointSchema>;
