import * as z from 'zod/mini';
import { apiId, boolean, number, text } from './fields.ts';

/**
 * The prediction beside what is usual at this point before an event. Fractions or percents: read them with
 * `percentScaleOf`. Source: API docs, events (generation dk1; dk2 leaves `state` out).
 */
export const benchmarkSchema = z.looseObject({
  prediction: z.nullish(z.looseObject({ value: number, benchmark: number })),
  state: text,
});
export type EventBenchmark = z.infer<typeof benchmarkSchema>;

/**
 * An event as lists and details give it. Enums are open: a value that the documents do not name is kept and drawn as
 * it is. Source: API docs, events.
 */
export const eventSchema = z.looseObject({
  id: apiId,
  title: text,
  /** ISO 8601 UTC. The API names no time zone. */
  start_date_time: text,
  city: text,
  venue_name: text,
  hall_name: text,
  capacity: number,
  /** `concert`; `product` for products. */
  category: text,
  /** ISO 4217. Generation dk1 only: fall back to the partner's. */
  currency: text,
  /** Backend lifecycle: `active`, `archived`, `cancelled`, … */
  status: text,
  /** `DEFAULT`, `FLAGGED`, `HIDDEN`, dk2 also `CANCELLED`. */
  frontend_status: text,
  /** Wave's roll-up: `RUNNING`, `OPEN`, `CLOSED`, `IGNORED`. */
  campaign_status: text,
  /** The user's toggle: `RUNNING`, `PAUSED`. */
  client_campaign_status: text,
  campaign_optimisation_status: text,
  campaign_stop_time: text,
  has_active_campaigns: boolean,
  campaign_event_series: z.nullish(z.array(apiId)),
  /** Share of the capacity that is predicted to sell. Generation dk2. */
  predicted_sales_share: number,
  benchmark: z.nullish(benchmarkSchema),
});

/** One row of an event list. */
export type EventSummary = z.infer<typeof eventSchema>;

/** One event in full. The documents give it the same shape as a row, with room for more fields. */
export type EventDetail = EventSummary;
