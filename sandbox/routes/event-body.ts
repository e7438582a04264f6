import { campaignStopTime, eventBenchmark, type Comparison } from '../assumptions.ts';
import type { Backend } from '../backend.ts';
import { hasCampaigns, isProduct, type EventRecord } from '../data/event-record.ts';
import type { World } from '../data/world.ts';

/** Figures that the documents state for the worked example's event. */
const documentedSalesShare = 0.71;

const twoDecimals = (value: number) => Math.round(value * 100) / 100;

/** An instant as the API writes it: `2026-06-12T18:30:00Z`, without fractions of a second. */
export function isoInstant(timeMs: number): string {
  return new Date(timeMs).toISOString().replace('.000Z', 'Z');
}

/** What is predicted for the show; null where nothing is (products, and sales that have not begun). */
export function predictionOf(event: EventRecord, world: World): Comparison | null {
  if (isProduct(event) || world.figures.sold(event) === 0) return null;
  return {
    value: twoDecimals(Math.min(1, event.plan.demandShare)),
    benchmark: twoDecimals(event.plan.averageShare),
  };
}

/** The event object (API docs, events) in the shape of one generation, as it has been changed. */
export function eventBody(event: EventRecord, backend: Backend): Record<string, unknown> {
  const { world, statuses, edits, generation } = backend;
  const { title, startsAtMs, hall, capacity, category, specialAdCategory } = edits.details(event);
  // Published campaigns end when they were meant to.
  const stopsAt = campaignStopTime(isoInstant(hasCampaigns(event) ? event.startsAtMs : startsAtMs));
  const prediction = predictionOf(event, world);
  const isRunning = event.campaignStatus === 'RUNNING' && event.clientCampaignStatus === 'RUNNING';
  const optimisation = event.isOptimised ? 'ON' : 'OFF';
  const isFirst = generation === 'dk1';
  return {
    id: event.id,
    title,
    start_date_time: isoInstant(startsAtMs),
    city: hall.city,
    venue_name: hall.venueName,
    hall_name: hall.name,
    capacity,
    category,
    ...(isFirst && { currency: event.partner.currency }),
    special_ad_category: specialAdCategory,
    status: statuses.status(event),
    frontend_status: statuses.frontendStatus(event, generation),
    campaign_status: event.campaignStatus,
    client_campaign_status: event.clientCampaignStatus,
    campaign_optimisation_status: optimisation,
    ad_campaign_optimisation_status: optimisation,
    ...(isFirst && { campaign_stop_time: stopsAt, has_active_campaigns: isRunning }),
    campaign_event_series: world.siblings(event).map((sibling) => String(sibling.id)),
    ...(!isFirst && { predicted_sales_share: salesShare(event, prediction) }),
    benchmark: prediction && eventBenchmark(prediction, generation),
  };
}

function salesShare(event: EventRecord, prediction: Comparison | null): number | null {
  return event.id === 'evt_abc' && prediction ? documentedSalesShare : (prediction?.value ?? null);
}
