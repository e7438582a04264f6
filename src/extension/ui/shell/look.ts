import { browser } from 'wxt/browser';
import { supportedLocale } from '../../../i18n/languages.ts';
import { extensionMessages } from '../../../i18n/extension/languages.ts';
import type { ExtensionMessages } from '../../../i18n/extension/messages.ts';
import type { Settings } from '../../state/settings.ts';
import { localeFor } from '../look.view.ts';

/** Gives a page of the extension its theme, its language and, in that language, its title. */
export async function applyLook(
  { theme, language }: Pick<Settings, 'theme' | 'language'>,
  titleOf: (words: ExtensionMessages) => string,
): Promise<void> {
  const root = document.documentElement;
  const locale = supportedLocale(localeFor(language, browser.i18n.getUILanguage()));
  root.style.colorScheme = theme === 'auto' ? 'light dark' : theme;
  root.lang = locale;
  document.title = titleOf(await extensionMessages.load(locale));
}
