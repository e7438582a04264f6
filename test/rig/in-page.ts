/**
 * Finds what people see and use on a page, through open shadow roots. Browser tests import these; in end-to-end tests
 * they may be used inside of functions that run in the page (see inPage in script.ts). Hence the rule for this file:
 * plain function declarations that use nothing but each other and the DOM.
 */

/** Every element under `root`, in document order, shadow trees at their hosts. */
export function deepAll(selector: string, root: ParentNode = document): HTMLElement[] {
  const found: HTMLElement[] = [];
  const walk = (node: ParentNode): void => {
    if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
    for (const child of node.children) {
      if (child.matches(selector)) found.push(child as HTMLElement);
      walk(child);
    }
  };
  walk(root);
  return found;
}

/** The first element under `root` that matches, or null. */
export function deep(selector: string, root: ParentNode = document): HTMLElement | null {
  return deepAll(selector, root)[0] ?? null;
}

/** The parent in what is rendered: the slot of a slotted element, the host of a shadow root. */
export function composedParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

/** Whether people (assistive technology included) get to see an element. */
export function isShown(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  for (let at: Element | null = element; at; at = composedParent(at)) {
    if (at.getAttribute('aria-hidden') === 'true' || at.hasAttribute('inert')) return false;
  }
  return true;
}

/** The text that is shown in `node`, shadow trees and slots included, white space collapsed. */
export function visibleText(node: Node = document.body): string {
  const read = (at: Node): string => {
    if (at.nodeType === Node.TEXT_NODE) return at.nodeValue ?? '';
    if (!(at instanceof Element)) return [...at.childNodes].map(read).join('');
    if (/^(script|style|template|noscript|title)$/.test(at.localName)) return '';
    const style = getComputedStyle(at);
    if (style.display === 'none' || style.visibility === 'hidden') return '';
    const slotted = at instanceof HTMLSlotElement ? at.assignedNodes() : [];
    const nodes = slotted.length > 0 ? slotted : (at.shadowRoot ?? at).childNodes;
    const text = [...nodes].map(read).join('');
    return /^(inline|contents)$/.test(style.display) && at.localName !== 'br' ? text : ` ${text} `;
  };
  return read(node).replace(/\s+/g, ' ').trim();
}

/** The role of an element: what it says itself, else what HTML gives it. A password field is a textbox here. */
export function roleOf(element: Element): string | null {
  const own = element.getAttribute('role')?.trim().split(/\s+/)[0];
  if (own) return own;
  const tag = element.localName;
  if (tag === 'a' || tag === 'area') return element.hasAttribute('href') ? 'link' : null;
  if (/^h[1-6]$/.test(tag)) return 'heading';
  if (element instanceof HTMLInputElement) {
    const type = element.type;
    if (/^(button|submit|reset|image)$/.test(type)) return 'button';
    if (type === 'hidden') return null;
    const roles: Record<string, string> = { number: 'spinbutton', range: 'slider', search: 'searchbox' };
    return /^(checkbox|radio)$/.test(type) ? type : element.list ? 'combobox' : (roles[type] ?? 'textbox');
  }
  if (element instanceof HTMLSelectElement) return element.multiple || element.size > 1 ? 'listbox' : 'combobox';
  if (tag === 'section') return nameOf(element) ? 'region' : null;
  const roles: Record<string, string> = {
    article: 'article',
    aside: 'complementary',
    button: 'button',
    dialog: 'dialog',
    fieldset: 'group',
    figure: 'figure',
    footer: 'contentinfo',
    form: 'form',
    header: 'banner',
    img: 'img',
    li: 'listitem',
    main: 'main',
    meter: 'meter',
    nav: 'navigation',
    ol: 'list',
    option: 'option',
    output: 'status',
    p: 'paragraph',
    progress: 'progressbar',
    summary: 'button',
    table: 'table',
    td: 'cell',
    textarea: 'textbox',
    th: 'columnheader',
    time: 'time',
    tr: 'row',
    ul: 'list',
  };
  return roles[tag] ?? null;
}

/** The accessible name, for the ways of naming that are used here. */
export function nameOf(element: Element): string {
  const clean = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const tree = element.getRootNode() as Document | ShadowRoot;
  const labelledBy = clean(element.getAttribute('aria-labelledby'));
  if (labelledBy) {
    const named = labelledBy.split(' ').map((id) => tree.getElementById(id));
    return clean(named.map((label) => (label ? label.getAttribute('aria-label') || visibleText(label) : '')).join(' '));
  }
  const own = clean(element.getAttribute('aria-label'));
  if (own) return own;
  const labels = (element as HTMLInputElement).labels;
  if (labels && labels.length > 0) return clean([...labels].map((label) => labelText(label, element)).join(' '));
  if (element instanceof HTMLInputElement && /^(button|submit|reset)$/.test(element.type)) return clean(element.value);
  const inner: Record<string, string> = { fieldset: 'legend', table: 'caption', figure: 'figcaption', svg: 'title' };
  const naming = inner[element.localName];
  const name = naming
    ? clean(element.querySelector(naming)?.textContent)
    : element.hasAttribute('alt')
      ? clean(element.getAttribute('alt'))
      : isNamedByContent(element)
        ? contentName(element)
        : '';
  return name || clean(element.getAttribute('title')) || clean(element.getAttribute('placeholder'));
}

/** What a label says besides the field in it. */
export function labelText(label: Element, field: Element): string {
  if (!label.contains(field)) return visibleText(label);
  return [...label.childNodes].map((node) => (node.contains(field) ? '' : visibleText(node))).join(' ');
}

export function isNamedByContent(element: Element): boolean {
  const tags = /^(button|a|summary|option|h[1-6]|td|th|label|legend)$/;
  const roles = /^(button|link|heading|option|tab|menuitem|menuitemradio|radio|checkbox|switch|cell|treeitem)$/;
  return tags.test(element.localName) || roles.test(element.getAttribute('role') ?? '');
}

/** Its text; where it has none, the names of the pictures in it. */
export function contentName(element: Element): string {
  const pictures = deepAll('img[alt],svg,[aria-label]', element);
  return visibleText(element) || pictures.filter(isShown).map(nameOf).join(' ').trim();
}

/**
 * Every shown element with this role and, if given, this name: a string is the whole name, white space collapsed.
 */
export function allByRole(role: string, name?: string | RegExp, root: ParentNode = document): HTMLElement[] {
  return deepAll('*', root).filter((element) => {
    if (roleOf(element) !== role || !isShown(element)) return false;
    if (name === undefined) return true;
    return typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element));
  });
}

/** The first shown element with this role and name, or null. */
export function byRole(role: string, name?: string | RegExp, root: ParentNode = document): HTMLElement | null {
  return allByRole(role, name, root)[0] ?? null;
}

/** The focused element, inside of shadow roots too. */
export function focused(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active as HTMLElement | null;
}
