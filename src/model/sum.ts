/** The sum of what is known; `null` where nothing is, which is no zero, and where it is no number any more. */
export function sum(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value != null);
  const total = known.reduce((before, value) => before + value, 0);
  return known.length && Number.isFinite(total) ? total : null;
}
