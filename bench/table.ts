import { format } from 'prettier';
import { isMet, type Figure, type Limit } from './benchmark.ts';
import type { Results } from './results.ts';

const START = '<!-- results: written by npm run bench -->';
const END = '<!-- /results -->';

/**
 * README.md with the table of these results in its place.
 * @throws {Error} where the place is not marked
 */
export async function readmeWith(readme: string, results: Results): Promise<string> {
  const [before, rest] = readme.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`bench/README.md lacks ${START} or ${END}.`);
  const text = `${before}${START}\n\n${tablesOf(results)}\n\n${END}${after}`;
  return format(text, { parser: 'markdown', printWidth: 120 });
}

/**
 * What is wrong with the table in README.md, and the way out; null where it is that of the results.
 * @param results null where none have been taken
 */
export async function driftIn(readme: string, results: Results | null): Promise<string | null> {
  if (!results) return 'bench/results.json is missing: npm run build && npm run bench';
  if (readme === (await readmeWith(readme, results))) return null;
  return 'The tables in bench/README.md are not those of bench/results.json. npm run bench writes both: change neither by hand.';
}

function tablesOf({ date, machine, reports }: Results): string {
  const { cores, cpu, platform, node, browser } = machine;
  const all = Object.entries(reports);
  const limits = all.flatMap(([name, report]) => report.limits.map((limit) => limitRow(name, limit)));
  const parts = all.map(([name, { title, figures }]) =>
    [`### \`${name}\``, title, table(['', 'median', 'ratio'], figures.map(figureRow))].join('\n\n'),
  );
  return [
    `Taken on ${date.slice(0, 10)}: ${cores} cores (${cpu}), ${platform}, Node ${node}, ${browser}.`,
    table(['benchmark', 'what', 'limit', 'found', ''], limits),
    ...parts,
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_name, at) => (at && at < 4 ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

function limitRow(name: string, limit: Limit): string[] {
  const bound = `${limit.isLeast ? 'at least' : 'at most'} ${withUnit(limit.limit, limit.unit)}`;
  return [`\`${name}\``, limit.what, bound, withUnit(limit.value, limit.unit), isMet(limit) ? 'met' : '**missed**'];
}

function figureRow({ name, value, unit, ratio }: Figure): string[] {
  return [name, withUnit(value, unit), ratio === undefined ? '' : `${ratio.toFixed(2)} x`];
}

export function withUnit(value: number, unit: string): string {
  const digits = Number.isInteger(value) ? 0 : unit === 'x' ? 2 : value < 1 ? 3 : 1;
  return `${value.toFixed(digits)} ${unit}`.trim();
}
