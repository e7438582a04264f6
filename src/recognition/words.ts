import { fold } from './text.ts';

/** A way to write words that is another's as well: `mueller` is `muller` where that is written Müller. */
export type Spelling = readonly [from: string, to: string];

const ROMAN: readonly string[] = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii'];
/** Cities whose foreign names are as usual as their own, folded. */
const CITY_NAMES = new Map([
  ['munich', 'munchen'],
  ['vienna', 'wien'],
  ['cologne', 'koln'],
  ['nuremberg', 'nurnberg'],
  ['hanover', 'hannover'],
  ['geneva', 'genf'],
  ['geneve', 'genf'],
  ['lucerne', 'luzern'],
  ['basle', 'basel'],
]);
const SMALL = new Set(['and', 'und']);
const APOSTROPHE = /['’‘`´]/g;
const HYPHEN = /[-‐‑]/;
const HYPHENATED = /[\p{L}\p{M}\p{N}'’]+(?:[-‐‑][\p{L}\p{M}\p{N}'’]+)+/gu;
const WITH_APOSTROPHE = /[\p{L}\p{M}\p{N}]+(?:['’‘`´][\p{L}\p{M}\p{N}]+)+/gu;
/** A word of more parts is no word. */
const MAX_PARTS = 5;

/** The words of a folded text: `II` is 2, `and` is nothing, cities have their German names. */
export function wordsOf(folded: string): string[] {
  return folded
    .split(' ')
    .filter((word) => word && !SMALL.has(word))
    .map((word) => {
      const roman = ROMAN.indexOf(word);
      const plain = roman > 0 ? String(roman) : word.replace(/^0+(?=\d)/, '');
      return CITY_NAMES.get(plain) ?? plain;
    });
}

/** `Muenchen` as `Munchen`, for places, where no two differ by that. */
export function withoutUmlautE(word: string): string {
  return word.replace(/([aou])e/g, '$1');
}

/** Other ways to write a title's own words: umlauts as `ae`, without a hyphen, with a space for an apostrophe. */
export function spellingsOf(text: string): Spelling[] {
  const expanded = text.normalize('NFC').replace(/[äöü]/gi, '$&e');
  const umlauts = pairs(words(expanded), words(text));
  return [...partsOf(text), ...(umlauts.length > 0 ? partsOf(expanded) : []), ...umlauts];
}

/** Words as another title writes them. */
export function respelled(list: readonly string[], spellings: readonly Spelling[]): readonly string[] {
  if (spellings.length === 0) return list;
  let line = ` ${list.join(' ')} `;
  for (const [from, to] of spellings) line = line.replaceAll(` ${from} `, ` ${to} `);
  return line.trim().split(' ').filter(Boolean);
}

function partsOf(text: string): Spelling[] {
  const hyphenated = [...text.matchAll(HYPHENATED)].flatMap(([chunk]) => {
    const parts = chunk.split(HYPHEN).slice(0, MAX_PARTS);
    return parts.flatMap((_, from) =>
      parts.slice(from + 1).map((_, length): Spelling => {
        const some = parts.slice(from, from + length + 2);
        return [words(some.join('')).join(' '), words(some.join(' ')).join(' ')];
      }),
    );
  });
  const short = [...text.matchAll(WITH_APOSTROPHE)].map(([chunk]): Spelling => {
    return [words(chunk.replace(APOSTROPHE, ' ')).join(' '), words(chunk).join(' ')];
  });
  return [...hyphenated, ...short].filter(([from, to]) => from && to && from !== to);
}

function pairs(from: readonly string[], to: readonly string[]): Spelling[] {
  return from.flatMap((word, index): Spelling[] => (to[index] && word !== to[index] ? [[word, to[index]]] : []));
}

function words(text: string): string[] {
  return wordsOf(fold(text));
}
