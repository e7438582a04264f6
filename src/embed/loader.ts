import { beginLooks } from './begin-looks.ts';

/** A tag and how to get its element. */
export type Tags = Readonly<Record<string, () => Promise<unknown>>>;

/** How far outside of what is seen an element is loaded already: what is read next, at an easy pace. */
const NEAR = '400px';
const PROVIDER = 'fd-provider';
/** Marks what stands for an element where a CMS lets no unknown tag through. */
const WIDGET = 'data-fd-widget';

/** The loader that a page has, whichever copy of the kit brought it. */
interface Loader {
  readonly version: string;
  readonly lookIn: (root: ParentNode & Node) => void;
}
const KEY = Symbol.for('fd-widgets/loader');
const page = globalThis as { [KEY]?: Loader };

/**
 * Registers each element when its tag first comes near what is seen of the page, and a provider with the first element
 * inside it, or when there is none yet. Whatever is registered upgrades all of its tags. What cannot be loaded leaves
 * the tag's own content standing and is reported once.
 *
 * One loader serves a page: a second one of the same version is silent, one of another version warns with both numbers,
 * and neither loads anything, so that elements of two versions never mix. The same holds where a script of the page has
 * registered elements of another version itself.
 * @param base where the kit's gateway is, for the providers that are made for `data-fd-widget`
 * @returns ends the looking
 */
export function loadElements(tags: Tags, version: string, document: Document, base = '/fd'): () => void {
  const names = Object.keys(tags);
  const registered = names.map((tag) => (customElements.get(tag) as { version?: string } | undefined)?.version);
  const other = [page[KEY]?.version, ...registered].find((found) => found && found !== version);
  if (other) console.warn(`fd-widgets ${version} is included on a page that runs ${other}: include one of them.`);
  if (other ?? page[KEY]) return () => undefined;

  const missing = new Set(names.filter((tag) => !customElements.get(tag)));
  const all = `${names.join()},[${WIDGET}]`;

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        // What has no box of its own is nowhere; what is hidden comes again when it is shown.
        if (isIntersecting || getComputedStyle(target).display === 'contents') need(target);
      }
    },
    { rootMargin: NEAR, scrollMargin: NEAR } as IntersectionObserverInit,
  );
  const later = new MutationObserver((records) => {
    for (const { target, addedNodes, attributeName } of records) {
      for (const node of attributeName ? [target] : addedNodes) if (node instanceof Element) look(node);
    }
  });

  const failed = (what: string) => (thrown: unknown) => {
    console.error(`fd-widgets could not load ${what}: what stands inside stays visible.`, thrown);
  };
  const load = (tag: string): void => {
    if (!missing.delete(tag)) return;
    tags[tag]?.().catch(failed(`<${tag}>`));
    if (tag === PROVIDER) beginLooks(document.querySelectorAll(PROVIDER));
  };
  const need = (element: Element): void => {
    near.unobserve(element);
    load(element.localName);
    if (document.querySelector(PROVIDER)) load(PROVIDER);
  };
  /** @param isStart what is seen then waits for no frame: the page has to be laid out anyway */
  const look = (root: ParentNode, isStart = false): void => {
    const found = [...root.querySelectorAll(all)];
    if (root instanceof Element && root.matches(all)) found.unshift(root);
    for (const element of found) {
      if (element.hasAttribute(WIDGET))
        void import('./widgets.ts').then(({ fill }) => fill(element, names, base), failed(WIDGET));
      else if (missing.has(element.localName) && !waits(element)) {
        if (isStart && isSeen(element)) need(element);
        else near.observe(element);
      }
    }
  };
  /** A provider has no box. It comes with the first element inside it; at once where none is to come. */
  const waits = (element: Element): boolean => {
    if (element.localName !== PROVIDER) return false;
    const inside = [...element.querySelectorAll(names.join())];
    if (!inside.length || inside.some(({ localName }) => !missing.has(localName))) load(PROVIDER);
    return true;
  };
  const lookIn = (root: ParentNode & Node): void => {
    later.observe(root, { childList: true, subtree: true, attributeFilter: [WIDGET] });
    look(root, true);
  };
  const print = (): void => document.querySelectorAll(all).forEach(need);

  page[KEY] = { version, lookIn };
  lookIn(document);
  addEventListener('beforeprint', print);
  return () => {
    delete page[KEY];
    later.disconnect();
    near.disconnect();
    removeEventListener('beforeprint', print);
  };
}

function isSeen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/**
 * Looks into a shadow root too, now and later: the page's loader does not see inside of them.
 * @example lookIn(host.shadowRoot)
 */
export function lookIn(root: ShadowRoot): void {
  page[KEY]?.lookIn(root);
}
