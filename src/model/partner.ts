import * as z from 'zod/mini';
import { apiId, boolean, text } from './fields.ts';

/** The partner that a call is scoped to. Source: API docs, partner and client. */
export const partnerSchema = z.looseObject({
  /** The partner id, or, in part of the documents, the numeric client id: show it, do not compare it. */
  id: z.nullish(apiId),
  name: text,
  domain: text,
  /** ISO 4217. */
  currency: text,
  vertical: text,
  /** Lookout is switched on. */
  demand_prediction: boolean,
  /** Wave is switched on. */
  campaign_recommendations: boolean,
  status: text,
  /** By which new events' daily revenue is attributed: `FD`, `META`, `EXTERNAL`. Generation dk2. */
  attribution_model_default: text,
});
export type Partner = z.infer<typeof partnerSchema>;
