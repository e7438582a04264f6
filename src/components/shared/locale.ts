import { supportedLocale } from '../../i18n/languages.ts';

const watchers = new Set<() => void>();
const tell = (): void => watchers.forEach((watcher) => watcher());
let observer: MutationObserver | undefined;

/**
 * Calls back whenever the language around an element may have changed: a `lang` of the document or of a shadow root
 * that the element is in, or a language that was added. The answer ends that. One observer serves all elements.
 */
export function watchLanguage(element: Element, onChange: () => void): () => void {
  observer ??= new MutationObserver(tell);
  for (let root: Node | undefined = element; root; root = (root as Partial<ShadowRoot>).host) {
    root = root.getRootNode();
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  }
  addEventListener('fd-language', tell);
  watchers.add(onChange);
  return () => {
    watchers.delete(onChange);
    if (watchers.size) return;
    observer?.disconnect();
    removeEventListener('fd-language', tell);
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
