import { tidy } from './text.ts';

/** Our own nodes, and what nobody reads on the page. */
const UNREAD =
  '[data-fd-widgets],[hidden],[aria-hidden="true"],script,style,template,noscript,select,textarea,svg,table';
const INLINE = /^(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|mark|q|s|span|strong|sub|sup|time|u|wbr)$/i;

const MAX_COLUMNS = 60;

/** A row of a table with a cell for every column: one that spans several is there several times. */
export interface GridRow {
  readonly row: HTMLTableRowElement;
  readonly cells: readonly (HTMLTableCellElement | undefined)[];
}

/** Whether people see an element. */
export function isDrawn(element: Element, document: Document): boolean {
  if (element.closest('[hidden],[aria-hidden="true"],[data-fd-widgets]')) return false;
  // By the prototype: a page can have an element of that name. Without a window nothing is laid out, and everything would count as hidden.
  const hasWindow = Reflect.get(Object.getPrototypeOf(document) as Document, 'defaultView', document);
  return !hasWindow || element.checkVisibility?.() !== false;
}

/** The rows of a table, each as wide as it is drawn, one after the other: a long table costs what is read of it. */
export function* gridOf(table: HTMLTableElement): Generator<GridRow, void> {
  let above: { cell: HTMLTableCellElement; left: number }[] = [];
  for (const row of table.rows) {
    const cells: HTMLTableCellElement[] = [];
    const below: typeof above = [];
    const put = (cell: HTMLTableCellElement, left: number): void => {
      if (left > 0) below[cells.length] = { cell, left };
      cells.push(cell);
    };
    const goDown = (): void => {
      for (let over = above[cells.length]; over && cells.length < MAX_COLUMNS; over = above[cells.length])
        put(over.cell, over.left - 1);
    };
    for (const cell of row.cells) {
      goDown();
      for (let span = Math.max(1, cell.colSpan); span > 0 && cells.length < MAX_COLUMNS; span--)
        put(cell, Math.max(1, cell.rowSpan) - 1);
    }
    goDown();
    above = below;
    yield { row, cells };
  }
}

/** Reads the text of elements as it looks on the page: blocks parted by a space, hidden things and our own left out. */
export function createTextReader(document: Document): (element: Element | undefined) => string {
  const texts = new Map<Element, string>();
  const read = (element: Element): string => {
    if (!element.firstElementChild) return tidy(element.textContent ?? '');
    // By the prototype: a page can have an element that is named like a method of the document.
    const walker = (Object.getPrototypeOf(document) as Document).createTreeWalker.call(document, element, 5, (node) =>
      node.nodeType === 1 && element.matches.call(node, UNREAD) ? 2 : 1,
    );
    let text = '';
    while (text.length < 3_000 && walker.nextNode()) {
      const { currentNode: node } = walker;
      if (isBlock(node) || isBlock(node.previousSibling)) text += ' ';
      if (node.nodeType === 3) text += node.nodeValue ?? '';
    }
    return tidy(text);
  };
  return (element) => {
    if (!element) return '';
    let text = texts.get(element);
    if (text === undefined) texts.set(element, (text = read(element)));
    return text;
  };
}

function isBlock(node: Node | null): boolean {
  return node?.nodeType === 1 && !INLINE.test(node.nodeName);
}
