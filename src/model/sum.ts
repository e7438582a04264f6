/** The sum of what is known; `null` where nothing is, which is no zero. */
export function sum(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value != null);
  return known.length ? known.reduce((total, value) => total + value, 0) : null;
}
