import { invalidRequest } from '../assumptions.ts';

/**
 * A query string, read as strictly as the API does: arrays are repeated (`?city=A&city=B`), `city[]=` and comma lists
 * are rejected (API docs, pagination).
 */
export class Query {
  readonly #params: URLSearchParams;

  constructor(url: string) {
    this.#params = new URL(url).searchParams;
    for (const name of this.#params.keys()) {
      if (name.includes('[')) throw invalidRequest('ARRAY_STYLE', name);
    }
  }

  /** The value as sent, undefined if absent. An empty value stays empty: it is a filter that nothing passes. */
  text(name: string): string | undefined {
    return this.#params.get(name) ?? undefined;
  }

  list(name: string): readonly string[] | undefined {
    const values = this.#params.getAll(name);
    if (values.some((value) => value.includes(','))) throw invalidRequest('ARRAY_STYLE', name);
    return values.length > 0 ? values : undefined;
  }

  /** A list of which every item must be one of `allowed`, or empty. */
  choices(name: string, allowed: readonly string[]): readonly string[] | undefined {
    const values = this.list(name);
    if (values?.some((value) => value !== '' && !allowed.includes(value))) throw invalidRequest('INVALID_CHOICE', name);
    return values;
  }

  flag(name: string): boolean | undefined {
    const value = this.#params.get(name);
    if (value === null) return undefined;
    if (value !== 'true' && value !== 'false') throw invalidRequest('INVALID_BOOLEAN', name);
    return value === 'true';
  }

  /** A day as `YYYY-MM-DD`, or the empty text. */
  day(name: string): string | undefined {
    const value = this.#params.get(name);
    if (value === null) return undefined;
    if (value !== '' && !isDay(value)) throw invalidRequest('INVALID_DATE', name);
    return value;
  }

  /** A whole number of at least 1. */
  count(name: string, fallback: number): number {
    const value = this.#params.get(name);
    if (value === null) return fallback;
    if (!/^[1-9]\d{0,8}$/.test(value)) throw invalidRequest('INVALID_NUMBER', name);
    return Number(value);
  }
}

/** Whether this is a day that exists, as `YYYY-MM-DD`. */
export function isDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
