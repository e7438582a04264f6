import { parseArgs } from 'node:util';
import { isMet, type Benchmark, type BenchOptions, type Report } from './benchmark.ts';
import { cards } from './cards.ts';
import { embeds } from './embeds.ts';
import { firstCard } from './first-card.ts';
import { gatewayLoad } from './gateway-load.ts';
import { parsing } from './parsing.ts';
import { saveResults } from './results.ts';
import { scrolling } from './scrolling.ts';
import { withUnit } from './table.ts';

const benchmarks: readonly Benchmark[] = [cards, scrolling, embeds, firstCard, parsing, gatewayLoad];

/**
 * Runs the benchmarks that are named and prints what they found. Without a name it runs all, and writes results.json and
 * the table in README.md.
 * @returns the exit code: 1 when a limit is missed or the command line is wrong
 */
export async function main(args: readonly string[]): Promise<number> {
  const reports: Record<string, Report> = {};
  try {
    const { chosen, options } = readArgs(args);
    for (const { name, run } of chosen) {
      const report = await run(options);
      reports[name] = report;
      print(report);
    }
    if (chosen.length === benchmarks.length) await saveResults(reports);
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    return 1;
  }
  return Object.values(reports).every(({ limits }) => limits.every(isMet)) ? 0 : 1;
}

/** @throws {Error} that says what is wrong with the command line */
function readArgs(args: readonly string[]): { chosen: readonly Benchmark[]; options: BenchOptions } {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string' } },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => !benchmarks.some((each) => each.name === name));
  if (unknown) throw new Error(`There is no benchmark ${unknown}: there are ${benchmarks.map(nameOf).join(' and ')}.`);
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  if (minutes !== undefined && !(minutes > 0 && minutes <= 60))
    throw new Error('--minutes is a number above 0, 60 at most: npm run bench -- gateway-load --minutes 10');
  const chosen = benchmarks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return { chosen, options: { minutes } };
}

function print({ title, figures, limits }: Report): void {
  console.log(`\n${title}`);
  for (const { name, value, unit, ratio } of figures) {
    console.log(
      `  ${withUnit(value, unit).padStart(16)}${ratio ? ratio.toFixed(2).padStart(8) + ' x' : ''.padStart(10)}  ${name}`,
    );
  }
  for (const limit of limits) {
    const { what, value, unit, isLeast } = limit;
    const bound = `${isLeast ? 'at least' : 'at most'} ${withUnit(limit.limit, unit)}`;
    console.log(`  limit: ${what}: ${withUnit(value, unit)}, ${bound}: ${isMet(limit) ? 'met' : 'MISSED'}`);
  }
}

const nameOf = ({ name }: Benchmark): string => name;
