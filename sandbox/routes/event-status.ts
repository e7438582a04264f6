import { Hono } from 'hono';
import { crStatusAnswer } from '../assumptions/event-status.ts';
import { asPartner } from '../auth/as-partner.ts';
import type { Backend, PartnerApp, PartnerEnv } from '../backend.ts';
import { crStatuses, frontendStatuses } from '../data/event-statuses.ts';
import { bodyFields, choice, onlyFields, ownEvent } from './own.ts';

/** The main API's half of a change of status (API docs, events list). */
export function frontendStatusRoutes(backend: Backend): PartnerApp {
  const { world, statuses } = backend;
  const app = new Hono<PartnerEnv>();

  app.put('/events/:eid/setup_frontend_status', asPartner(backend), async (c) => {
    const event = ownEvent(c, world, c.req.param('eid'));
    const fields = onlyFields(await bodyFields(c), ['frontend_status']);
    statuses.setFrontend(event, choice(fields['frontend_status'], frontendStatuses, 'frontend_status'));
    return c.body(null, 204);
  });

  return app;
}

/** The half of Customer Representation. */
export function crStatusRoutes(backend: Backend): PartnerApp {
  const { world, statuses } = backend;
  const app = new Hono<PartnerEnv>();

  app.put('/events/last_updated_on_fe/:eid', asPartner(backend), async (c) => {
    const event = ownEvent(c, world, c.req.param('eid'));
    const fields = onlyFields(await bodyFields(c), ['status']);
    statuses.setCr(event, choice(fields['status'], crStatuses, 'status'));
    return c.body(null, crStatusAnswer);
  });

  return app;
}
