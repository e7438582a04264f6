import * as z from 'zod/mini';
import type { ShapeFault } from './errors/response-shape.ts';
import { fitting } from './fits.ts';

/** A value that has its form, or where it leaves it. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: ShapeFault };

/** Reads an answer against a schema. Faults name the place and what was expected there, never the value. */
export function parse<S extends z.core.$ZodType>(schema: S, answer: unknown): Parsed<z.output<S>> {
  const result = z.safeParse(schema, answer);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  const expected = issue && 'expected' in issue ? String(issue.expected) : 'of the documented form';
  return { ok: false, fault: { path: issue?.path.map(String).join('.') ?? '', expected } };
}

/** Rows that have their form, and what is known of those that have not. */
export interface Rows<T> {
  readonly rows: T[];
  readonly unreadable: number;
  /** Why nothing could be read, where there was something to read: that is no empty list. */
  readonly fault: ShapeFault | null;
}

/** Reads a list row by row: one bad row is left out and counted, and does not lose the others. */
export function parseRows<S extends z.core.$ZodType>(schema: S, rows: readonly unknown[]): Rows<z.output<S>> {
  const good: z.output<S>[] = [];
  const isFitting = fitting(schema);
  let first: ShapeFault | null = null;
  for (const row of rows) {
    if (isFitting(row)) {
      good.push(row as z.output<S>);
      continue;
    }
    const parsed = parse(schema, row);
    if (parsed.ok) good.push(parsed.value);
    else first ??= parsed.fault;
  }
  return { rows: good, unreadable: rows.length - good.length, fault: good.length ? null : first };
}
