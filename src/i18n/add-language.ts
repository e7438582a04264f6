import type { LanguageFile } from './language.ts';

export type { Language, LanguageFile } from './language.ts';

/**
 * Makes the elements speak another language, wherever their `locale` or the closest `lang` asks for it. Its file is
 * loaded when it is first needed; elements that are there already change to it. What the file does not say, because it
 * was written for an older version, is said in English; where it cannot be loaded, everything is, and an `fd-error`
 * says so.
 * @param code BCP 47: `fr`, or `pt-BR` for one region alone
 * @throws {TypeError} when it is no such code, or is `en` or `de`, which the kit speaks itself
 * @example addLanguage('fr', () => import('/my/fr.js'))
 */
export function addLanguage(code: string, load: () => Promise<LanguageFile>): void {
  const tag = tagOf(code);
  if (!tag || tag === 'en' || tag === 'de') {
    throw new TypeError(
      `Cannot add the language "${code}": use the code of one that the kit does not speak, like "fr".`,
    );
  }
  const place = globalThis as Record<symbol, Map<string, () => Promise<LanguageFile>> | undefined>;
  (place[Symbol.for('fd-widgets/languages')] ??= new Map()).set(tag, load);
  // Heard by every element that is on the page.
  globalThis.dispatchEvent?.(new Event('fd-language'));
}

function tagOf(code: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(code)[0];
  } catch {
    return undefined;
  }
}
