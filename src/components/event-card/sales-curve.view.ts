import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import { percentScaleOf } from '../../model/benchmark.ts';
import type { SalesGraph, SalesPoint } from '../../model/sales-graph.ts';

/** A sales curve, drawn in a square of `SIDE` by `SIDE` with y downwards. */
export interface SalesCurveView {
  /** SVG path of the event's own curve, up to the last day that has come. */
  readonly current: string;
  /** The same, closed along the ground. */
  readonly area: string;
  readonly average: string;
  /** Where the event stands now, 0..100. */
  readonly now: { readonly x: number; readonly y: number };
  /** The picture in words. */
  readonly text: string;
}

/** Whole numbers, which take a page the least to write and to read. */
export const SIDE = 1000;

/** Room above the highest point, so that its line is not cut, as a share of the height. */
const HEADROOM = 1.06;

/** @returns null where nothing has been sold, or the API knows of no sales */
export function salesCurveOf({ sales }: SalesGraph, { card }: Messages, formats: Formats): SalesCurveView | null {
  const points = sales ?? [];
  const last = points.findLastIndex(({ norm_tickets_sold_current: value }) => value != null);
  if (last < 0) return null;
  const own = points.map(({ norm_tickets_sold_current: value }) => value ?? null);
  const usual = points.map(({ norm_tickets_sold_avg: value }) => value ?? null);
  const peak = Math.max(peakOf(own), peakOf(usual));
  const xStep = SIDE / Math.max(1, points.length - 1);
  const yStep = SIDE / (peak * HEADROOM || 1);
  const x = (index: number): number => Math.round(index * xStep);
  const y = (value: number): number => Math.round(SIDE - value * yStep);
  const current = pathOf(own, x, y);
  const scale = percentScaleOf([peak]);
  const percent = (value: number | null | undefined): string =>
    formats.percent(value == null ? null : (value * scale) / 100) ?? '—';
  const point: SalesPoint = points[last]!;
  return {
    current,
    area: `${current}V${SIDE}H${x(own.findIndex((value) => value !== null))}Z`,
    average: pathOf(usual, x, y),
    now: { x: (x(last) * 100) / SIDE, y: (y(point.norm_tickets_sold_current!) * 100) / SIDE },
    text: card.curveText(percent(point.norm_tickets_sold_current), percent(point.norm_tickets_sold_avg)),
  };
}

/** 0 at least. */
function peakOf(values: readonly (number | null)[]): number {
  let peak = 0;
  for (const value of values) if (value !== null && value > peak) peak = value;
  return peak;
}

/** Days without a value are bridged. */
function pathOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value != null) path += `${path ? 'L' : 'M'}${x(index)} ${y(value)}`;
  }
  return path;
}
