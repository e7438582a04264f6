import { parseArgs } from 'node:util';
import type { Benchmark, BenchOptions, Report } from './benchmark.ts';
import { gatewayLoad } from './gateway-load.ts';
import { parsing } from './parsing.ts';

const benchmarks: readonly Benchmark[] = [parsing, gatewayLoad];

/**
 * Runs the benchmarks that are named, all without a name, and prints what they found.
 * @returns the exit code: 1 when a limit is missed or the command line is wrong
 */
export async function main(args: readonly string[]): Promise<number> {
  let isMet = true;
  try {
    const { chosen, options } = readArgs(args);
    for (const benchmark of chosen) {
      const report = await benchmark.run(options);
      print(report);
      isMet &&= report.limits.every((limit) => limit.isMet);
    }
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    return 1;
  }
  return isMet ? 0 : 1;
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

function print({ title, lines, limits }: Report): void {
  console.log(`\n${title}`);
  for (const line of lines) console.log(`  ${line}`.trimEnd());
  for (const { text, isMet } of limits) console.log(`  limit: ${text}: ${isMet ? 'met' : 'MISSED'}`);
}

const nameOf = ({ name }: Benchmark): string => name;
