/** Numbers of Meta's by name, as the API gives them. */
export type MetaFigures = Readonly<Record<string, number>>;

/** What Meta says of an event's campaigns. */
export interface MetaResults {
  readonly event: MetaFigures;
  /** Of the event's series. */
  readonly series: MetaFigures;
}

/** Assumption: `/fb_insights` names them so; only that there are impressions, clicks and ad spend is published. */
export const META_INSIGHTS = ['impressions', 'clicks', 'spend'] as const;

/** Assumption: Meta's results of an event name them so; nothing of them is published. */
export const META_RESULTS = ['purchases', 'revenue'] as const;

/** Every number of an object, by its name. Nobody has published the names, so all of them are kept. */
export function metaFiguresIn(answer: unknown): MetaFigures {
  if (typeof answer !== 'object' || answer === null) return {};
  const numbers = Object.entries(answer).filter(([, value]) => typeof value === 'number' && Number.isFinite(value));
  return Object.fromEntries(numbers);
}

/** `{ event_results, series_results }`. Source: API docs (dk2), attribution; what is in them is not published. */
export function metaResultsIn(answer: unknown): MetaResults {
  const { event_results: event, series_results: series } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  return { event: metaFiguresIn(event), series: metaFiguresIn(series) };
}

/**
 * Whether the partner's Meta account is connected; `null` where the answer does not tell.
 * Assumption: a flag, or a status in words, under one of these names.
 */
export function isMetaConnectedIn(answer: unknown): boolean | null {
  if (typeof answer === 'boolean') return answer;
  if (typeof answer !== 'object' || answer === null) return null;
  const { connected, is_connected, authorized, is_authorized, status } = answer as Readonly<Record<string, unknown>>;
  const flag = [connected, is_connected, authorized, is_authorized].find((value) => typeof value === 'boolean');
  if (flag !== undefined) return flag;
  return typeof status === 'string' ? /^(connected|authori[sz]ed|active|ok)$/i.test(status) : null;
}
