import { benchParsing } from './parsing.ts';

/** Runs every benchmark and prints its table. */
export function main(): void {
  for (const bench of [benchParsing]) {
    const { title, limit, rows } = bench();
    console.log(`\n${title}`);
    const base = rows[0]?.[1] ?? NaN;
    for (const [name, ms] of rows)
      console.log(`  ${ms.toFixed(2).padStart(8)} ms  ${(ms / base).toFixed(2)} x  ${name}`);
    const [name, ms] = rows.find(([each]) => each === limit.contestant) ?? ['', NaN];
    const isMet = ms <= limit.factor * base;
    console.log(`  limit: ${name} at most ${limit.factor} x ${rows[0]?.[0]}: ${isMet ? 'met' : 'MISSED'}`);
  }
}
