import { monthOf, weekdayOf } from './calendar.ts';
import type { Evidence, PageTime } from './evidence.ts';
import { createZone, DAY_MS, dayOf, type Fit, fitOf, momentOf } from './moments.ts';
import { isInOtherCity, type Place, placeOf, VERDICT, type Verdict, verdictOn } from './places.ts';
import { EQUAL, likeness, mayBeAlike, type Title, titleOf, type WordGroup } from './titles.ts';
import { withoutUmlautE } from './words.ts';

/** What is known of one of the partner's events, in the API's names. */
export interface KnownEvent {
  readonly id: string | number;
  readonly title: string | null;
  /** ISO 8601 UTC. */
  readonly start_date_time: string | null;
  readonly venue_name: string | null;
  readonly city: string | null;
}

interface Entry {
  readonly event: KnownEvent;
  /** ms since 1970. */
  readonly at: number;
  readonly title: Title;
  readonly place: Place;
  /** Words of venue and city. */
  readonly own: ReadonlySet<string>;
}

/** An event near the page's date whose title is like the page's. */
interface Rival extends Entry {
  readonly score: number;
  readonly agreement: Verdict;
  /** null where the time does not fit. */
  readonly fit: Fit | null;
}

/** Titles as alike as this are the same. */
const SAME = 0.9;
/** Titles as alike as this may be the same. */
const LIKE = 0.75;

/**
 * Finds the event that a page speaks of. Null where there is none, or where it is not sure which: the wrong event's
 * numbers are worse than none.
 * @param timeZone IANA: the viewer's own zone, in which pages without an offset are most likely written
 */
export function createMatcher(
  events: readonly KnownEvent[],
  timeZone: string,
): (evidence: Evidence) => KnownEvent | null {
  const zone = createZone(timeZone);
  const byDay = new Map<number, Entry[]>();
  const timesOfTitle = new Map<string, number>();
  const cities = new Set<string>();
  const ids = new Set<KnownEvent['id']>();
  for (const event of events) {
    const at = momentOf(event.start_date_time);
    if (at === null || !event.title || ids.has(event.id)) continue;
    ids.add(event.id);
    const place = placeOf(event.venue_name, event.city);
    const entry = { event, at, title: titleOf(event.title), place, own: new Set([...place.venue, ...place.city]) };
    const day = byDay.get(dayOf(at));
    if (day) day.push(entry);
    else byDay.set(dayOf(at), [entry]);
    const key = keyOf(entry.title);
    timesOfTitle.set(key, (timesOfTitle.get(key) ?? 0) + 1);
    for (const word of place.city) if (word.length > 3) cities.add(word);
  }

  const rivalsOf = (evidence: Evidence, start: PageTime): Rival[] => {
    const page = titleOf(evidence.title);
    const place = placeOf(evidence.venue, evidence.city);
    const words = wordsOfStart(start);
    const dates = [start.date, start.otherDate].filter((date) => date !== null);
    // No zone is a day from UTC; without a time the nights before and after count as well.
    const span = start.time === null ? [-2, -1, 0, 1, 2] : [-1, 0, 1];
    const near = new Set(dates.flatMap((date) => span.map((days) => dayOf(Date.parse(date)) + days)));
    return [...near]
      .flatMap((day) => byDay.get(day) ?? [])
      .flatMap((entry) => {
        if (!mayBeAlike(page, entry.title)) return [];
        const years = [start.date.slice(0, 4), String(new Date(entry.at).getUTCFullYear())];
        const { score, extra } = likeness(page, entry.title, entry.own, words, years);
        if (score < LIKE) return [];
        const agreement = verdictOn(place, entry.place);
        if (agreement === VERDICT.elsewhere || isInOtherCity(place, entry.place, cities)) return [];
        if (extra.some((word) => cities.has(withoutUmlautE(word)))) return [];
        const fits = dates.flatMap((date) => fitOf(start, date, entry.at, zone) ?? []);
        const [fit = null] = fits.sort((a, b) => a.rank - b.rank);
        return [{ ...entry, score, agreement, fit }];
      });
  };

  const isOnlyOneThen = ({ event, at, title }: Entry): boolean =>
    [-1, 0, 1]
      .flatMap((days) => byDay.get(dayOf(at) + days) ?? [])
      .every((other) => other.event === event || keyOf(other.title) !== keyOf(title));

  const find = (evidence: Evidence, start: PageTime): KnownEvent | null => {
    const rivals = rivalsOf(evidence, start);
    const fitting = rivals
      .filter((rival) => rival.fit && isLikely(rival))
      .sort((a, b) => rankOf(a) - rankOf(b) || b.score - a.score || b.agreement - a.agreement);
    const [best] = fitting;
    if (!best || (start.otherDate !== null && (fitting.length > 1 || !isAffirmed(best)))) return null;
    // A zone that few pages are written in.
    const isGuess = start.time !== null && best.fit?.isGuess === true;
    if (isGuess && (best.score < EQUAL || timesOfTitle.get(keyOf(best.title)) !== 1)) return null;
    if (best.agreement === VERDICT.contradicts && !(best.fit?.isExact && isOnlyOneThen(best))) return null;
    return rivals.some((rival) => rival !== best && isDoubt(best, rival, start.time === null)) ? null : best.event;
  };

  return (evidence) => {
    const found = find(evidence, evidence.start);
    // Midnight is how many pages write that they know no time.
    if (found || evidence.start.time !== '00:00') return found;
    return find(evidence, { ...evidence.start, time: null, offsetMinutes: null });
  };
}

/** Whether an event may be shown for the page's, as far as its title and place go. */
function isLikely({ score, agreement }: Rival): boolean {
  if (agreement === VERDICT.contradicts) return score >= EQUAL;
  return score >= SAME || (score >= LIKE && agreement === VERDICT.sameVenue);
}

/** Whether more than title and day says that it is the event: the place, or the very time. */
function isAffirmed({ agreement, fit }: Rival): boolean {
  return agreement >= VERDICT.sameCity || fit?.isExact === true;
}

/** Whether another event makes it unsure that the best one is meant. */
function isDoubt(best: Rival, other: Rival, isDateOnly: boolean): boolean {
  const isAsGood = other.score >= best.score && other.agreement >= best.agreement;
  if (!other.fit) return isDateOnly && isAsGood && best.fit?.isGuess === true && Math.abs(other.at - best.at) <= DAY_MS;
  if (best.score < SAME) return true;
  if (best.score < EQUAL && isLikely(other) && rankOf(other) === rankOf(best)) return true;
  return isAsGood && (isDateOnly || rankOf(other) === rankOf(best) || other.score > best.score);
}

function rankOf({ fit }: Rival): number {
  return fit?.rank ?? Infinity;
}

function keyOf({ core }: Title): string {
  return [...core].sort().join(' ');
}

function wordsOfStart({ date, time }: PageTime): WordGroup[] {
  const [, month = 0, day = 0] = date.split('-').map(Number);
  const [hour = -1, minute = -1] = (time ?? '').split(':').map(Number);
  return [
    [
      (word) => Number.parseInt(word) === day && /^\d+(?:st|nd|rd|th)?$/.test(word),
      (word) =>
        (Number(word) === month && month !== day) ||
        monthOf(word) === month ||
        (month === 3 && withoutUmlautE(word) === 'marz'),
      (word) => weekdayOf(word) >= 0,
    ],
    time === null ? [] : [(word) => Number(word) === hour, (word) => Number(word) === minute],
  ];
}
