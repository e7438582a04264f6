import { supportedLocale } from '../../i18n/languages.ts';

const watchers = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls back whenever a `lang` of the document changes; the answer ends that. One observer serves all elements. */
export function watchLanguage(onChange: () => void): () => void {
  observer ??= new MutationObserver(() => watchers.forEach((watcher) => watcher()));
  if (!watchers.size) observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  watchers.add(onChange);
  return () => {
    watchers.delete(onChange);
    if (!watchers.size) observer?.disconnect();
  };
}

/**
 * The locale of an element: the first of those wished for, else the closest `lang` around it, also across shadow
 * roots, else the viewer's.
 */
export function localeOf(element: Element, ...wishes: readonly (string | null | undefined)[]): string {
  return supportedLocale(wishes.find(Boolean) ?? closestLang(element) ?? navigator.language);
}

function closestLang(element: Element): string | undefined {
  let at: Element | undefined = element;
  while (at) {
    const lang = at.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}
