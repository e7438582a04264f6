import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import { percentScaleOf } from '../../model/benchmark.ts';
import { affinitiesOf, type TcRun } from '../../model/clusters.ts';
import type { EventBenchmark, EventDetail } from '../../model/event.ts';
import type { EventStatistics } from '../../model/event-statistics.ts';

/** How many clusters a card names; the rest is counted. */
const SHOWN_CLUSTERS = 3;

export type Tone = 'positive' | 'warning' | 'danger' | 'neutral';

export interface Pill {
  readonly text: string;
  readonly tone: Tone;
}

export interface Kpi {
  readonly label: string;
  /** `null` is "no data", which is not zero. */
  readonly value: string | null;
  readonly note: string | null;
}

export interface PredictionView {
  readonly value: string;
  readonly benchmark: string | null;
  /** How the two compare, in words. */
  readonly text: string | null;
  /** Bar and marker, 0..100. */
  readonly valuePercent: number;
  readonly benchmarkPercent: number | null;
}

export interface ClusterRow {
  readonly label: string;
  readonly affinity: string | null;
  readonly affinityPercent: number;
  readonly reach: string | null;
}

export interface ClustersView {
  readonly run: string | null;
  /** Likeliest buyers first. */
  readonly rows: readonly ClusterRow[];
  readonly rest: string | null;
}

const tones: Readonly<Record<string, Tone>> = {
  active: 'positive',
  RUNNING: 'positive',
  soldOut: 'positive',
  flagged: 'warning',
  PAUSED: 'warning',
  cancelled: 'danger',
};

/** The event's statuses, each once; what the documents do not name is drawn as it came. */
export function pillsOf(event: EventDetail, statistics: EventStatistics | null | undefined, words: Messages): Pill[] {
  const { status, frontend_status, campaign_status, client_campaign_status, capacity } = event;
  const { card } = words;
  const isSoldOut = Boolean(capacity && (statistics?.purchases ?? 0) >= capacity);
  const isPaused = campaign_status === 'RUNNING' && client_campaign_status === 'PAUSED';
  const pills = [
    isSoldOut ? pill('soldOut', card.status) : null,
    status ? pill(status, card.status) : null,
    frontend_status && frontend_status !== 'DEFAULT' ? pill(frontend_status, card.status) : null,
    campaign_status ? pill(isPaused ? 'PAUSED' : campaign_status, card.campaign) : null,
  ].filter((each) => each !== null);
  return pills.filter(({ text }, index) => pills.findIndex((other) => other.text === text) === index);
}

function pill(status: string, names: Readonly<Record<string, string>>): Pill {
  const key = [status, status.toLowerCase()].find((each) => Object.hasOwn(names, each));
  return { text: (key && names[key]) || status, tone: (key && tones[key]) || 'neutral' };
}

/** Venue, hall and city, each once. */
export function placeOf({ venue_name, hall_name, city }: EventDetail): string {
  return [...new Set([venue_name, hall_name, city])].filter(Boolean).join(' · ');
}

/** @param currency ISO 4217, used where the figures name none */
export function kpisOf(
  event: EventDetail,
  statistics: EventStatistics,
  currency: string | null | undefined,
  { card }: Messages,
  formats: Formats,
): Kpi[] {
  const { purchases, revenue, spent, roas } = statistics;
  const unit = statistics.currency ?? event.currency ?? currency;
  const sold = formats.count(purchases);
  const capacity = formats.count(event.capacity);
  return [
    { label: card.ticketsSold, value: sold, note: sold && capacity && card.ofCapacity(capacity) },
    { label: card.revenue, value: formats.money(revenue, unit), note: null },
    { label: card.spent, value: formats.money(spent, unit), note: null },
    { label: card.roas, value: formats.factor(roas), note: null },
  ];
}

/** @returns null where there is no prediction */
export function predictionOf(
  benchmark: EventBenchmark | null | undefined,
  { card }: Messages,
  formats: Formats,
): PredictionView | null {
  const { value, benchmark: usual } = benchmark?.prediction ?? {};
  if (value == null) return null;
  const scale = percentScaleOf([value, usual]);
  const percentOf = (number: number): string => formats.percent((number * scale) / 100)!;
  if (usual == null) {
    return {
      value: percentOf(value),
      benchmark: null,
      text: null,
      valuePercent: bar(value * scale),
      benchmarkPercent: null,
    };
  }
  const points = Math.round((value - usual) * scale);
  return {
    value: percentOf(value),
    benchmark: card.benchmark(percentOf(usual)),
    text: card.against(points),
    valuePercent: bar(value * scale),
    benchmarkPercent: bar(usual * scale),
  };
}

/** @returns null before the first run */
export function clustersOf(run: TcRun, { card }: Messages, formats: Formats): ClustersView | null {
  const affinities = affinitiesOf(run);
  const rows = run.clusters
    .map((cluster, index) => ({ cluster, affinity: affinities[index] ?? null }))
    .sort((one, other) => (other.affinity ?? -1) - (one.affinity ?? -1));
  if (!rows.length) return null;
  const rest = rows.length - SHOWN_CLUSTERS;
  return {
    run: run.tc_run_id === null ? null : card.run(String(run.tc_run_id)),
    rows: rows.slice(0, SHOWN_CLUSTERS).map(({ cluster, affinity }) => ({
      label: cluster.label || cluster.tc,
      affinity: formats.percent(affinity),
      affinityPercent: bar((affinity ?? 0) * 100),
      reach: formats.people(cluster.reach_estimate),
    })),
    rest: rest > 0 ? card.moreClusters(rest) : null,
  };
}

function bar(percent: number): number {
  return Math.min(100, Math.max(0, Math.round(percent * 10) / 10));
}
