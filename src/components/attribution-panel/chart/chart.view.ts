/*
 * The chart of daily sales, worked out: which bars, how high, which labels. Places are percentages of the plot with y
 * downwards, so that nothing has to be measured but whether days fit.
 */

export type Metric = 'revenue' | 'tickets';

/** A day's figures; `null` is no data, which is not zero. */
export interface DayFigures {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly revenue: number | null;
  readonly tickets: number | null;
}

/** What the chart is drawn from. */
export interface ChartData {
  /** Oldest first, each date once. */
  readonly days: readonly DayFigures[];
  /** What was added by hand, one a day. */
  readonly adjustments: readonly DayFigures[];
}

export interface ChartOptions {
  readonly metric: Metric;
  /** Days up to the last one; `null` for all. */
  readonly range: number | null;
  /** Of the plot, in pixels: decides whether days fit. */
  readonly width: number;
}

/** One bar: a day, or a week from its first to its last day. */
export interface ChartPoint {
  readonly from: string;
  readonly to: string;
  readonly sales: DayFigures;
  /** Added by hand; `null` where nothing was. */
  readonly adjustment: DayFigures | null;
  readonly x: number;
  readonly width: number;
  /** Where the bar begins and how high it is; `null` without data. */
  readonly bar: { readonly y: number; readonly height: number; readonly isNegative: boolean } | null;
  /** Where the adjustment is drawn. */
  readonly mark: number | null;
}

export interface ChartView {
  readonly points: readonly ChartPoint[];
  readonly step: 'day' | 'week';
  /** Height of zero. */
  readonly zero: number;
  readonly levels: readonly { readonly value: number; readonly y: number }[];
  /** Dates under the plot. */
  readonly dates: readonly { readonly date: string; readonly x: number; readonly anchor: 'start' | 'middle' | 'end' }[];
  /** The period spans years, so that a month needs its year. */
  readonly isLong: boolean;
}

/** A bar with its gap needs so many pixels. */
const MIN_BAR = 3;
/** From one date under the plot to the next: one and a half of the longest ("Sept. 2026"), since the first is not centred, and a gap. */
const MIN_DATE = 108;
const DAY_MS = 86_400_000;
/** Room above the highest bar, as a share of the height. */
const HEADROOM = 0.04;
/** Longer than this, days of the month say nothing. */
const LONG_DAYS = 300;
const WEEK = 7;

/** @returns null without any day */
export function chartOf({ days, adjustments }: ChartData, { metric, range, width }: ChartOptions): ChartView | null {
  const added = new Map(adjustments.map((each) => [each.date, each]));
  const known = new Map(days.map((each) => [each.date, each]));
  const numbers = [...new Set([...known.keys(), ...added.keys()])]
    .map(dayNumber)
    .filter(Number.isFinite)
    .sort((one, other) => one - other);
  const end = numbers.at(-1);
  if (end === undefined) return null;
  const shown = range === null ? numbers : numbers.filter((number) => number > end - range);
  const begin = range === null ? shown[0]! : Math.max(shown[0]!, end - range + 1);
  const step = (end - begin + 1) * MIN_BAR > width ? 'week' : 'day';
  // Weeks begin on a Monday; day 0 of the epoch was a Thursday.
  const keyOf = (number: number): number => (step === 'day' ? number : Math.floor((number + 3) / WEEK));
  const groups = new Map<number, number[]>();
  for (const number of shown) groups.set(keyOf(number), [...(groups.get(keyOf(number)) ?? []), number]);

  const slots = keyOf(end) - keyOf(begin) + 1;
  const rows = [...groups].map(([key, members]) => {
    const dates = members.map(dateOf);
    const [from, to] = [dates[0]!, dates.at(-1)!];
    return {
      from,
      to,
      sales: total(
        from,
        dates.flatMap((date) => known.get(date) ?? []),
      ),
      adjustment: dates.some((date) => added.has(date))
        ? total(
            from,
            dates.flatMap((date) => added.get(date) ?? []),
          )
        : null,
      x: ((key - keyOf(begin)) / slots) * 100,
    };
  });
  const { levels, low, high } = scaleOf(rows.flatMap(({ sales, adjustment }) => [sales[metric], adjustment?.[metric]]));
  const y = (value: number): number => round(((high - value) / (high - low)) * 100);
  const zero = y(0);
  return {
    step,
    zero,
    levels: levels.map((value) => ({ value, y: y(value) })),
    dates: datesOf(rows, slots, width),
    isLong: end - begin > LONG_DAYS,
    points: rows.map((row) => {
      const value = row.sales[metric];
      const added = row.adjustment?.[metric] ?? null;
      const top = value === null ? 0 : Math.min(y(value), zero);
      return {
        ...row,
        x: round(row.x),
        width: round(100 / slots),
        bar: value === null ? null : { y: top, height: round(Math.abs(y(value) - zero)), isNegative: value < 0 },
        mark: added === null ? null : y(added),
      };
    }),
  };
}

/** The bar that is nearest to a place, 0..1 from the start of the plot. */
export function nearest({ points }: ChartView, share: number): number {
  const distance = ({ x, width }: ChartPoint): number => Math.abs(x + width / 2 - share * 100);
  let best = 0;
  points.forEach((point, index) => {
    if (distance(point) < distance(points[best]!)) best = index;
  });
  return best;
}

/**
 * The bar that a key leads to.
 * @param index the one that is read now; -1 for none
 * @returns null for a key that leads nowhere
 */
export function step({ points, step: unit }: ChartView, index: number, key: string): number | null {
  const last = points.length - 1;
  // A page is a week of days, or about a month of weeks.
  const page = unit === 'day' ? WEEK : 4;
  const leaps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowUp: 1,
    ArrowDown: -1,
    PageDown: page,
    PageUp: -page,
  };
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const leap = Object.hasOwn(leaps, key) ? leaps[key]! : null;
  if (leap === null) return null;
  // Who begins to read begins with the last day.
  return index < 0 ? last : Math.min(last, Math.max(0, index + leap));
}

/** Round numbers that hold all values and zero, with three to five lines. */
function scaleOf(values: readonly (number | null | undefined)[]): { levels: number[]; low: number; high: number } {
  const known = values.filter((value) => value != null);
  const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)];
  if (least === most) return { levels: [0], low: 0, high: 1 };
  const rough = (most - least) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = Math.max(1, [1, 2, 5, 10].find((each) => each * power >= rough)! * power);
  const first = Math.floor(least / size);
  const levels = Array.from({ length: Math.ceil(most / size) - first + 1 }, (_, index) => (first + index) * size);
  const [low, high] = [levels[0]!, levels.at(-1)!];
  return { levels, low, high: high + (high - low) * HEADROOM };
}

function datesOf(
  rows: readonly { from: string; to: string; x: number }[],
  slots: number,
  width: number,
): ChartView['dates'] {
  const most = Math.max(2, 1 + Math.floor(width / MIN_DATE));
  const count = Math.min(most, rows.length);
  return Array.from({ length: count }, (_, index) => {
    const row = rows[count === 1 ? 0 : Math.round((index / (count - 1)) * (rows.length - 1))]!;
    const isLast = index === count - 1;
    const center = row.x + 50 / slots;
    if (count === 1) return { date: row.to, x: 50, anchor: 'middle' };
    if (isLast) return { date: row.to, x: 100, anchor: 'end' };
    return index ? { date: row.from, x: round(center), anchor: 'middle' } : { date: row.from, x: 0, anchor: 'start' };
  });
}

function total(date: string, rows: readonly DayFigures[]): DayFigures {
  const sum = (metric: Metric): number | null => {
    const known = rows.map((row) => row[metric]).filter((value) => value !== null);
    return known.length ? known.reduce((one, other) => one + other, 0) : null;
  };
  return { date, revenue: sum('revenue'), tickets: sum('tickets') };
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function dateOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
