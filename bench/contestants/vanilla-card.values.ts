import type { EventDetail } from '../../src/model/event.ts';
import type { EventStatistics } from '../../src/model/event-statistics.ts';
import type { SalesGraph } from '../../src/model/sales-graph.ts';
import type { TasteCluster } from '../../src/model/clusters.ts';

/* Plain functions for one language, with the formats made once. */

const locale = 'en';
export const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const people = new Intl.NumberFormat(locale, { notation: 'compact' });
const factor = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const moment = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
});
const moneyFormats = new Map<string, Intl.NumberFormat>();

type Maybe = number | null | undefined;

export function money(value: Maybe, currency: string | null | undefined): string {
  if (value == null) return '—';
  if (!currency) return count.format(value);
  let format = moneyFormats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
    moneyFormats.set(currency, format);
  }
  return format.format(value);
}

/** To the cent where it is no whole amount. */
export function priceOf(price: number, currency: string | null | undefined): string {
  if (Number.isInteger(price)) return money(price, currency);
  const style = currency && { style: 'currency' as const, currency };
  return new Intl.NumberFormat(locale, { ...style, minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(price);
}

export const statusWords: Readonly<Record<string, readonly [text: string, tone: string]>> = {
  active: ['Active', 'positive'],
  archived: ['Archived', 'neutral'],
  cancelled: ['Cancelled', 'danger'],
  flagged: ['Flagged', 'warning'],
  hidden: ['Hidden', 'neutral'],
  RUNNING: ['Campaign running', 'positive'],
  OPEN: ['Campaign open', 'neutral'],
  CLOSED: ['Campaign closed', 'neutral'],
  IGNORED: ['Campaign ignored', 'neutral'],
};

export function pillsOf(event: EventDetail, statistics: EventStatistics | undefined) {
  const { status, frontend_status, campaign_status, client_campaign_status, capacity } = event;
  const wordOf = (key: string): readonly [string, string] =>
    statusWords[key] ?? statusWords[key.toLowerCase()] ?? [key, 'neutral'];
  const pills: (readonly [text: string, tone: string])[] = [];
  if (capacity && (statistics?.purchases ?? 0) >= capacity) pills.push(['Sold out', 'positive']);
  if (status) pills.push(wordOf(status));
  if (frontend_status && frontend_status !== 'DEFAULT') pills.push(wordOf(frontend_status));
  if (campaign_status === 'RUNNING' && client_campaign_status === 'PAUSED') pills.push(['Campaign paused', 'warning']);
  else if (campaign_status) pills.push(wordOf(campaign_status));
  return pills.filter(([text], at) => pills.findIndex(([other]) => other === text) === at);
}

export const momentOf = (iso: string | null | undefined): string => (iso ? moment.format(Date.parse(iso)) : '—');

export const placesOf = ({ venue_name, hall_name, city }: EventDetail): readonly unknown[] =>
  [...new Set([venue_name, hall_name, city])].filter(Boolean);

export function placeOf(event: EventDetail): string {
  const places = [...placesOf(event)];
  if (event.capacity) places.push(`Capacity ${count.format(event.capacity)}`);
  return places.join(' · ');
}

export function figuresOf(event: EventDetail, statistics: EventStatistics, currency: string | null | undefined) {
  const unit = statistics.currency ?? event.currency ?? currency;
  return {
    values: [
      statistics.purchases == null ? '—' : count.format(statistics.purchases),
      money(statistics.revenue, unit),
      money(statistics.spent, unit),
      statistics.roas == null ? '—' : factor.format(statistics.roas),
    ],
    ofCapacity: event.capacity ? ` of ${count.format(event.capacity)}` : '',
  };
}

const scaleOf = (values: readonly Maybe[]): 1 | 100 =>
  Math.max(0, ...values.map((value) => value ?? 0)) < 1.5 ? 100 : 1;
const round = (value: number): number => Math.round(value * 10) / 10;
export const bar = (value: number): string => `${Math.min(100, Math.max(0, round(value)))}%`;

export function predictionOf(value: number, usual: number) {
  const scale = scaleOf([value, usual]);
  const points = Math.round((value - usual) * scale);
  return {
    value: percent.format((value * scale) / 100),
    text: points
      ? `${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'} ${points > 0 ? 'above' : 'below'} the benchmark`
      : 'At the benchmark',
    benchmark: `Benchmark ${percent.format((usual * scale) / 100)}`,
    bar: bar(value * scale),
    mark: bar(usual * scale),
  };
}

export function curveOf({ sales }: SalesGraph) {
  const points = sales ?? [];
  const own = points.map((point) => point.norm_tickets_sold_current);
  const usual = points.map((point) => point.norm_tickets_sold_avg);
  const last = own.findLastIndex((value) => value != null);
  const scale = scaleOf([...own, ...usual]);
  const peak = Math.max(...[...own, ...usual].map((value) => value ?? 0)) * 1.06 || 1;
  const x = (at: number): number => round((at / Math.max(1, points.length - 1)) * 100);
  const y = (value: number): number => round(100 - (value / peak) * 100);
  const pathOf = (values: readonly Maybe[]): string => {
    let path = '';
    values.forEach((value, at) => {
      if (value != null) path += `${path ? 'L' : 'M'}${x(at)} ${y(value)}`;
    });
    return path;
  };
  const saidAs = (value: Maybe): string => (value == null ? '—' : percent.format((value * scale) / 100));
  const current = pathOf(own);
  return {
    current,
    area: `${current}V100H${x(own.findIndex((value) => value != null))}Z`,
    average: pathOf(usual),
    x: `${x(last)}%`,
    y: `${y(own[last] ?? 0)}%`,
    text: `Sold so far: ${saidAs(own[last])}. Average of similar events at this point: ${saidAs(usual[last])}.`,
  };
}

/** The three likeliest buyers, and how many more there are. */
export function clustersOf(clusters: readonly TasteCluster[]) {
  const scale = Math.max(0, ...clusters.map(({ metric_pred }) => metric_pred ?? 0)) > 1 ? 5 : 1;
  const best = [...clusters].sort((one, other) => (other.metric_pred ?? -1) - (one.metric_pred ?? -1)).slice(0, 3);
  return best.map(({ tc, label, metric_pred, reach_estimate }) => ({
    label: label || tc,
    text: [
      metric_pred == null ? '' : `Affinity ${percent.format(metric_pred / scale)}`,
      reach_estimate == null ? '' : `Reach ${people.format(reach_estimate)}`,
    ]
      .filter(Boolean)
      .join(' · '),
    bar: bar(((metric_pred ?? 0) / scale) * 100),
  }));
}

export const restOf = (clusters: number): string =>
  clusters > 3 ? `${clusters - 3} more ${clusters === 4 ? 'cluster' : 'clusters'}` : '';
