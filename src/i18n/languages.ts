import type { AddedLanguages, Language, LanguageFile } from './language.ts';
import type { Messages } from './messages.ts';

const FALLBACK = 'en';

type Loaders<T> = Readonly<Record<'en' | 'de', () => Promise<{ messages: T }>>>;

/** What a page has added with `addLanguage`: that is another file, so that adding one brings no element along. */
const added = (language: string): (() => Promise<LanguageFile>) | undefined =>
  (globalThis as AddedLanguages)[Symbol.for('fd-widgets/languages')]?.get(language);

/** Words in every language of the kit, each language a file of its own that is loaded when it is needed. */
export class Catalogue<T> {
  readonly #loaders: Loaders<T>;
  readonly #name: keyof Language | null;
  readonly #loaded = new Map<string, T>();

  /** @param name where these words stand in an added language; null for words that are said in the kit's own alone */
  constructor(loaders: Loaders<T>, name: keyof Language | null) {
    this.#loaders = loaders;
    this.#name = name;
  }

  /** The words of a locale's language if they are loaded. */
  of(locale: string): T | undefined {
    return this.#loaded.get(languageOf(supportedLocale(locale)));
  }

  /**
   * Loads the words of a locale's language, English for one that the kit does not speak or cannot load.
   * @param onFailure is told why English comes instead
   * @throws {Error} when English cannot be loaded either; the next call tries again.
   */
  async load(locale: string, onFailure?: (cause: unknown) => void): Promise<T> {
    const language = languageOf(supportedLocale(locale));
    const more = added(language);
    const name = this.#name;
    let words = this.#loaded.get(language);
    try {
      if (more && name) words ??= await (await import('./added.ts')).addedWords(more, name, await this.load(FALLBACK));
      words ??= (await this.#loaders[language === 'de' ? language : FALLBACK]()).messages;
    } catch (thrown) {
      if (language === FALLBACK) throw thrown;
      onFailure?.(thrown);
      return this.load(FALLBACK);
    }
    this.#loaded.set(language, words);
    return words;
  }
}

const catalogue = new Catalogue<Messages>({ en: () => import('./en.ts'), de: () => import('./de.ts') }, 'shared');

/** The messages of a locale's language if they are loaded. */
export const messagesOf = (locale: string): Messages | undefined => catalogue.of(locale);

/**
 * Loads the messages of a locale's language, English for one that the kit does not speak or cannot load.
 * @param onFailure is told why English comes instead
 */
export const loadMessages = (locale: string, onFailure?: (cause: unknown) => void): Promise<Messages> =>
  catalogue.load(locale, onFailure);

/**
 * The locale to word and format in: the given one, cleaned (`de_AT` is `de-AT`), where the kit or the page speaks its
 * language; English otherwise, so that words and numbers never mix two languages.
 */
export function supportedLocale(locale: string): string {
  // What is clean already is asked for with every drawing.
  if (languageOf(locale) === locale) return locale || FALLBACK;
  try {
    const [tag = FALLBACK] = Intl.getCanonicalLocales(locale.replaceAll('_', '-'));
    return languageOf(tag) ? tag : FALLBACK;
  } catch {
    return FALLBACK;
  }
}

/** The longest part of a cleaned tag that is a language with words: `pt-BR`, else `pt`. Empty where there is none. */
function languageOf(locale: string): string {
  let tag = locale;
  while (tag && tag !== FALLBACK && tag !== 'de' && !added(tag)) tag = tag.replace(/-?[^-]*$/, '');
  return tag;
}
