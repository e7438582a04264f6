import * as full from 'zod';
import { tasteClusterSchema } from '../src/model/clusters.ts';
import { eventSchema } from '../src/model/event.ts';
import { parseRows } from '../src/model/parse.ts';
import type { Benchmark, Report } from './benchmark.ts';
import { inTurn } from './turns.ts';

const BASE = 'JSON.parse';
const KIT = 'the kit (zod/mini)';
/** How many times as long as the base the kit may take. */
const LIMIT = 3;

const EVENTS = 1_000;
const CLUSTERS = 10;

/** What the client adds to `JSON.parse` when it reads a large list: 1,000 events with 10 clusters each. */
export const parsing: Benchmark = { name: 'parsing', run };

function run(): Report {
  const text = JSON.stringify(
    Array.from({ length: EVENTS }, (_, at) => ({ event: event(at), clusters: clusters(at) })),
  );
  const rows = (): { event: unknown; clusters: unknown[] }[] => JSON.parse(text);
  const loose = full.looseObject({
    id: full.union([full.string(), full.number()]),
    title: full.string().nullish(),
    start_date_time: full.string().nullish(),
    capacity: full.number().nullish(),
    venue_name: full.string().nullish(),
    status: full.string().nullish(),
  });

  const medians = inTurn([
    { name: BASE, run: rows },
    {
      name: KIT,
      run: () => {
        const all = rows();
        parseRows(
          eventSchema,
          all.map((row) => row.event),
        );
        parseRows(
          tasteClusterSchema,
          all.flatMap((row) => row.clusters),
        );
      },
    },
    {
      name: 'full zod, six fields of the event only',
      run: () => {
        for (const row of rows()) loose.parse(row.event);
      },
    },
  ]);
  const times = (name: string): number => (medians.get(name) ?? NaN) / (medians.get(BASE) ?? NaN);
  return {
    title: `Parsing ${EVENTS} events with ${CLUSTERS} clusters each, ${(text.length / 1000).toFixed(0)} kB`,
    lines: [...medians].map(([name, ms]) => `${ms.toFixed(2).padStart(8)} ms  ${times(name).toFixed(2)} x  ${name}`),
    limits: [{ text: `${KIT} at most ${LIMIT} x ${BASE}`, isMet: times(KIT) <= LIMIT }],
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
