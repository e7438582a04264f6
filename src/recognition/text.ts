/** How much of a text is kept. A title is shorter; what is longer is not one. */
const MAX_LENGTH = 300;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  middot: '·',
  bull: '•',
  szlig: 'ß',
  oslash: 'ø',
  shy: '',
};

/** What `&auml;` and its like add to their letter. */
const MARKS: Readonly<Record<string, string>> = {
  uml: '\u0308',
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
};

/** One line of readable text: white space and control characters are one space, invisible characters go. */
export function tidy(text: string): string {
  return text
    .slice(0, MAX_LENGTH * 10)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MAX_LENGTH)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

/** `R&amp;B` as `R&B`: numbers and the names that titles and places have. Others stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(x[\da-f]{1,6}|\d{1,7})|([a-z]{2,6})|([a-z])([a-z]{3,5}));/gi, replaceEntity);
}

function replaceEntity(whole: string, code: string | undefined, name: string | undefined): string {
  if (code) {
    const point = Number(/^x/i.test(code) ? `0${code}` : code);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  }
  const known = NAMED[(name ?? '').toLowerCase()];
  if (known !== undefined) return known;
  const mark = MARKS[whole.slice(2, -1)];
  return mark ? (whole.charAt(1) + mark).normalize() : whole;
}

/**
 * A text as it is compared: letters and digits of any script in lower case without accents, words parted by one space.
 * Apostrophes go, so that `Don’t` is `Dont`; any other sign parts words.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\p{Cf}'’‘`´]/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
