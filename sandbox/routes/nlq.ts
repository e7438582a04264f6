import { Hono } from 'hono';
import { idsBody } from '../assumptions/attribution.ts';
import { asPartner } from '../auth/as-partner.ts';
import type { Backend, PartnerApp, PartnerEnv } from '../backend.ts';
import { Query } from '../http/query.ts';
import { describedCustomers } from '../packages/described.ts';
import { choice, required } from './own.ts';

/** Assumption: it finds customers, and calls them so; no value of `result_type` is published. */
const resultTypes = ['customers', 'customer_ids'] as const;

/** The natural-language customer filter (API docs, package builder). Assumption: the language changes nothing here. */
export function nlqRoutes(backend: Backend): PartnerApp {
  const app = new Hono<PartnerEnv>();
  app.get('/nlq/ids_from_nl_description', asPartner(backend), (c) => {
    const query = new Query(c.req.url);
    const description = required(query.text('description')?.trim(), 'description');
    const type = query.text('result_type');
    if (type !== undefined) choice(type, resultTypes, 'result_type');
    const { ledger } = backend.packages(c.var.partner.partnerId);
    return c.json(idsBody(describedCustomers(description, ledger(), backend.now())));
  });
  return app;
}
