import * as z from 'zod/mini';
import { text } from './fields.ts';
import { figureIn, sum } from './figures.ts';
import type { AudiencePackage } from './package.ts';
import { parseRows } from './parse.ts';
import { rowsByCluster } from './rows-by-cluster.ts';

/** One cluster's list of customers in a package. */
export interface CustomerList {
  readonly tc: string;
  readonly label: string | null;
  /** How many customers it holds; `null` where the API does not say. */
  readonly customers: number | null;
}

const listSchema = z.looseObject({ tc: z.string(), label: text });

/**
 * The lists of a package.
 * Assumption: `content` is an array of `{ tc, label, customers }`, such an array in `items`, or an object of such rows by
 * cluster.
 */
export function listsOf({ content }: Pick<AudiencePackage, 'content'>): CustomerList[] {
  return parseRows(listSchema, rowsByCluster(content)).rows.map(({ tc, label, customers }) => ({
    tc,
    label: label ?? null,
    customers: figureIn(customers),
  }));
}

/** Customers in all lists together; `null` where no list says. A customer in two lists counts twice. */
export function customersIn(lists: readonly CustomerList[]): number | null {
  return sum(lists.map(({ customers }) => customers));
}
