import { Hono, type Context } from 'hono';
import { benchmarkBody, salesGraphRow, seriesBody, ticketsBody } from '../assumptions.ts';
import { campaignsBody } from '../assumptions/campaigns.ts';
import { asPartner } from '../auth/as-partner.ts';
import type { Backend, PartnerApp, PartnerEnv } from '../backend.ts';
import { campaignsOf } from '../data/campaigns.ts';
import type { EventRecord } from '../data/event-record.ts';
import { pageOf } from '../http/paging.ts';
import { Query } from '../http/query.ts';
import { eventBody, predictionOf } from './event-body.ts';
import { ownEvent } from './own.ts';

/** The reference webapp asks for a whole series at once (API docs, dashboard). */
const maxSeriesLimit = 1_000;

const fourDecimals = (value: number) => Math.round(value * 10_000) / 10_000;

/** What concerns one event (API docs, event detail). */
export function eventRoutes(backend: Backend): PartnerApp {
  const { world, edits, generation } = backend;
  const { figures } = world;
  const guard = asPartner(backend);
  const app = new Hono<PartnerEnv>();

  const eventOf = (c: Context<PartnerEnv>): EventRecord => ownEvent(c, world, c.req.param('eid') ?? '');

  app.get('/events/:eid', guard, (c) => c.json(eventBody(eventOf(c), backend)));

  app.get('/events/:eid/statistics', guard, (c) => c.json(figures.event(eventOf(c))));

  app.get('/events/:eid/tickets', guard, (c) => c.json(ticketsBody(figures.tickets(eventOf(c)))));

  app.get('/events/:eid/series', guard, (c) => {
    const page = pageOf(edits.inOrder(world.siblings(eventOf(c))), new Query(c.req.url), maxSeriesLimit);
    return c.json(seriesBody({ ...page, items: page.items.map((event) => eventBody(event, backend)) }));
  });

  app.get('/events/:eid/campaigns', guard, (c) => {
    const event = eventOf(c);
    return c.json(campaignsBody(event, campaignsOf(event, world.seed), generation));
  });

  app.get('/events/:eid/sales-graph', guard, (c) => {
    const event = eventOf(c);
    const sales = figures.curve(event).map((day) => {
      const share = day.sold === null ? null : fourDecimals(day.sold / event.capacity);
      return salesGraphRow(new Date(day.dayMs).toISOString().slice(0, 10), share, fourDecimals(day.averageShare));
    });
    return c.json({ sales });
  });

  app.get('/events/:eid/benchmark', guard, (c) => {
    const event = eventOf(c);
    const prediction = predictionOf(event, world);
    const today = prediction && figures.curve(event).findLast((day) => day.sold !== null);
    const standing = today && {
      value: fourDecimals((today.sold ?? 0) / event.capacity),
      benchmark: fourDecimals(today.averageShare),
    };
    return c.json(benchmarkBody(standing ?? null, prediction, generation));
  });

  return app;
}
