import { csvCell } from '../http/csv-cell.ts';
import type { Random } from '../random.ts';
import { mutated } from './mutate.ts';
import type { Fault, Json } from './rule.ts';

/**
 * A table with the fault in it. What a fault does to the fields of an object, it does to the columns, the same ones in
 * every row. A drift of types changes nothing: all is text here.
 */
export function mutatedCsv(fault: Fault, csv: string, random: Random): string {
  const [header = [], ...rows] = parsed(csv);
  const names = Object.fromEntries(header.map((name) => [name, name]));
  const changed = mutated(fault, names, random);
  if (typeof changed !== 'object' || changed === null || Array.isArray(changed)) return csv;
  const columns = Object.entries(changed as Readonly<Record<string, Json>>).map(([name, value]) => ({
    name,
    value,
    from: header.indexOf(typeof value === 'string' && header.includes(value) ? value : name),
  }));
  const written = rows.map((row) =>
    columns.map(({ value, from }) => (value === null ? '' : from >= 0 ? (row[from] ?? '') : textOf(value))),
  );
  return [columns.map(({ name }) => name), ...written].map(line).join('');
}

const textOf = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value));

function line(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Rows and cells of RFC 4180. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|$)/g)) {
    const isAfterLast = row.length === 0 && end === '' && quoted === undefined && plain === '';
    if (isAfterLast) break;
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
