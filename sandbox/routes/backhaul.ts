import { Hono } from 'hono';
import { invalidRequest } from '../assumptions.ts';
import { maxWindowDays } from '../assumptions/packages.ts';
import { asPartner } from '../auth/as-partner.ts';
import type { Backend, PartnerApp, PartnerEnv } from '../backend.ts';
import { isDay } from '../http/query.ts';
import type { BackhaulDefaults, BackhaulSettings } from '../packages/package-record.ts';
import { wholeNumber } from '../packages/payload.ts';
import { assertOwnPartner, bodyFields, choice, type Fields } from './own.ts';
import { ownPackage } from './packages.ts';

const models = ['ALL_PURCHASES', 'EVENTS_FROM_PACKAGE', 'EVENT_SERIES'] as const;

/** How packages are evaluated, and what comes of it (product documents, attribution). */
export function backhaulRoutes(backend: Backend): PartnerApp {
  const guard = asPartner(backend);
  const app = new Hono<PartnerEnv>();

  app.get('/package_builder/packages/:id/backhaul_evaluation_details', guard, (c) => {
    const record = ownPackage(c, backend);
    return c.json(backend.packages(c.var.partner.partnerId).settings(record));
  });

  app.put('/package_builder/packages/:id/backhaul_evaluation_details', guard, async (c) => {
    const record = ownPackage(c, backend);
    const settings = settingsOf(await bodyFields(c));
    backend.packages(c.var.partner.partnerId).save(record, settings);
    return c.json(settings);
  });

  app.get('/package_builder/packages/:id/backhaul_evaluation', guard, (c) => {
    const record = ownPackage(c, backend);
    return c.json(backend.packages(c.var.partner.partnerId).evaluation(record));
  });

  app.get('/partners/:partner_id/backhaul_attribution_details', guard, (c) => {
    assertOwnPartner(c, c.req.param('partner_id'));
    return c.json(backend.packages(c.var.partner.partnerId).defaults);
  });

  app.post('/partners/:partner_id/backhaul_attribution_details', guard, async (c) => {
    assertOwnPartner(c, c.req.param('partner_id'));
    const fields = await bodyFields(c);
    // Documented: defaults have no date.
    if ((fields['email_sent_date'] ?? null) !== null) throw invalidRequest('NOT_ALLOWED', 'email_sent_date');
    const defaults = defaultsOf(fields);
    backend.packages(c.var.partner.partnerId).defaults = defaults;
    return c.json(defaults);
  });

  return app;
}

function defaultsOf(fields: Fields): BackhaulDefaults {
  const window = 'backhaul_evaluation_attribution_window';
  const model = 'backhaul_evaluation_model';
  return { [window]: wholeNumber(fields, window, 1, maxWindowDays), [model]: choice(fields[model], models, model) };
}

function settingsOf(fields: Fields): BackhaulSettings {
  const sent = fields['email_sent_date'] ?? null;
  if (sent !== null && (typeof sent !== 'string' || !isDay(sent)))
    throw invalidRequest('INVALID_DATE', 'email_sent_date');
  return { ...defaultsOf(fields), email_sent_date: sent };
}
