/**
 * Words for what is sold or shown beside an event, or is made for others: a title that has one and a title that has none are not
 * the same thing. Folded; at the start of a word, unless it ends with a space.
 */
const KINDS: readonly RegExp[] = [
  'kinder|kids |child|children',
  'famili|family ',
  'parken |parkpl|parking|parkti|parksch|parkhaus|parkkarte',
  'hotel',
  'paket|package|[a-z]+paket |arrangement ',
  'fue?hrung|hausfue?hrung|guided ',
  'einfue?hrung|introduct|werkeinfue?hrung',
  'probe |proben|probenbesuch|[a-z]+probe |rehearsal',
  'aftershow|after show',
  'workshop',
  'lounge',
  'gutschein|voucher|gift card|geschenkkarte',
  'shuttle|bus |bustransfer|busreise|busfahrt|busticket',
  'meet greet|meetgreet|meet n greet',
  'talk |gesprach |nachgesprach|publikumsgesprach',
  'livestream|stream ',
].map((words) => new RegExp(` (?:${words})`));

/** Which of these things a title names, as a text that can be compared. */
export function kindsOf(words: readonly string[]): string {
  const line = ` ${words.join(' ')} `;
  return KINDS.flatMap((kind, index) => (kind.test(line) ? index : [])).join(' ');
}
