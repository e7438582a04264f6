/** A file's name has 255 bytes at most, and two parts of it are not ours. */
const MAX_BYTES = 100;

const encoder = new TextEncoder();

/**
 * What the file of a customer list is called: `customers_pkg_555_family_outings_munich_2026-06-02.csv`, the one for
 * spreadsheets `…_spreadsheet.csv`, so that it is not taken for the one that a CRM wants. Whatever could
 * mean something to a system or in a header (paths, quotes, control characters, letters that turn the writing
 * direction) is an underscore.
 *
 * @param isSafe whether it is the file for spreadsheets
 * @param day ms since epoch; its day in UTC is the name's
 */
export function listFileName(packageId: string, tc: string, isSafe: boolean, day: number): string {
  const date = new Date(day).toISOString().slice(0, 10);
  const parts = ['customers', plain(packageId), plain(tc), date, isSafe ? 'spreadsheet' : ''];
  return `${parts.filter((part) => part !== '').join('_')}.csv`;
}

/** Letters and digits of any script. Dots and dashes stay within a part: at its ends they would mean something. */
function plain(text: string): string {
  const safe = text.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}.-]+/gu, '_');
  return cut(safe)
    .replace(/\.{2,}/g, '_')
    .replace(/^[._-]+|[._-]+$/g, '');
}

/** As many whole characters as there is room for. */
function cut(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += encoder.encode(character).byteLength;
    if (bytes > MAX_BYTES) break;
    kept += character;
  }
  return kept;
}

/** The same name for whoever reads nothing but ASCII: `é` is `e`, what has no plain letter is an underscore. */
export function asciiFileName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w.-]+/g, '_');
}
