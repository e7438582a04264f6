import { Hono } from 'hono';
import { flaggedBody, venuesBody } from '../assumptions.ts';
import { asPartner } from '../auth/as-partner.ts';
import type { Backend, PartnerApp, PartnerEnv } from '../backend.ts';
import type { EventRecord } from '../data/event-record.ts';
import type { Partner } from '../data/partners.ts';
import { venues } from '../data/venues.ts';
import { pageOf } from '../http/paging.ts';
import { Query } from '../http/query.ts';
import { eventBody } from './event-body.ts';
import { autocompletedEvents, listedEvents } from './event-filters.ts';

/** Assumption: more than this is cut; the documents only say not to ask for 10,000. */
const maxLimit = 200;

/** What concerns all events of a partner (API docs, events list and dashboard). */
export function eventListRoutes(backend: Backend): PartnerApp {
  const { world, statuses, edits, generation } = backend;
  const guard = asPartner(backend);
  const app = new Hono<PartnerEnv>();
  const eventsOf = (partner: Partner) => edits.inOrder(world.events(partner.partnerId));

  function page(events: readonly EventRecord[], query: Query) {
    const cut = pageOf(events, query, maxLimit);
    return { ...cut, items: cut.items.map((event) => eventBody(event, backend)) };
  }

  app.get('/events/', guard, (c) => {
    const query = new Query(c.req.url);
    return c.json(page(listedEvents(eventsOf(c.var.partner), query, backend), query));
  });

  // Without the slash it is the autocomplete, and nothing else: a forgotten slash must not look like a list.
  app.get('/events', guard, (c) => {
    if (c.req.query('search') === undefined) return c.notFound();
    const query = new Query(c.req.url);
    return c.json(page(autocompletedEvents(eventsOf(c.var.partner), query, backend), query));
  });

  app.get('/events/statistics', guard, (c) => {
    const { partner } = c.var;
    return c.json(world.figures.partner(eventsOf(partner)));
  });

  app.get('/events/flagged/', guard, (c) => {
    const flagged = eventsOf(c.var.partner).filter((event) => statuses.frontendStatus(event, generation) === 'FLAGGED');
    return c.json(flaggedBody(page(flagged, new Query(c.req.url))));
  });

  app.get('/events/venues', guard, (c) => {
    const cities = new Query(c.req.url).list('city');
    const played = new Set(eventsOf(c.var.partner).map((event) => edits.details(event).hall.venueId));
    const found = venues.filter((venue) => played.has(venue.id) && (!cities || cities.includes(venue.city)));
    return c.json(venuesBody(found));
  });

  return app;
}
