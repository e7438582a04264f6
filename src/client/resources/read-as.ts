import { parse, parseRows, type Rows } from '../../model/parse.ts';
import type { Read } from '../scope.ts';

type Parse<T> = Read<T>['parse'];
type Schema = Parameters<typeof parse>[0];

/** Reads an answer as a whole against a schema. */
export function as<S extends Schema>(schema: S): Parse<Extract<ReturnType<typeof parse<S>>, { ok: true }>['value']> {
  return (answer, fail) => {
    const parsed = parse(schema, answer);
    return parsed.ok ? parsed.value : fail(parsed.fault);
  };
}

/** The rows; a list of which nothing can be read is no empty one. */
export function unlessLost<T>({ rows, fault }: Rows<T>, fail: Parameters<Parse<unknown>>[1]): T[] {
  return fault ? fail(fault) : rows;
}

/** Reads an answer as a bare array. A row that cannot be read is left out, unless that leaves none. */
export function asRows<S extends Schema>(schema: S): Parse<ReturnType<typeof parseRows<S>>['rows']> {
  return (answer, fail) =>
    Array.isArray(answer) ? unlessLost(parseRows(schema, answer), fail) : fail({ path: '', expected: 'array' });
}
