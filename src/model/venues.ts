import type { ApiId } from './ids.ts';

/** A venue, by the id that the event list's `vh` takes. */
export interface Venue {
  readonly id: ApiId;
  readonly name: string;
  /** `''` where the API names none. */
  readonly city: string;
}

type Fields = Readonly<Record<string, unknown>>;

const ID = ['id', 'venue_id', 'vh'];
const NAME = ['name', 'venue_name', 'title'];
const CITY = ['city', 'city_name'];

/** What holds rows where it is no name of a city. */
const CONTAINERS = /^(venues|items|halls|data|results)$/;

/**
 * Assumption: the venues of `GET /events/venues` are objects with an id and a name, grouped by city: each names its city,
 * or stands in a list that an object with a `city` holds, or under its city's name. Of a venue without an id the name is
 * taken for it. Nobody has published the shape.
 *
 * @returns null for what holds no list at all
 */
export function venuesIn(answer: unknown): Venue[] | null {
  const found = new Map<string, Venue>();
  const isList = collect(answer, '', found);
  return isList ? [...found.values()] : null;
}

/** @returns whether there was a list, be it an empty one */
function collect(value: unknown, city: string, found: Map<string, Venue>): boolean {
  if (Array.isArray(value)) {
    for (const row of value) take(row, city, found);
    return true;
  }
  if (!isFields(value)) return false;
  let isList = false;
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'object') isList = collect(each, CONTAINERS.test(key) ? city : key, found) || isList;
  }
  return isList;
}

function take(row: unknown, outer: string, found: Map<string, Venue>): void {
  if (typeof row === 'string' && row) return add({ id: row, name: row, city: outer }, found);
  if (!isFields(row)) return;
  const city = textOf(row, CITY) ?? outer;
  // A group of venues may have a name of its own: what holds venues is none.
  if (isFields(row['venues']) || Array.isArray(row['venues'])) return void collect(row['venues'], city, found);
  const id = firstOf(row, ID);
  const name = textOf(row, NAME) ?? textOf(row, ID);
  if (name) add({ id: typeof id === 'number' || (typeof id === 'string' && id) ? id : name, name, city }, found);
}

function add(venue: Venue, found: Map<string, Venue>): void {
  const key = String(venue.id);
  if (!found.has(key)) found.set(key, venue);
}

function firstOf(row: Fields, names: readonly string[]): unknown {
  return names.map((name) => row[name]).find((each) => each !== undefined && each !== null);
}

function textOf(row: Fields, names: readonly string[]): string | undefined {
  const value = firstOf(row, names);
  return typeof value === 'string' && value ? value : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
