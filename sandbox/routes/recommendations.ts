import { Hono, type Context } from 'hono';
import { affinityOnWire, invalidRequest, noClustersBody } from '../assumptions.ts';
import {
  expectedValueBody,
  goalsOf,
  oldRunParameter,
  runUnknown,
  suggestedBody,
} from '../assumptions/recommendations.ts';
import { asPartner } from '../auth/as-partner.ts';
import type { Backend, PartnerApp, PartnerEnv } from '../backend.ts';
import { forecast } from '../data/forecast.ts';
import type { EventRecord } from '../data/event-record.ts';
import { Query } from '../http/query.ts';
import { choice, ownEvent, required } from './own.ts';

/** Recommendation runs of an event, and what money would bring (API docs, recommendations). */
export function recommendationRoutes(backend: Backend): PartnerApp {
  const { generation, runs, edits, world } = backend;
  const guard = asPartner(backend);
  const app = new Hono<PartnerEnv>();

  const eventOf = (c: Context<PartnerEnv>): EventRecord => ownEvent(c, world, c.req.param('eid') ?? '');

  app.get('/events/:eid/clusters', guard, (c) => {
    const event = eventOf(c);
    const id = new Query(c.req.url).text(oldRunParameter);
    const run = id === undefined ? runs.newest(event) : runs.find(event, id);
    if (!run) throw runUnknown();
    if (run.tcRunId === null) return c.json(noClustersBody);
    const clusters = run.clusters.map((cluster) => ({
      tc: cluster.tc,
      label: cluster.label,
      metric_pred: affinityOnWire(cluster.affinity, generation),
      reach_estimate: cluster.reach,
      size_share: cluster.sizeShare,
    }));
    return c.json({ tc_run_id: run.tcRunId, clusters });
  });

  /** What the newest run's clusters bring for the goal and the budget in the query. */
  function expected(c: Context<PartnerEnv>) {
    const event = eventOf(c);
    const query = new Query(c.req.url);
    const goals = goalsOf[generation];
    const aim = goals[choice(query.text('goal'), Object.keys(goals), 'goal')]!;
    const budget = amount(required(query.text('budget'), 'budget'));
    const run = runs.newest(event);
    const seatsLeft = Math.max(0, edits.details(event).capacity - world.figures.sold(event));
    return { event, run, ranked: forecast({ event, run, aim, budget, seatsLeft, seed: world.seed }) };
  }

  app.get('/events/:eid/suggested_tcs', guard, (c) => {
    const { run, ranked } = expected(c);
    return c.json(suggestedBody(ranked, run.tcRunId, generation));
  });

  app.get('/events/:eid/campaigns_expected_value', guard, (c) => {
    const { event, ranked } = expected(c);
    return c.json(expectedValueBody(ranked, event.partner.currency, generation));
  });

  return app;
}

/** Assumption: a budget is a whole number of the partner's currency, at least 1. */
function amount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalidRequest('INVALID_NUMBER', 'budget');
  return Number(text);
}
