import { fold } from './text.ts';
import { wordsOf } from './titles.ts';

/** What the places of a page's event and of one of ours say about each other, from the least agreement to the most. */
export const VERDICT = {
  /** Another city, and not a house of the same name either. */
  elsewhere: 0,
  /** Another house, or another city for a house of that name. */
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

/** Words that many houses share. */
const COMMON = new Set(
  wordsOf(
    'arena halle hall stadthalle saal theater theatre club haus house the der die das am an im in zum zur bei at of fur de la le',
  ),
);

export function placeOf(venue: string | null, city: string | null): Place {
  return { venue: placeWords(venue), city: placeWords(city) };
}

export function verdictOn(page: Place, event: Place): Verdict {
  const venue = sameVenue(page, event);
  const city = sameCity(page, event);
  if (city === false) return venue ? VERDICT.contradicts : VERDICT.elsewhere;
  if (venue === false) return VERDICT.contradicts;
  return venue ? VERDICT.sameVenue : city ? VERDICT.sameCity : VERDICT.unknown;
}

function placeWords(text: string | null): string[] {
  return wordsOf(fold(text ?? ''));
}

/** null: not to be told. */
function sameCity(page: Place, event: Place): boolean | null {
  if (event.city.length === 0) return null;
  if (page.city.length > 0) return share(page.city, event.city);
  return event.city.every((word) => page.venue.includes(word)) || null;
}

function sameVenue(page: Place, event: Place): boolean | null {
  const cities = [...page.city, ...event.city];
  const [a, b] = [page.venue, event.venue].map((words) => words.filter((word) => !cities.includes(word)));
  if (!a?.length || !b?.length) return null;
  if (a.join('') === b.join('')) return true;
  const [ownA, ownB] = [a, b].map((words) => words.filter((word) => !COMMON.has(word)));
  if (!ownA?.length || !ownB?.length) return null;
  const [few, many] = ownA.length < ownB.length ? [ownA, ownB] : [ownB, ownA];
  if (few.every((word) => many.includes(word))) return true;
  return share(ownA, ownB) ? null : false;
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((word) => b.includes(word));
}
