import * as z from 'zod';
import { tasteClusterSchema } from '../../src/model/clusters.ts';
import { eventSchema } from '../../src/model/event.ts';

/* The kit's schemas once more, in zod as it is usually written. */

const text = z.string().nullish();
const number = z.number().nullish();
const apiId = z.union([z.string(), z.number()]);

const benchmark = z.looseObject({
  prediction: z.looseObject({ value: number, benchmark: number }).nullish(),
  state: text,
});

export const fullEvent = z.looseObject({
  id: apiId,
  title: text,
  start_date_time: text,
  city: text,
  venue_name: text,
  hall_name: text,
  capacity: number,
  category: text,
  currency: text,
  status: text,
  frontend_status: text,
  campaign_status: text,
  client_campaign_status: text,
  campaign_optimisation_status: text,
  campaign_stop_time: text,
  has_active_campaigns: z.boolean().nullish(),
  campaign_event_series: z.array(apiId).nullish(),
  predicted_sales_share: number,
  benchmark: benchmark.nullish(),
});

export const fullCluster = z.looseObject({
  tc: z.string(),
  label: text,
  metric_pred: number,
  reach_estimate: number,
  size_share: number,
});

/** @throws {Error} where the kit's schemas have other fields by now: then the times cannot be compared */
export function assertSameFields(): void {
  const fieldsOf = (schema: { readonly shape: object }): string => Object.keys(schema.shape).sort().join(', ');
  for (const [mini, full] of [
    [eventSchema, fullEvent],
    [tasteClusterSchema, fullCluster],
  ] as const) {
    if (fieldsOf(mini) !== fieldsOf(full)) {
      throw new Error(
        `bench/contestants/full-zod.ts lacks or has fields: ${fieldsOf(full)}; the kit: ${fieldsOf(mini)}`,
      );
    }
  }
}
