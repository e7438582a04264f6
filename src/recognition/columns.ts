import { readClocks } from './clocks.ts';
import { type DateInText, readDate, type DateOrder } from './dates.ts';
import type { PageTime } from './evidence.ts';
import { type ColumnKind, kindOf } from './headers.ts';

/** A cell as the choice of columns needs it. */
export interface Cell {
  readonly element: Element;
  readonly text: string;
  /** The `datetime` of a `<time>` in it, and that one's own text. */
  readonly machine: { readonly value: string; readonly text: string } | null;
}

/** Which column says what; null where none does. */
export interface Columns {
  readonly date: number;
  readonly title: number;
  readonly time: number | null;
  readonly venue: number | null;
  readonly city: number | null;
}

/** Most cells of a column must be dates for it to be one of dates. */
const MOST = 0.6;

/**
 * @param headers one text a column, all empty where the table has no header
 * @param rows the body's cells
 * @returns null where the table has no date column and title column, or several and does not tell which
 */
export function columnsOf(
  headers: readonly string[],
  rows: readonly (readonly (Cell | undefined)[])[],
  order: DateOrder,
): Columns | null {
  const kinds = headers.map(kindOf);
  // A cell that spans two columns in every row makes one.
  const all = [...kinds.keys()].filter((column) =>
    rows.some((row) => row[column] && row[column].element !== row[column - 1]?.element),
  );
  const of = (...wanted: ColumnKind[]): number[] => all.filter((column) => wanted.includes(kinds[column] ?? null));
  const cellsOf = (column: number): Cell[] =>
    rows.flatMap((row) => row[column] ?? []).filter(({ text, machine }) => text !== '' || machine);
  const isMostly = (column: number, test: (cell: Cell) => boolean): boolean => {
    const cells = cellsOf(column);
    return cells.length > 0 && cells.filter(test).length >= cells.length * MOST;
  };

  const named = of('date').filter((column) => isMostly(column, (cell) => dateIn(cell, order) !== null));
  const others = of('time', 'venue', 'place', 'city', 'title', null).filter((column) =>
    isMostly(column, (cell) => dateIn(cell, order)?.isAlone === true),
  );
  const beginnings = others.filter((column) => kinds[column] === 'time');
  // Under `Vorstellung` may stand what is played, or when. What is called something else is some other date.
  const unnamed = others.filter((column) => !headers[column] || kinds[column] === 'title');
  // A column that is called the date, and is not to be read, is not made up for.
  const choices = [named.slice(0, 1), beginnings.slice(0, 1), of('date').length > 0 ? [] : unnamed];
  const dates = choices.find((list) => list.length > 0) ?? [];
  const [date] = dates;
  if (date === undefined || dates.length > 1) return null;

  const hasLetters = (cell: Cell): boolean => /\p{L}{2}/u.test(cell.text);
  const free = (columns: readonly number[]): number[] =>
    columns.filter((column) => column !== date && !others.includes(column));
  const time = free(of('time')).find((column) => isMostly(column, ({ text }) => clockIn(text) !== null)) ?? null;
  const venue = free(of('venue'))[0] ?? free(of('place'))[0] ?? null;
  const city = free(of('city', 'place')).find((column) => column !== venue) ?? null;
  const guessed = free(of(null))
    .filter((column) => {
      const texts = cellsOf(column).map(({ text }) => text);
      // A button says the same in every row.
      return isMostly(column, hasLetters) && (rows.length === 1 || new Set(texts).size > 1);
    })
    .map((column) => ({ column, words: wordsIn(cellsOf(column)) }))
    .sort((a, b) => b.words - a.words)[0]?.column;
  const title = free(of('title')).find((column) => isMostly(column, hasLetters)) ?? guessed;
  return title === undefined ? null : { date, title, time, venue, city };
}

/** The date of a cell: what is written for machines goes before what is written for people. */
export function dateIn({ text, machine }: Cell, order: DateOrder): DateInText | null {
  const written = readDate(text, order);
  const exact = machine && readDate(machine.value, null);
  if (!exact) return written;
  const start: PageTime = { ...exact.start, time: exact.start.time ?? written?.start.time ?? null };
  const rest = text.replace(machine.text, '');
  return { start, isAlone: written?.isAlone ?? !/\p{L}{3}/u.test(rest) };
}

/** The time of day in a text that says nothing else. */
export function clockIn(text: string): string | null {
  return readClocks(text.normalize('NFKC').toLowerCase()).time;
}

function wordsIn(cells: readonly Cell[]): number {
  return cells.reduce((sum, { text }) => sum + (text.match(/\p{L}{2,}/gu) ?? []).join('').length, 0);
}
