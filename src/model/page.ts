import * as z from 'zod/mini';
import { number } from './fields.ts';

/** The envelope of paged lists. Source: API docs, pagination; some lists give only `total` and `items`. */
export const pageSchema = z.looseObject({
  total: number,
  limit: number,
  page: number,
  pages: number,
  nextPage: number,
  prevPage: number,
  items: z.array(z.unknown()),
});

/** One page of a list. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** Rows in all pages; `null` where the API does not say. */
  readonly total: number | null;
  /** 1-based. */
  readonly page: number;
  /** The next page's number, `null` on the last. */
  readonly nextPage: number | null;
  /** Rows of this page that could not be read and were left out. */
  readonly unreadable: number;
}
