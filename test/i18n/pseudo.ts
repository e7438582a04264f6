import { language as english } from '../../src/i18n/english.ts';
import type { Language } from '../../src/i18n/language.ts';

/** What every word of the pseudo-language stands in: what is outside is data, or is not translated. */
export const [OPEN, CLOSE] = ['⟦', '⟧'];

/** A complete language made from English, for tests: added as `ar`, it is read from right to left. */
export const language: Language = pseudo(english);

function pseudo<T>(words: T): T {
  if (typeof words === 'string') return `${OPEN}${words}${CLOSE}` as T;
  if (typeof words === 'function') {
    const say = words as unknown as (...values: unknown[]) => unknown;
    return ((...values: unknown[]) => pseudo(say(...values))) as T;
  }
  if (Array.isArray(words)) return words.map(pseudo) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudo(value as unknown)])) as T;
}
