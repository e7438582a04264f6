import { fold } from './text.ts';
import { withoutUmlautE, wordsOf } from './words.ts';

/** What the places of a page's event and of one of ours say about each other, from the least agreement to the most. */
export const VERDICT = {
  /** Another city. */
  elsewhere: 0,
  /** Another house. */
  contradicts: 1,
  unknown: 2,
  sameCity: 3,
  sameVenue: 4,
} as const;
export type Verdict = (typeof VERDICT)[keyof typeof VERDICT];

/** A place in the words by which it is compared. */
export interface Place {
  readonly venue: readonly string[];
  readonly city: readonly string[];
}

/** Words that many houses share, and that name a hall in any house. */
const COMMON = new Set(
  (
    'arena halle hall stadthalle saal theater theatre club haus house the der die das am an im in zum zur bei at of fur de la le ' +
    'buhne hauptbuhne stage foyer studio keller grosse grosser grosses kleine kleiner kleines main gross klein big small open air'
  ).split(' '),
);
/** Words that many cities share. */
const COMMON_IN_CITIES = new Set('bad st sankt saint new neu neustadt am an der im in la le los san'.split(' '));

export function placeOf(venue: string | null, city: string | null): Place {
  return { venue: placeWords(venue), city: placeWords(city) };
}

export function verdictOn(page: Place, event: Place): Verdict {
  const venue = sameVenue(page, event);
  const city = sameCity(page, event);
  if (city === false) return VERDICT.elsewhere;
  if (venue === false) return VERDICT.contradicts;
  return venue ? VERDICT.sameVenue : city ? VERDICT.sameCity : VERDICT.unknown;
}

/**
 * Whether a page names another city in what it calls the venue.
 * @param cities words of all cities that are known
 */
export function isInOtherCity({ venue, city }: Place, event: Place, cities: ReadonlySet<string>): boolean {
  const isKnown = (word: string): boolean => cities.has(word) && !COMMON.has(word);
  return city.length === 0 && venue.some(isKnown) && !share(venue, [...event.city, ...event.venue]);
}

function placeWords(text: string | null): string[] {
  return wordsOf(fold(text ?? '')).map(withoutUmlautE);
}

/** null: not to be told. */
function sameCity(page: Place, event: Place): boolean | null {
  if (event.city.length === 0) return null;
  if (page.city.length > 0) {
    const [a = [], b = []] = [page.city, event.city].map((words) =>
      words.filter((word) => !COMMON_IN_CITIES.has(word)),
    );
    return a.length > 0 && b.length > 0 ? share(a, b) : null;
  }
  return event.city.every((word) => page.venue.includes(word)) || null;
}

function sameVenue(page: Place, event: Place): boolean | null {
  const cities = [...page.city, ...event.city];
  const [a, b] = [page.venue, event.venue].map((words) => words.filter((word) => !cities.includes(word)));
  if (!a?.length || !b?.length) return null;
  if (a.join('') === b.join('')) return true;
  const [ownA, ownB] = [a, b].map((words) => words.filter((word) => !COMMON.has(word)));
  if (!ownA?.length || !ownB?.length) {
    // A city has one Stadthalle, which is no other house; any house has a great hall.
    const isOther = a.includes('stadthalle') !== b.includes('stadthalle') && [ownA, ownB].some((own) => own?.length);
    return isOther ? false : null;
  }
  const [few, many] = ownA.length < ownB.length ? [ownA, ownB] : [ownB, ownA];
  if (few.every((word) => many.includes(word))) return true;
  return share(ownA, ownB) || isShort(a, b) || isShort(b, a) ? null : false;
}

/** `MSH` or `Max-Schm.` for Max-Schmeling-Halle. */
function isShort(short: readonly string[], long: readonly string[]): boolean {
  const initials = long.map((word) => word.charAt(0)).join('');
  if (long.length > 1 && short.join('') === initials) return true;
  return short.some((part) => part.length > 2 && !COMMON.has(part) && long.some((word) => word.startsWith(part)));
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((word) => b.includes(word));
}
