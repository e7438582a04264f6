import type { Settings } from '../state/settings.ts';

/** The locale of a language: the browser's own where that is one of it, so that dates stay as people know them. */
export function localeFor(language: Settings['language'], browserLocale: string): string {
  if (language === 'auto') return browserLocale;
  return browserLocale.split(/[-_]/)[0]?.toLowerCase() === language ? browserLocale : language;
}
