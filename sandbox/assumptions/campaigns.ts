import type { Generation } from '../assumptions.ts';
import type { Campaign } from '../data/campaigns.ts';
import type { EventRecord } from '../data/event-record.ts';

/**
 * `GET /events/{eid}/campaigns` (API docs, campaign detail). The second generation has `published` on each.
 *
 * Assumption: an id of an audience is the documented one with a number behind it; a campaign ends when its event begins;
 * targeting is the hall's city and all adults.
 */
export const campaignsBody = (event: EventRecord, campaigns: readonly Campaign[], generation: Generation) => ({
  total: campaigns.length,
  items: campaigns.map(({ tc, label, tcRunId, status, budget }, index) => ({
    eid: event.id,
    tc,
    tc_run_id: tcRunId,
    status,
    creative: { headline: event.title, body: label, media_url: 'https://media.future-demand.com/creative.jpg' },
    targeting: {
      geo: [{ city: event.hall.city, radius_km: 50 }],
      demographics: [{ age_min: 18, age_max: 65 }],
    },
    budget,
    end_date: new Date(event.startsAtMs).toISOString().slice(0, 10),
    audience_id: index === 0 ? 'aud_777' : `aud_777_${index + 1}`,
    ...(generation === 'dk2' && { published: true }),
  })),
});
