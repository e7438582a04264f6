import { parse } from '../../model/parse.ts';
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
