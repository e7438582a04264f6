/** Formats values as a locale writes them. `null` wherever a value is missing or cannot be read. */
export interface Formats {
  /** Weekday, date and time of an ISO 8601 moment, with the zone's name where the zone is the viewer's own. */
  moment(iso: string | null | undefined): string | null;
  /**
   * Hours and minutes of a time in ms since epoch, in the viewer's words: `10:42`; with its day where that is not
   * plain: `May 20, 10:42`.
   * @param now ms since epoch, the present by default
   */
  clock(ms: number, now?: number): string;
  /** Money in whole units of an ISO 4217 currency; a plain number without one. */
  money(value: number | null | undefined, currency: string | null | undefined): string | null;
  /** A whole number, grouped. */
  count(value: number | null | undefined): string | null;
  /** People, shortened where the locale has a short form: `184K`. */
  people(value: number | null | undefined): string | null;
  /** A factor with at most one decimal: `16.2`. */
  factor(value: number | null | undefined): string | null;
  /** 0.78 as `78%`. */
  percent(fraction: number | null | undefined): string | null;
}

/** Within it, hours and minutes cannot be taken for another day's. */
const PLAIN_MS = 12 * 3_600_000;

const cache = new Map<string, Formats>();

/**
 * The formats of a locale and a time zone. An unknown zone is taken for none: then times are the viewer's own, and say
 * so.
 * @param timeZone IANA name: `Europe/Berlin`
 */
export function formatsOf(locale: string, timeZone?: string | null): Formats {
  const key = `${locale} ${timeZone ?? ''}`;
  let formats = cache.get(key);
  if (!formats) cache.set(key, (formats = createFormats(locale, timeZone)));
  return formats;
}

/** The engine takes long to make its first format of dates: none is made before it is used. */
function createFormats(locale: string, timeZone?: string | null): Formats {
  const moment = lazy(() => momentFormat(locale, timeZone));
  const hours = { hour: 'numeric', minute: '2-digit' } as const;
  const clock = lazy(() => dateFormat(locale, hours, timeZone));
  const dayClock = lazy(() => dateFormat(locale, { day: 'numeric', month: 'short', ...hours }, timeZone));
  const count = numbers(locale, { maximumFractionDigits: 0 });
  const money = new Map<string, ReturnType<typeof numbers>>();
  const factor = numbers(locale, { maximumFractionDigits: 1 });
  return {
    moment: (iso) => {
      const ms = iso ? Date.parse(withZone(iso)) : NaN;
      return Number.isNaN(ms) ? null : moment().format(ms);
    },
    clock: (ms, now = Date.now()) => (Math.abs(now - ms) < PLAIN_MS ? clock : dayClock)().format(ms),
    money(value, currency) {
      if (!currency) return count(value);
      let format = money.get(currency);
      if (!format) {
        try {
          format = numbers(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
          format(0);
        } catch {
          // Not an ISO code: better the amount with the text that came than no amount.
          format = (amount) => withText(count(amount), currency);
        }
        money.set(currency, format);
      }
      return format(value);
    },
    count,
    people: numbers(locale, { notation: 'compact', useGrouping: true }),
    factor,
    percent: numbers(locale, { style: 'percent', maximumFractionDigits: 0 }),
  };
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The API's moments are UTC; one without a zone is read so too, not as the viewer's time. */
function withZone(iso: string): string {
  return /T[\d:.]+$/.test(iso) ? `${iso}Z` : iso;
}

function withText(amount: string | null, text: string): string | null {
  return amount && `${amount} ${text}`;
}

function numbers(locale: string, options: Intl.NumberFormatOptions) {
  const format = lazy(() => new Intl.NumberFormat(locale, options));
  return (value: number | null | undefined): string | null =>
    value == null || !Number.isFinite(value) ? null : format().format(value);
}

function momentFormat(locale: string, timeZone?: string | null): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  };
  return dateFormat(locale, options, timeZone, { timeZoneName: 'short' });
}

/** @param ownZone what to add where the time is in the viewer's own zone */
function dateFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
  timeZone?: string | null,
  ownZone?: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  try {
    if (timeZone) return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch {
    // Falls through to the viewer's own zone.
  }
  return new Intl.DateTimeFormat(locale, { ...options, ...ownZone });
}
