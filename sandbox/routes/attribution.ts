import { Hono, type Context } from 'hono';
import { invalidRequest, partnerRefused } from '../assumptions.ts';
import { dailyRevenueBody, modelBody, resultUnknown } from '../assumptions/attribution.ts';
import { asPartner } from '../auth/as-partner.ts';
import { dailySales } from '../attribution/daily.ts';
import { attributionModels } from '../attribution/models.ts';
import type { ResultRow } from '../attribution/results.ts';
import type { Backend, PartnerApp, PartnerEnv, PartnerGuard } from '../backend.ts';
import { Query } from '../http/query.ts';
import { isoInstant } from './event-body.ts';
import { assertNoBody, assertOwnPartner, bodyFields, choice, ownEvent, required } from './own.ts';

const maxAmount = 1_000_000_000;

/** Campaign results, daily revenue and the models that attribute it (product documents and API docs, attribution). */
export function attributionRoutes(backend: Backend): PartnerApp {
  const { world, generation, results, models } = backend;
  const guard = asPartner(backend);
  const app = new Hono<PartnerEnv>();
  const eventIn = (c: Context<PartnerEnv>) => ownEvent(c, world, c.req.param('eid') ?? '');

  // In the second generation these rows are for administrators.
  const isOpen: PartnerGuard = async (_c, next) => {
    if (generation === 'dk2') throw partnerRefused();
    await next();
  };

  function eventOfQuery(c: Context<PartnerEnv>, query: Query) {
    const eid = required(query.text('eid'), 'eid');
    assertOwnPartner(c, query.text('partner_id'));
    return ownEvent(c, world, eid);
  }

  app.get('/campaign_results/', guard, isOpen, (c) => {
    const event = eventOfQuery(c, new Query(c.req.url));
    return c.json(results.of(event).map(resultBody));
  });

  app.post('/campaign_results/', guard, isOpen, async (c) => {
    await assertNoBody(c);
    const query = new Query(c.req.url);
    const event = eventOfQuery(c, query);
    const purchase = amount(query, 'purchase', /^-?\d+$/);
    const revenue = amount(query, 'revenue', /^-?\d+(\.\d{1,2})?$/);
    return c.json(resultBody(results.add(event, purchase, revenue)));
  });

  app.delete('/campaign_results/', guard, isOpen, (c) => {
    const id = required(new Query(c.req.url).text('id'), 'id');
    if (!results.remove(c.var.partner.partnerId, id)) throw resultUnknown();
    return c.body(null, 204);
  });

  app.get('/daily_revenue_summary/', guard, (c) => {
    const query = new Query(c.req.url);
    const event = ownEvent(c, world, required(query.text('event_id'), 'event_id'));
    const { currency } = event.partner;
    // Assumption: nothing is converted, so another currency than the partner's is refused.
    if ((query.text('currency') ?? currency) !== currency) throw invalidRequest('INVALID_CURRENCY', 'currency');
    const from = query.day('start_date') ?? '1900-01-01';
    const to = query.day('end_date') ?? '2100-01-01';
    const isWanted = (day: string) => from <= day && day <= to;
    const daily = dailySales(event, world.figures, models.of(event)).filter(({ day }) => isWanted(day));
    const adjustments = results.of(event).map(resultBody);
    const wanted = adjustments.filter((row) => isWanted(row.created_at.slice(0, 10)));
    return c.json(dailyRevenueBody(daily, wanted, currency));
  });

  app.get('/events/:eid/attribution_model', guard, (c) => c.json(modelBody(models.of(eventIn(c)))));

  app.put('/events/:eid/attribution_model', guard, async (c) => {
    const event = eventIn(c);
    const { model } = await bodyFields(c);
    models.choose(event, choice(model, attributionModels, 'model'));
    return c.json(modelBody(models.of(event)));
  });

  app.put('/partners/attribution_model', guard, (c) => {
    const model = choice(new Query(c.req.url).text('model'), attributionModels, 'model');
    models.chooseDefault(c.var.partner.partnerId, model);
    return c.json(modelBody(model));
  });

  return app;
}

/** Assumption: a correction may be below zero; money has two decimals at most. */
function amount(query: Query, name: string, form: RegExp): number {
  const text = required(query.text(name), name);
  const value = Number(text);
  if (!form.test(text) || Math.abs(value) > maxAmount) throw invalidRequest('INVALID_NUMBER', name);
  return value;
}

function resultBody({ id, event, purchase, revenue, createdMs, source }: ResultRow) {
  return {
    id,
    eid: event.id,
    partner_id: event.partner.partnerId,
    purchase,
    revenue,
    created_at: isoInstant(createdMs),
    source,
  };
}
