import type { BackhaulMessages } from '../../../i18n/attribution/messages.ts';
import type { Formats } from '../../../i18n/formats.ts';
import {
  conversionOf,
  totalConversionOf,
  totalsOf,
  type BackhaulSettings,
  type EvaluationRow,
} from '../../../model/backhaul.ts';
import type { Figures } from '../figures.ts';

/** What the bars compare. */
export type Compared = 'rate' | 'purchases';

export interface Kpi {
  readonly label: string;
  /** `null` is "no data", which is not zero. */
  readonly value: string | null;
  readonly note?: string;
}

export interface ClusterResult {
  readonly label: string;
  readonly customers: string | null;
  readonly purchases: string | null;
  readonly tickets: string | null;
  readonly rate: string | null;
  /** Of the bar, 0..100. */
  readonly percent: number;
}

export interface EvaluationView {
  readonly kpis: readonly Kpi[];
  /** In the API's order. */
  readonly rows: readonly ClusterResult[];
}

/** @returns null without a result */
export function evaluationOf(
  rows: readonly EvaluationRow[],
  compared: Compared,
  words: BackhaulMessages,
  formats: Formats,
  figures: Figures,
): EvaluationView | null {
  if (!rows.length) return null;
  const totals = totalsOf(rows);
  const sizes = rows.map((row) => (compared === 'rate' ? conversionOf(row) : row.purchase) ?? 0);
  const most = Math.max(...sizes);
  return {
    kpis: [
      { label: words.customers, value: formats.count(totals.customers) },
      { label: words.tickets, value: formats.count(totals.items) },
      { label: words.purchases, value: formats.count(totals.purchase) },
      { label: words.rate, value: figures.rate(totalConversionOf(rows)), note: words.rateNote },
    ],
    rows: rows.map((row, index) => ({
      label: row.label || row.tc,
      customers: formats.count(row.customers),
      purchases: formats.count(row.purchase),
      tickets: formats.count(row.items),
      rate: figures.rate(conversionOf(row)),
      percent: most > 0 ? Math.max(0, Math.round((sizes[index]! / most) * 1000) / 10) : 0,
    })),
  };
}

/** Whether two results are the same one, for all that can be seen. */
export function isSameResult(one: readonly EvaluationRow[], other: readonly EvaluationRow[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A model's name; one that is not documented is drawn as it is. */
export function modelNameOf(model: string | null | undefined, { models }: BackhaulMessages): string | null {
  if (!model) return null;
  return Object.hasOwn(models, model) ? models[model as keyof typeof models] : model;
}

/** The settings in words. */
export function settingsOf(settings: BackhaulSettings, words: BackhaulMessages, figures: Figures): Kpi[] {
  const { backhaul_evaluation_attribution_window: days, email_sent_date: date } = settings;
  return [
    { label: words.model, value: modelNameOf(settings.backhaul_evaluation_model, words) },
    { label: words.window, value: days == null ? null : words.days(days) },
    { label: words.mailDate, value: date ? figures.day(date.slice(0, 10)) : words.noMailDate },
  ];
}
