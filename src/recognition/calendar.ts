/** Names of months and weekdays, German and English, with what is written for short. All in lower case. */
const MONTHS = names(
  'januar january jänner|februar february feber|märz march maerz mrz|april|mai may|juni june|juli july|august|' +
    'september|oktober october|november|dezember december',
);
const WEEKDAYS = names(
  'sonntag sunday|montag monday|dienstag tuesday|mittwoch wednesday|donnerstag thursday|freitag friday|' +
    'samstag saturday sonnabend',
);

function names(list: string): readonly (readonly string[])[] {
  return list.split('|').map((line) => line.split(' '));
}

function find(list: readonly (readonly string[])[], word: string): number {
  return list.findIndex((group) => group.some((name) => name.startsWith(word)));
}

/** 1 for `januar`, `jan`, `jänner`; 0 for a word that is no month. */
export function monthOf(word: string): number {
  return word.length < 3 ? 0 : find(MONTHS, word) + 1;
}

/** 0 for `sonntag`, `so`, `sun`; -1 for a word that is no weekday. */
export function weekdayOf(word: string): number {
  return word.length < 2 ? -1 : find(WEEKDAYS, word);
}

/** `YYYY-MM-DD`, or null for a day that is in no calendar. */
export function dateOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = year >= 1900 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** 0 for a Sunday. */
export function weekdayOn(date: string): number {
  return new Date(date).getUTCDay();
}
