import type { Query } from './query.ts';

/** The paged envelope (API docs, pagination): pages count from 1. */
export interface Page<T> {
  readonly total: number;
  readonly limit: number;
  readonly page: number;
  readonly pages: number;
  readonly nextPage: number | null;
  readonly prevPage: number | null;
  readonly items: readonly T[];
}

const defaultLimit = 50;

/**
 * The page that the query asks for. A page past the end is empty and points back to the last one.
 *
 * @param maxLimit a larger `limit` is cut to this, and the envelope says so.
 */
export function pageOf<T>(all: readonly T[], query: Query, maxLimit: number): Page<T> {
  const limit = Math.min(query.count('limit', defaultLimit), maxLimit);
  const page = query.count('page', 1);
  const pages = Math.ceil(all.length / limit);
  return {
    total: all.length,
    limit,
    page,
    pages,
    nextPage: page < pages ? page + 1 : null,
    prevPage: page > 1 && pages > 0 ? Math.min(page - 1, pages) : null,
    items: all.slice((page - 1) * limit, page * limit),
  };
}
