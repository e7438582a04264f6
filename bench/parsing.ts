import { tasteClusterSchema } from '../src/model/clusters.ts';
import { eventSchema } from '../src/model/event.ts';
import { parseRows } from '../src/model/parse.ts';
import type { Benchmark, Report } from './benchmark.ts';
import { assertSameFields, fullCluster, fullEvent } from './contestants/full-zod.ts';
import { inTurn } from './turns.ts';

const BASE = 'JSON.parse';
const KIT = 'the kit (zod/mini)';
const FULL = 'the same schemas in full zod';
const STRICT = 'full zod under a strict CSP';
/** How many times as long as the base the kit may take. */
const LIMIT = 3;

const EVENTS = 1_000;
const CLUSTERS = 10;

/** What the client adds to `JSON.parse` when it reads a large list: 1,000 events with 10 clusters each. */
export const parsing: Benchmark = { name: 'parsing', run };

interface Row {
  readonly event: unknown;
  readonly clusters: unknown[];
}

function run(): Report {
  assertSameFields();
  const text = JSON.stringify(
    Array.from({ length: EVENTS }, (_, at): Row => ({ event: event(at), clusters: clusters(at) })),
  );
  const rows = (): Row[] => JSON.parse(text);
  const kit = (): void => {
    const all = rows();
    parseRows(
      eventSchema,
      all.map((row) => row.event),
    );
    parseRows(
      tasteClusterSchema,
      all.flatMap((row) => row.clusters),
    );
  };
  const full = (how?: { readonly jitless: boolean }) => (): void => {
    for (const row of rows()) {
      fullEvent.safeParse(row.event, how);
      for (const cluster of row.clusters) fullCluster.safeParse(cluster, how);
    }
  };

  const medians = inTurn([
    { name: BASE, run: rows },
    { name: KIT, run: kit },
    { name: FULL, run: full() },
    { name: STRICT, run: full({ jitless: true }) },
  ]);
  const times = (name: string): number => (medians.get(name) ?? NaN) / (medians.get(BASE) ?? NaN);
  return {
    title: `Parsing ${EVENTS} events with ${CLUSTERS} clusters each, ${(text.length / 1000).toFixed(0)} kB`,
    figures: [...medians].map(([name, value]) => ({ name, value, unit: 'ms', ratio: times(name) })),
    limits: [{ what: `${KIT} beside ${BASE}`, value: times(KIT), limit: LIMIT, unit: 'x' }],
  };
}

function event(at: number): Record<string, unknown> {
  return {
    id: `evt_${at}`,
    title: `Concert ${at} at Olympiahalle`,
    start_date_time: '2026-06-12T18:30:00Z',
    city: 'München',
    venue_name: 'Olympiahalle',
    hall_name: 'Main',
    capacity: 12_000,
    category: 'concert',
    currency: 'EUR',
    status: 'active',
    frontend_status: 'DEFAULT',
    campaign_status: 'RUNNING',
    has_active_campaigns: true,
    campaign_event_series: ['evt_1', 'evt_2'],
    benchmark: { prediction: { value: 0.78, benchmark: 0.65 }, state: 'above' },
  };
}

function clusters(at: number): Record<string, unknown>[] {
  return Array.from({ length: CLUSTERS }, (_, tc) => ({
    tc: `family_outings_${at}_${tc}`,
    label: 'Family outings, Munich area',
    metric_pred: 0.83,
    reach_estimate: 184_000,
    size_share: 0.21,
  }));
}
