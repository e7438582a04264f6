import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import { percentScaleOf } from '../../model/benchmark.ts';
import type { SalesGraph, SalesPoint } from '../../model/sales-graph.ts';

/** A sales curve, drawn in a square of 100 by 100 with y downwards. */
export interface SalesCurveView {
  /** SVG path of the event's own curve, up to the last day that has come. */
  readonly current: string;
  /** The same, closed along the ground. */
  readonly area: string;
  readonly average: string;
  /** Where the event stands now. */
  readonly now: { readonly x: number; readonly y: number };
  /** The picture in words. */
  readonly text: string;
}

/** Room above the highest point, so that its line is not cut, as a share of the height. */
const HEADROOM = 1.06;

/** @returns null where nothing has been sold, or the API knows of no sales */
export function salesCurveOf({ sales }: SalesGraph, { card }: Messages, formats: Formats): SalesCurveView | null {
  const points = sales ?? [];
  const last = points.findLastIndex(({ norm_tickets_sold_current: value }) => value != null);
  if (last < 0) return null;
  const own = points.map(({ norm_tickets_sold_current: value }) => value ?? null);
  const usual = points.map(({ norm_tickets_sold_avg: value }) => value ?? null);
  const all = [...own, ...usual];
  const peak = Math.max(...all.map((value) => value ?? 0)) * HEADROOM || 1;
  const x = (index: number): number => round((index / Math.max(1, points.length - 1)) * 100);
  const y = (value: number): number => round(100 - (value / peak) * 100);
  const current = pathOf(own, x, y);
  const scale = percentScaleOf(all);
  const percent = (value: number | null | undefined): string =>
    formats.percent(value == null ? null : (value * scale) / 100) ?? '—';
  const point: SalesPoint = points[last]!;
  return {
    current,
    area: `${current}V100H${x(own.findIndex((value) => value !== null))}Z`,
    average: pathOf(usual, x, y),
    now: { x: x(last), y: y(point.norm_tickets_sold_current!) },
    text: card.curveText(percent(point.norm_tickets_sold_current), percent(point.norm_tickets_sold_avg)),
  };
}

/** Days without a value are bridged. */
function pathOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, index) => (value === null ? '' : `${x(index)} ${y(value)}`))
    .filter(Boolean)
    .map((point, index) => (index ? 'L' : 'M') + point)
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
