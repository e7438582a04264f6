import type { Messages } from './messages.ts';

const FALLBACK = 'en';

type Loaders<T> = Readonly<Record<'en' | 'de', () => Promise<{ messages: T }>>>;

/** Words in every language of the kit, each language a file of its own that is loaded when it is needed. */
export class Catalogue<T> {
  readonly #loaders: Loaders<T>;
  readonly #loaded = new Map<string, T>();

  constructor(loaders: Loaders<T>) {
    this.#loaders = loaders;
  }

  /** The words of a locale's language if they are loaded. */
  of(locale: string): T | undefined {
    return this.#loaded.get(languageOf(locale));
  }

  /**
   * Loads the words of a locale's language, English for one that the kit does not speak or cannot load.
   * @throws {Error} when English cannot be loaded either; the next call tries again.
   */
  async load(locale: string): Promise<T> {
    const language = languageOf(locale);
    let words = this.#loaded.get(language);
    try {
      words ??= (await this.#loaders[language]()).messages;
    } catch (thrown) {
      if (language === FALLBACK) throw thrown;
      return this.load(FALLBACK);
    }
    this.#loaded.set(language, words);
    return words;
  }
}

const catalogue = new Catalogue<Messages>({ en: () => import('./en.ts'), de: () => import('./de.ts') });

/** The messages of a locale's language if they are loaded. */
export const messagesOf = (locale: string): Messages | undefined => catalogue.of(locale);

/** Loads the messages of a locale's language, English for one that the kit does not speak or cannot load. */
export const loadMessages = (locale: string): Promise<Messages> => catalogue.load(locale);

/**
 * The locale to word and format in: the given one, cleaned (`de_AT` is `de-AT`), where the kit speaks its language;
 * English otherwise, so that words and numbers never mix two languages.
 */
export function supportedLocale(locale: string): string {
  try {
    const [tag = FALLBACK] = Intl.getCanonicalLocales(locale.replaceAll('_', '-'));
    return /^(de|en)\b/.test(tag) ? tag : FALLBACK;
  } catch {
    return FALLBACK;
  }
}

function languageOf(locale: string): 'en' | 'de' {
  return supportedLocale(locale).startsWith('de') ? 'de' : FALLBACK;
}
