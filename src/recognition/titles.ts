import { withoutMarketing, withoutMarkup } from './marketing.ts';
import { kindsOf } from './other-things.ts';
import { fold } from './text.ts';
import { respelled, type Spelling, spellingsOf, withoutUmlautE, wordsOf } from './words.ts';

type Words = readonly string[];

/** A title in the words by which it is compared. */
export interface Title {
  readonly all: readonly string[];
  /** Without `AUSVERKAUFT`, `| Live` and their like. */
  readonly core: readonly string[];
  /** Every word of it, in every spelling. */
  readonly keys: ReadonlySet<string>;
  readonly spellings: readonly Spelling[];
}

/** Tells the words that make a date or a time. The first two must both be there: `12` alone may be the number of a part. */
export type WordGroup = readonly ((word: string) => boolean)[];

/** How alike two titles are. */
export interface Likeness {
  /** 0 for another thing; 1 is equal to the letter, {@link EQUAL} and more is equal but for what is around the title or the words' order. */
  readonly score: number;
  /** Words that the page has and the event has not. */
  readonly extra: readonly string[];
}

export const EQUAL = 0.98;
/** The most that titles have which are not equal. */
const ALIKE = 0.97;
/** Words between a title and a place or date, which go with these. */
const LINKS = new Set('at in im am um uhr on the der die das den dem from ab zu zum zur'.split(' '));

/** @param title as the page or the API writes it */
export function titleOf(title: string): Title {
  const text = withoutMarkup(title);
  const all = wordsOf(fold(text));
  const core = wordsOf(withoutMarketing(text));
  const spellings = spellingsOf(text);
  const spelled = spellings.flatMap(([from, to]) => [...from.split(' '), ...to.split(' ')]);
  return { all, core, keys: new Set([...all, ...core, ...spelled]), spellings };
}

/** Whether it is worth while to compare two titles: quick, and true for all that are alike. */
export function mayBeAlike(a: Title, b: Title): boolean {
  for (const key of b.keys) if (a.keys.has(key)) return true;
  return false;
}

/**
 * @param page what the page says
 * @param event what the event is called
 * @param own words for the event's place, which a page may put beside the title
 * @param dates the words of its date and of its time
 * @param years years of the event, which either may name
 */
export function likeness(
  page: Title,
  event: Title,
  own: ReadonlySet<string>,
  dates: readonly WordGroup[],
  years: readonly string[],
): Likeness {
  const spellings = [...page.spellings, ...event.spellings];
  const plain = (words: readonly string[]): readonly string[] => withoutYears(respelled(words, spellings), years);
  const [pageAll, eventAll, core] = [page.all, event.all, event.core].map(plain) as [Words, Words, Words];
  const rest = withoutOwn(plain(page.core), core, own, dates);
  const kinds = [pageAll, eventAll].map((words) => kindsOf(words.filter((word) => !isOwn(own, word))));
  if (kinds[0] !== kinds[1]) return { score: 0, extra: [] };
  const all = compare(pageAll, eventAll);
  const bare = compare(rest, core);
  return { score: Math.max(all, bare === 1 ? 0.99 : Math.min(bare, EQUAL)), extra: without(rest, core) };
}

function isOwn(own: ReadonlySet<string>, word: string): boolean {
  return own.has(word) || own.has(withoutUmlautE(word));
}

function withoutYears(words: Words, years: readonly string[]): Words {
  if (!years.some((year) => words.includes(year))) return words;
  const rest = words.filter((word) => !years.includes(word));
  return rest.length > 0 ? rest : words;
}

/** Takes the event's own place and date off a page's title, as far as they are no part of the event's title. */
function withoutOwn(
  words: readonly string[],
  event: readonly string[],
  own: ReadonlySet<string>,
  dates: readonly WordGroup[],
): readonly string[] {
  const extra = new Set(without(words, event));
  if (extra.size === 0) return words;
  const off = new Set([...extra].filter((word) => isOwn(own, word)));
  for (const group of dates) {
    const parts = group.map((isPart) => [...extra].filter((word) => isPart(word)));
    if (parts[0]?.length && parts[1]?.length) for (const word of parts.flat()) off.add(word);
  }
  if (off.size > 0) for (const word of extra) if (LINKS.has(word)) off.add(word);
  const rest = words.filter((word) => !off.has(word) || event.includes(word));
  return rest.length > 0 ? rest : words;
}

/** 1 is equal, 0.995 equal in another order, else the share of letters in common words; 0 where numbers differ. */
function compare(a: readonly string[], b: readonly string[]): number {
  if (a.join(' ') === b.join(' ')) return a.length > 0 ? 1 : 0;
  const odd = [...without(a, b), ...without(b, a)];
  if (odd.length === 0) return 0.995;
  if (odd.some(isNumber)) return 0;
  const total = letters(a) + letters(b);
  return Math.min(ALIKE, (total - letters(odd)) / total);
}

function isNumber(word: string): boolean {
  return /\p{N}/u.test(word);
}

function letters(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

/** The words of `a` that `b` has not, each as often as `a` has it more. */
function without(a: readonly string[], b: readonly string[]): string[] {
  const left = [...b];
  return a.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
