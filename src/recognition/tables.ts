import { createTextReader, gridOf } from './cells.ts';
import { type Cell, clockIn, columnsOf, dateIn } from './columns.ts';
import { type DateOrder, orderIn, orderOf } from './dates.ts';
import type { Evidence } from './evidence.ts';
import { kindOf } from './headers.ts';

/** A row that says something about an event, and the cell of its title. */
export interface TableRow {
  readonly evidence: Evidence;
  readonly cell: Element;
}

/** How many rows are looked at to tell what the columns are. */
const SAMPLE = 50;
const SUM = /^(?:summe|gesamt|insgesamt|zwischensumme|total|subtotal|sum|grand total)\P{L}*$/iu;

type Rows = readonly (readonly (Cell | undefined)[])[];

/**
 * Reads the rows of a page's tables.
 * @param select the document's `querySelectorAll`
 * @param limit how many rows are read
 */
export function readTables(
  document: Document,
  select: (selector: string) => Iterable<Element>,
  limit: number,
): TableRow[] {
  const textOf = createTextReader(document);
  const cellOf = (element: Element | undefined): Cell | undefined => {
    if (!element) return undefined;
    const time = element.querySelector('time[datetime]:not([data-fd-widgets] *)');
    // In a table within the cell it says nothing about this one.
    const isOwn = time?.closest('td,th') === element;
    const machine = time && isOwn ? { value: time.getAttribute('datetime') ?? '', text: textOf(time) } : null;
    return { element, text: textOf(element), machine };
  };
  const found: TableRow[] = [];
  for (const table of select('table')) {
    if (found.length >= limit) break;
    if (table.closest('[data-fd-widgets],[hidden]')) continue;
    const order = orderIn(table.closest('[lang]')?.getAttribute('lang') ?? '');
    found.push(...rowsOf(table as HTMLTableElement, cellOf, order));
  }
  return found.slice(0, limit);
}

function rowsOf(
  table: HTMLTableElement,
  cellOf: (element: Element | undefined) => Cell | undefined,
  language: DateOrder,
): TableRow[] {
  // A row with a table in it is there for the layout: what it says is said in there.
  const grid = gridOf(table).filter(
    ({ row }) => !row.matches('[hidden],[data-fd-widgets],tfoot>tr') && !row.querySelector('table'),
  );
  const isHead = grid.map(
    ({ row, cells }, index) => row.matches('thead>tr') || (index === 0 && isHeader(cells.map(cellOf))),
  );
  const heads = grid.filter((_, index) => isHead[index]).map(({ cells }) => cells.map(cellOf));
  // A cell that spans the whole row is a heading within the table.
  const body: Rows = grid
    .filter(({ cells }, index) => !isHead[index] && new Set(cells).size > 1)
    .map(({ cells }) => cells.map(cellOf));
  const width = Math.max(0, ...grid.map(({ cells }) => cells.length));
  // Of several header rows the lowest that says something about a column.
  const headers = Array.from(
    { length: width },
    (_, column) => heads.map((cells) => cells[column]?.text ?? '').findLast(Boolean) ?? '',
  );
  const sample = body.slice(0, SAMPLE);
  const order = orderOf(
    sample.flatMap((cells) => cells.map((cell) => cell?.text ?? '')),
    language,
  );
  const columns = columnsOf(headers, sample, order);
  if (!columns) return [];
  const titleHeader = headers[columns.title];
  return body.flatMap((cells) => {
    const text = (column: number | null): string | null => (column === null ? null : cells[column]?.text || null);
    const when = cells[columns.date];
    const cell = cells[columns.title];
    const start = when && dateIn(when, order)?.start;
    if (!start || !cell || cell.element === when.element || !/\p{L}/u.test(cell.text)) return [];
    if (
      SUM.test(cell.text) ||
      SUM.test(cells[0]?.text ?? '') ||
      cell.text === titleHeader ||
      /^(?:date|time)$/.test(kindOf(cell.text) ?? '')
    )
      return [];
    const time = start.time ?? clockIn(text(columns.time) ?? '');
    const evidence: Evidence = {
      kind: 'row',
      title: cell.text,
      start: { ...start, time },
      venue: text(columns.venue),
      city: text(columns.city),
    };
    return [{ evidence, cell: cell.element }];
  });
}

/** Whether a first row names the columns: no date in it, and cells that are headers or are understood as such. */
function isHeader(cells: readonly (Cell | undefined)[]): boolean {
  const texts = cells.flatMap((cell) => (cell?.text ? [cell] : []));
  return (
    texts.length > 1 &&
    texts.every((cell) => !dateIn(cell, null)) &&
    texts.some(({ element, text }) => element.matches('th:not([scope="row"])') || kindOf(text))
  );
}
