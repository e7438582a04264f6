/** What makes `8`, `20.30` or a year of two digits a time of day. */
export const TIME_MARK = ' ?(?:uhr|h\\b|[ap]\\.?m\\b)';
const CLOCK = new RegExp(
  `(?<![\\d.,:])(\\d{1,2})(?:[:h](\\d\\d)(?::\\d\\d(?:[.,]\\d+)?)?|\\.(\\d\\d)(?=${TIME_MARK})|(?=${TIME_MARK}))` +
    '(?!\\d)(?: ?(?:uhr|h\\b))?(?: ?([ap])\\.?m\\b\\.?)?',
  'g',
);
const DOORS_BEFORE = /(?:einlass|doors)[^\p{L}\d]*$/u;
const START_BEFORE = /(?:beginn|begin|start|show)[^\p{L}\d]*$/u;

/** The times of day in a text, and what the text says beside them. */
export interface Clocks {
  /** `HH:MM`; null where there is none, or several and the text does not tell which is the beginning. */
  readonly time: string | null;
  readonly rest: string;
}

/**
 * @param text in lower case
 * @see DateInText for what becomes of the rest
 */
export function readClocks(text: string): Clocks {
  const found: { time: string; before: string; end: number }[] = [];
  const rest = text.replace(CLOCK, (...match: unknown[]) => {
    const [whole, hour, minute, dotted, half] = match as (string | undefined)[];
    const time = clockOf(Number(hour), Number(minute ?? dotted ?? 0), half);
    const index = match[5] as number;
    if (time) found.push({ time, before: text.slice(0, index), end: index + (whole ?? '').length });
    return time ? ' ' : (whole ?? '');
  });
  if (found.length === 0) {
    // The Swiss way, which is a time only where nothing else it could be stands beside it.
    const bare = /^[\s,–-]*(\d{1,2})\.(\d\d)\s*$/.exec(text);
    const time = bare && clockOf(Number(bare[1]), Number(bare[2]), undefined);
    return { time, rest: time ? '' : text };
  }
  return { time: beginning(found, text), rest };
}

function beginning(found: readonly { time: string; before: string; end: number }[], text: string): string | null {
  const only = (list: typeof found): string | null =>
    new Set(list.map(({ time }) => time)).size === 1 ? (list[0]?.time ?? null) : null;
  const [first, second] = found;
  const isRange =
    found.length === 2 && /^\s*(?:[-–—]|bis|to|until)\s*$/.test(text.slice(first?.end, second?.before.length));
  return (
    only(found.filter(({ before }) => START_BEFORE.test(before))) ??
    only(found.filter(({ before }) => !DOORS_BEFORE.test(before))) ??
    (isRange && first ? first.time : null)
  );
}

function clockOf(hour: number, minute: number, half: string | undefined): string | null {
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null;
  const full = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
