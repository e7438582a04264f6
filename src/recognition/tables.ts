import { createTextReader, gridOf, type GridRow, isDrawn } from './cells.ts';
import { type Cell, clockIn, columnsOf, dateIn } from './columns.ts';
import { type DateOrder, orderIn, orderOf } from './dates.ts';
import type { Evidence } from './evidence.ts';
import { kindOf } from './headers.ts';

/** A row that says something about an event, and the cell of its title. */
export interface TableRow {
  readonly evidence: Evidence;
  readonly cell: Element;
}

/** How many rows are looked at on a page. */
const MAX_ROWS = 3_000;
/** How many rows of a table are looked at to tell what its columns are. */
const SAMPLE = 50;
const SUM = /^(?:summe|gesamt|insgesamt|zwischensumme|total|subtotal|sum|grand total)\P{L}*$/iu;

/**
 * Reads the rows of a page's tables.
 * @param select the document's `querySelectorAll`
 * @param limit how many rows are given
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
  let left = MAX_ROWS;
  for (const table of select('table')) {
    if (found.length >= limit || left <= 0) break;
    if (!isDrawn(table, document)) continue;
    const order = orderIn(table.closest('[lang]')?.getAttribute('lang') ?? '');
    const rows = rowsIn(table as HTMLTableElement, () => left-- > 0);
    for (const row of rowsOf(rows, cellOf, order)) if (found.push(row) >= limit) break;
  }
  return found;
}

/** A table's rows that may say something, as long as they may be read. */
function* rowsIn(table: HTMLTableElement, mayRead: () => boolean): Generator<GridRow, void> {
  for (const each of gridOf(table)) {
    if (!mayRead()) return;
    const { row } = each;
    // A row with a table in it is there for the layout: what it says is said in there.
    if (!row.matches('[hidden],[data-fd-widgets],tfoot>tr') && !row.querySelector('table')) yield each;
  }
}

function* rowsOf(
  rows: Generator<GridRow, void>,
  cellOf: (element: Element | undefined) => Cell | undefined,
  language: DateOrder,
): Generator<TableRow, void> {
  const first: GridRow[] = [];
  for (let next = rows.next(); next.value; next = rows.next()) if (first.push(next.value) >= SAMPLE) break;
  const isHead = first.map(
    ({ row, cells }, index) => row.matches('thead>tr') || (index === 0 && isHeader(cells.map(cellOf))),
  );
  const heads = first.filter((_, index) => isHead[index]).map(({ cells }) => cells.map(cellOf));
  const sample = first.filter(({ cells }, index) => !isHead[index] && isBody(cells));
  const read = sample.map(({ cells }) => cells.map(cellOf));
  const width = Math.max(0, ...first.map(({ cells }) => cells.length));
  // Of several header rows the lowest that says something about a column.
  const headers = Array.from(
    { length: width },
    (_, column) => heads.map((cells) => cells[column]?.text ?? '').findLast(Boolean) ?? '',
  );
  const order = orderOf(
    read.flatMap((cells) => cells.map((cell) => cell?.text ?? '')),
    language,
  );
  const columns = columnsOf(headers, read, order);
  if (!columns) return;
  const said = ({ cells }: GridRow): TableRow | null => {
    const at = (column: number | null): Cell | undefined => (column === null ? undefined : cellOf(cells[column]));
    const when = at(columns.date);
    const start = when && dateIn(when, order)?.start;
    const cell = start && at(columns.title);
    if (!cell || cell.element === when.element || !/\p{L}/u.test(cell.text)) return null;
    if (
      SUM.test(cell.text) ||
      SUM.test(at(0)?.text ?? '') ||
      cell.text === headers[columns.title] ||
      /^(?:date|time)$/.test(kindOf(cell.text) ?? '')
    )
      return null;
    const evidence: Evidence = {
      kind: 'row',
      title: cell.text,
      start: { ...start, time: start.time ?? clockIn(at(columns.time)?.text ?? '') },
      venue: at(columns.venue)?.text || null,
      city: at(columns.city)?.text || null,
    };
    return { evidence, cell: cell.element };
  };
  for (const row of sample) {
    const found = said(row);
    if (found) yield found;
  }
  for (const row of rows) {
    const found = !row.row.matches('thead>tr') && isBody(row.cells) && said(row);
    if (found) yield found;
  }
}

/** A cell that spans the whole row is a heading within the table. */
function isBody(cells: GridRow['cells']): boolean {
  return new Set(cells).size > 1;
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
