/** Amounts, rates and days as a locale writes them, beside what every page's formats have. */
export interface Figures {
  /** Money to the cent where there are cents. */
  exact(value: number | null | undefined, currency: string | null | undefined): string | null;
  /** 0.0123 as `1.2%`; below 1 % with two decimals. */
  rate(fraction: number | null | undefined): string | null;
  /** A short number for an axis: `1.2K`. */
  compact(value: number): string;
  /** `YYYY-MM-DD` in full: `Sat, Nov 21, 2026`. */
  day(date: string): string;
  /** A day in full, or from one to another as short as it can be: `Nov 16 – 22, 2026`. */
  span(from: string, to: string): string;
  /** The same, short: `Nov 21`; with `isLong` for periods over years: `Nov 2026`. */
  tick(date: string, isLong: boolean): string;
  /** The same as a field in a table: `11/21/2026`. */
  shortDay(date: string): string;
}

const cache = new Map<string, Figures>();

/** The figures of a locale. */
export function figuresOf(locale: string): Figures {
  let figures = cache.get(locale);
  if (!figures) cache.set(locale, (figures = createFigures(locale)));
  return figures;
}

function createFigures(locale: string): Figures {
  const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
  const days = (options: Intl.DateTimeFormatOptions): ((date: string) => string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (date) => {
      const ms = utc(date);
      return Number.isNaN(ms) ? date : format.format(ms);
    };
  };
  const percent = (digits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits });
  const [coarse, fine] = [percent(1), percent(2)];
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const shortTick = days({ day: 'numeric', month: 'short' });
  const longTick = days({ month: 'short', year: 'numeric' });
  const day = days({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const range = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return {
    exact: (value, currency) =>
      value == null || !Number.isFinite(value) ? null : money(locale, value, currency ?? null),
    rate: (fraction) =>
      fraction == null || !Number.isFinite(fraction) ? null : (fraction < 0.01 ? fine : coarse).format(fraction),
    compact: (value) => short.format(value),
    day,
    span: (from, to) => (from === to ? day(from) : range.formatRange(utc(from), utc(to))),
    tick: (date, isLong) => (isLong ? longTick : shortTick)(date),
    shortDay: days({ day: '2-digit', month: '2-digit', year: 'numeric' }),
  };
}

function money(locale: string, value: number, currency: string | null): string {
  const digits = Number.isInteger(value) ? 0 : 2;
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  try {
    if (currency) return new Intl.NumberFormat(locale, { style: 'currency', currency, ...decimals }).format(value);
  } catch {
    // Not an ISO code: the amount with the text that came.
    return `${new Intl.NumberFormat(locale, decimals).format(value)} ${currency}`;
  }
  return new Intl.NumberFormat(locale, decimals).format(value);
}

/**
 * The calendar day of a moment, `YYYY-MM-DD`, where the viewer is or in the zone of the page.
 * @returns null for what is no moment
 */
export function dayOf(iso: string | null | undefined, timeZone?: string | null): string | null {
  const zoned = iso && /T[\d:.]+$/.test(iso) ? `${iso}Z` : iso;
  // A bare day is that day, wherever it is read.
  if (zoned && /^\d{4}-\d{2}-\d{2}$/.test(zoned)) return zoned;
  const ms = zoned ? Date.parse(zoned) : NaN;
  return Number.isNaN(ms) ? null : dayAt(ms, timeZone);
}

/** The calendar day of a time in ms since epoch. An unknown zone is taken for the viewer's own. */
export function dayAt(ms: number, timeZone?: string | null): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('sv-SE', { ...options, timeZone: timeZone || undefined }).format(ms);
  } catch {
    return new Intl.DateTimeFormat('sv-SE', options).format(ms);
  }
}
