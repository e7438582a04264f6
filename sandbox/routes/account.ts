import { Hono } from 'hono';
import { permissionsBody, statusBody } from '../assumptions.ts';
import { asPartner } from '../auth/as-partner.ts';
import type { Backend, PartnerApp, PartnerEnv } from '../backend.ts';
import { partnerBody } from '../data/partners.ts';

/** Who am I, as whom, and what may I do (API docs, partner and client). `/status/` alone needs no token. */
export function accountRoutes(backend: Backend): PartnerApp {
  const guard = asPartner(backend);
  const app = new Hono<PartnerEnv>();
  app.get('/status/', (c) => c.json(statusBody()));
  app.get('/partners/', guard, (c) => {
    const { partner } = c.var;
    return c.json(partnerBody(partner, backend.generation, backend.models.defaultOf(partner.partnerId)));
  });
  app.get('/permissions', guard, (c) => c.json(permissionsBody(c.var.partner.campaignRecommendations)));
  return app;
}
