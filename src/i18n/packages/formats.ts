/** Formats what only packages need, as a locale writes it. */
export interface PackageFormats {
  /** A day: `18 June 2026`. */
  date(ms: number): string;
  /** A length of time in its largest whole unit: `8 minutes`, `3 hours`, `2 days`. */
  duration(ms: number): string;
}

const MINUTE_MS = 60_000;
/** A unit is left for the next one when there are two of that: "90 minutes" says more than "1 hour". */
const UNITS = [
  ['day', 1_440],
  ['hour', 60],
  ['minute', 1],
] as const;

const cache = new Map<string, PackageFormats>();

/**
 * @param timeZone IANA name; an unknown one is taken for none: then days are the viewer's own
 */
export function packageFormatsOf(locale: string, timeZone?: string | null): PackageFormats {
  const key = `${locale} ${timeZone ?? ''}`;
  let formats = cache.get(key);
  if (!formats) cache.set(key, (formats = createFormats(locale, timeZone)));
  return formats;
}

function createFormats(locale: string, timeZone?: string | null): PackageFormats {
  const date = dateFormat(locale, timeZone);
  return {
    date: (ms) => date.format(ms),
    duration(ms) {
      const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
      const [unit, size] = UNITS.find(([, each]) => minutes >= 2 * each) ?? UNITS[2];
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
        Math.floor(minutes / size),
      );
    },
  };
}

function dateFormat(locale: string, timeZone?: string | null): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...(timeZone && { timeZone }) });
  } catch {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  }
}
