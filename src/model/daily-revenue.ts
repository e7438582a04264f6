import { campaignResultSchema, type CampaignResult } from './campaign-results.ts';
import { parseRows } from './parse.ts';
import * as z from 'zod/mini';
import { text } from './fields.ts';
import { figureIn, sum } from './figures.ts';

/** One day of an event's sales. */
export interface DailyRevenueDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Major units of the currency that was asked for. */
  readonly revenue: number | null;
  readonly tickets: number | null;
}

/** An event's sales by day, and what was added by hand. */
export interface DailyRevenue {
  /** By date, oldest first, each date once. */
  readonly days: readonly DailyRevenueDay[];
  /** The same rows as the event's campaign results. Source: product documents, attribution. */
  readonly manual_adjustments: readonly CampaignResult[];
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** The day that a text begins with, as long as there is such a day. */
function dayIn(text: string): string | null {
  const day = DAY.exec(text)?.[0];
  const time = new Date(`${day}T00:00:00Z`);
  return day && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day) ? day : null;
}

/** Assumption: names of a daily row's fields, the likeliest first; nobody has published them. */
const rowSchema = z.looseObject({ date: text, day: text });

/**
 * Reads `/daily_revenue_summary/`.
 * Assumption: the days are the answer itself, or the first list of days in it besides `manual_adjustments`; several rows
 * of one day are parts of it and add up.
 * @returns `null` for an answer in which nothing can be read
 */
export function dailyRevenueIn(answer: unknown): DailyRevenue | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { manual_adjustments: adjustments, ...rest } = answer as Record<string, unknown>;
  const lists: unknown[] = Array.isArray(answer) ? [answer] : Object.values(rest);
  const arrays = lists.filter((list) => Array.isArray(list));
  const days = arrays.map(daysIn).find(({ length }) => length);
  const added = parseRows(campaignResultSchema, Array.isArray(adjustments) ? adjustments : []);
  // Rows came, and none of them can be read: that is not a day without sales, nor an event without adjustments.
  const isLost = !days && arrays.length > 0 && arrays.every(({ length }) => length);
  return isLost || added.fault ? null : { days: days ?? [], manual_adjustments: added.rows };
}

function daysIn(list: readonly unknown[]): DailyRevenueDay[] {
  const byDate = new Map<string, DailyRevenueDay>();
  for (const row of parseRows(rowSchema, list).rows) {
    const date = dayIn(row.date ?? row.day ?? '');
    if (!date) continue;
    const before = byDate.get(date);
    byDate.set(date, {
      date,
      revenue: sum([before?.revenue, figureIn(row['revenue'])]),
      tickets: sum([before?.tickets, figureIn(row['tickets'] ?? row['purchases'])]),
    });
  }
  return [...byDate.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}
