/** The sum of what is known; `null` where nothing is, which is no zero, and where it is no number any more. */
export function sum(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value != null);
  const total = known.reduce((before, value) => before + value, 0);
  return known.length && Number.isFinite(total) ? total : null;
}

/**
 * A number in a field whose form nobody has published. One that comes as text is read; what is none is `null`, so that it
 * does not lose the row it stands in.
 */
export function figureIn(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return Number.isFinite(number) ? (number as number) : null;
}
