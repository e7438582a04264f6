import type * as z from 'zod/mini';

type Check = (value: unknown) => boolean;

/** What our schemas are made of. */
interface Def {
  readonly type: string;
  readonly checks?: readonly unknown[];
  readonly innerType: z.core.$ZodType;
  readonly element: z.core.$ZodType;
  readonly options: readonly z.core.$ZodType[];
  readonly shape: Readonly<Record<string, z.core.$ZodType>>;
  readonly catchall?: z.core.$ZodType;
}

/**
 * A quick look whether a value has a schema's form as it is. Zod would build a copy with an entry for every field, which
 * takes longer than reading the JSON did. `false` only says that zod has to look: so it is for whatever changes a value,
 * and for what our schemas are not made of.
 */
export function fitting({ _zod }: z.core.$ZodType): Check {
  const { type, checks, innerType, element, options, shape, catchall } = _zod.def as unknown as Def;
  if (checks?.length) return () => false;
  if (type === 'optional' || type === 'nullable') {
    const inner = fitting(innerType);
    const other = type === 'optional' ? undefined : null;
    return (value) => value === other || inner(value);
  }
  if (type === 'array') {
    const each = fitting(element);
    return (value) => Array.isArray(value) && value.every(each);
  }
  if (type === 'union') {
    const ways = options.map(fitting);
    return (value) => ways.some((isRight) => isRight(value));
  }
  if (type === 'number') return Number.isFinite;
  if (type !== 'object') return (value) => typeof value === type;
  const isLoose = catchall?._zod.def.type === 'unknown';
  const fields = Object.keys(shape).map((key) => [key, fitting(shape[key]!)] as const);
  return (value) =>
    isLoose &&
    (value as object | null | undefined)?.constructor === Object &&
    fields.every(([key, isRight]) => isRight((value as Record<string, unknown>)[key]));
}
