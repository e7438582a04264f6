import { Hono, type Context } from 'hono';
import { metaInsightsBody, metaResultsBody, metaStatusBody, type MetaResult } from '../assumptions/attribution.ts';
import { asPartner } from '../auth/as-partner.ts';
import { dailySales } from '../attribution/daily.ts';
import type { Backend, PartnerApp, PartnerEnv } from '../backend.ts';
import type { EventRecord } from '../data/event-record.ts';
import { ownEvent } from './own.ts';

/** What Meta says of campaigns (API docs, campaign results). */
export function metaRoutes(backend: Backend): PartnerApp {
  const { world, generation } = backend;
  const guard = asPartner(backend);
  const app = new Hono<PartnerEnv>();
  const eventIn = (c: Context<PartnerEnv>) => ownEvent(c, world, c.req.param('eid') ?? '');
  const spendOf = (event: EventRecord) => world.figures.event(event).spent;

  function resultOf(event: EventRecord): MetaResult {
    const spend = spendOf(event);
    if (spend === null) return { purchases: null, revenue: null, spend: null };
    const days = dailySales(event, world.figures, 'META');
    const total = (of: 'tickets' | 'revenue') => days.reduce((sum, day) => sum + day[of], 0);
    return { purchases: total('tickets'), revenue: total('revenue'), spend };
  }

  app.get('/integrations/facebook/events/:eid/campaign_results', guard, (c) => {
    const event = eventIn(c);
    return c.json(metaResultsBody(resultOf(event), summed([event, ...world.siblings(event)].map(resultOf))));
  });

  app.get('/integrations/facebook/events/:eid/fb_insights', guard, (c) =>
    c.json(metaInsightsBody(spendOf(eventIn(c)))),
  );

  // Each generation has its own address, and says that the other one is not it.
  const statusPath = generation === 'dk1' ? '/meta/authorization/status' : '/integrations/connect/facebook/status';
  app.get(statusPath, guard, (c) => c.json(metaStatusBody(c.var.partner.campaignRecommendations)));

  return app;
}

/** Null only where all are. */
function summed(results: readonly MetaResult[]): MetaResult {
  const sum = (of: keyof MetaResult) =>
    results.reduce<number | null>((total, { [of]: value }) => (value === null ? total : (total ?? 0) + value), null);
  return { purchases: sum('purchases'), revenue: sum('revenue'), spend: sum('spend') };
}
