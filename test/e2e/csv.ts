/** The cells of a CSV by RFC 4180: written for tests, so that no code of ours checks itself. */
export function parseCsv(text: string, separator: ',' | ';'): string[][] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n|$)`, 'gy');
  const rows: string[][] = [[]];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`This is no CSV at character ${at}.`);
    rows.at(-1)!.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === '\r\n') rows.push([]);
  }
  if (rows.at(-1)!.length === 0) rows.pop();
  return rows;
}
