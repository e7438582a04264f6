import { readPage, type PageReading } from '../../src/recognition/read-page.ts';

/** Reads what a page with this markup says. */
export function readMarkup(markup: string, lang = 'de'): PageReading {
  return readPage(new DOMParser().parseFromString(`<html lang="${lang}"><body>${markup}</body></html>`, 'text/html'));
}

/** A table of texts; the first row is its header. */
export function tableOf(...rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (tag: string, cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line('th', head)}</thead><tbody>${body.map((row) => line('td', row)).join('')}</tbody></table>`;
}

/** Each row as `date time · title · venue · city`, as far as it is there. */
export function rowsOf({ findings }: PageReading): string[] {
  return findings.map(({ evidence: { start, title, venue, city } }) =>
    [[start.date, start.time].filter(Boolean).join(' '), title, venue, city].filter(Boolean).join(' · '),
  );
}
