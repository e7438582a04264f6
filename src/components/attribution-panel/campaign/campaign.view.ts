import type { Formats } from '../../../i18n/formats.ts';
import type { CampaignMessages } from '../../../i18n/attribution/messages.ts';
import { isAutomated, resultTotalsOf, type CampaignResult } from '../../../model/campaign-results.ts';
import type { DailyRevenue } from '../../../model/daily-revenue.ts';
import type { ChartData, DayFigures } from '../chart/chart.view.ts';
import { dayOf, type Figures } from '../figures.ts';

/** A row of the panel of results. */
export interface ResultRow {
  readonly result: CampaignResult;
  readonly date: string | null;
  readonly tickets: string | null;
  readonly money: string | null;
  readonly source: string | null;
  /** The row in words, for a question or a button's name. */
  readonly text: string;
  readonly canDelete: boolean;
}

export interface ResultsView {
  /** Newest first. */
  readonly rows: readonly ResultRow[];
  readonly tickets: string | null;
  readonly money: string | null;
}

/** What rows and chart are written with. */
export interface Writing {
  readonly formats: Formats;
  readonly figures: Figures;
  readonly currency: string | null | undefined;
  readonly timeZone: string | null | undefined;
  /** For what is not known. */
  readonly noData: string;
}

/** What the API calls a row that somebody has entered. Assumption: it is not published; others are drawn as they are. */
const BY_HAND = 'manual';

export function resultsOf(results: readonly CampaignResult[], words: CampaignMessages, writing: Writing): ResultsView {
  const { formats, figures, currency, timeZone, noData } = writing;
  const totals = resultTotalsOf(results);
  const time = ({ created_at }: CampaignResult): number => Date.parse(created_at ?? '') || 0;
  return {
    rows: [...results]
      .sort((one, other) => time(other) - time(one))
      .map((result) => {
        const day = dayOf(result.created_at, timeZone);
        const date = day && figures.shortDay(day);
        const tickets = formats.count(result.purchase);
        const money = figures.exact(result.revenue, currency);
        const text = words.row(date ?? noData, tickets ?? noData, result.purchase, money ?? noData);
        return { result, date, tickets, money, text, source: sourceOf(result, words), canDelete: !isAutomated(result) };
      }),
    tickets: formats.count(totals.purchase),
    money: figures.exact(totals.revenue, currency),
  };
}

function sourceOf(result: CampaignResult, words: CampaignMessages): string | null {
  if (isAutomated(result)) return words.automated;
  return result.source === BY_HAND ? words.byHand : (result.source ?? null);
}

/**
 * What the chart is drawn from: the days, and what was added by hand summed by its day. Where the rows themselves can be
 * read they are newer than those that come with the days.
 */
export function chartDataOf(
  { days, manual_adjustments }: DailyRevenue,
  results: readonly CampaignResult[] | undefined,
  timeZone: string | null | undefined,
): ChartData {
  const rows = (results ?? manual_adjustments).filter((result) => !isAutomated(result));
  const byDay = new Map<string, CampaignResult[]>();
  for (const row of rows) {
    const day = dayOf(row.created_at, timeZone);
    if (day) byDay.set(day, [...(byDay.get(day) ?? []), row]);
  }
  const adjustments = [...byDay].map(([date, rows]): DayFigures => {
    const { purchase, revenue } = resultTotalsOf(rows);
    return { date, tickets: purchase, revenue };
  });
  return { days, adjustments };
}
