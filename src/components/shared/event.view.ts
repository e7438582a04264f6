import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import { percentScaleOf } from '../../model/benchmark.ts';
import type { EventBenchmark, EventDetail } from '../../model/event.ts';
import type { EventStatistics } from '../../model/event-statistics.ts';

/* What an event looks like wherever one is shown: its statuses, its place, its prediction. */

export type Tone = 'positive' | 'warning' | 'danger' | 'neutral';

export interface Pill {
  readonly text: string;
  readonly tone: Tone;
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
export const placesOf = ({ venue_name, hall_name, city }: EventDetail): readonly (string | null | undefined)[] =>
  [...new Set([venue_name, hall_name, city])].filter(Boolean);

/** The same, in one text. */
export const placeOf = (event: EventDetail): string => placesOf(event).join(' · ');

/** @returns null where there is no prediction */
export function predictionOf(
  benchmark: EventBenchmark | null | undefined,
  { card }: Messages,
  formats: Pick<Formats, 'percent'>,
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

/** A share as the length of a bar, 0..100. */
export function bar(percent: number): number {
  return Math.min(100, Math.max(0, Math.round(percent * 10) / 10));
}
