/** Names longer than this are nobody's, and a file's name has 255 bytes at most. */
const MAX_CHARS = 60;

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
  return Array.from(safe)
    .slice(0, MAX_CHARS)
    .join('')
    .replace(/\.{2,}/g, '_')
    .replace(/^[._-]+|[._-]+$/g, '');
}

/** The same name for whoever reads nothing but ASCII: `é` is `e`, what has no plain letter is an underscore. */
export function asciiFileName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w.-]+/g, '_');
}
