/** A series whose peak is below this is in fractions. Source: API docs, FAQ: `peak < 1.5 ? x100 : x1`. */
const FRACTION_PEAK = 1.5;

/**
 * What to multiply a benchmark's or curve's numbers with to get percents: 100 where the series is in fractions, else
 * 1. The whole series decides, so pass every number that is drawn together.
 */
export function percentScaleOf(values: readonly (number | null | undefined)[]): 1 | 100 {
  return Math.max(0, ...values.map((value) => value ?? 0)) < FRACTION_PEAK ? 100 : 1;
}
