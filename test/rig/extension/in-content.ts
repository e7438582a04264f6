/**
 * Finds what an extension has put into a page, through closed shadow roots. These may be used inside of functions that run
 * in the content script's world, beside the helpers of in-page.ts and under the rule of that file.
 */

/**
 * The shadow root of an element, a closed one too; null where it has none. Once the extension has gone from a page,
 * Chromium gives those closed ones only that were asked for before.
 */
export function shadowOf(element: Element): ShadowRoot | null {
  // Firefox gives extensions a property of the element, Chromium a function.
  const own = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (own !== undefined) return own;
  type Opens = { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  const world = globalThis as { chrome?: { dom?: Opens }; [roots: symbol]: WeakMap<Element, ShadowRoot> | undefined };
  const known = (world[Symbol.for('rig.roots')] ??= new WeakMap());
  const root = known.get(element) ?? world.chrome?.dom?.openOrClosedShadowRoot(element) ?? element.shadowRoot;
  if (root) known.set(element, root);
  return root;
}

/** Every element under `root`, in document order, shadow trees at their hosts, closed ones too. */
export function deepAllClosed(selector: string, root: ParentNode = document): HTMLElement[] {
  const found: HTMLElement[] = [];
  const walk = (node: ParentNode): void => {
    const shadow = node instanceof HTMLElement ? shadowOf(node) : null;
    if (shadow) walk(shadow);
    for (const child of node.children) {
      if (child.matches(selector)) found.push(child as HTMLElement);
      walk(child);
    }
  };
  walk(root);
  return found;
}

/** The first element under `root` that matches, or null. */
export function deepClosed(selector: string, root: ParentNode = document): HTMLElement | null {
  return deepAllClosed(selector, root)[0] ?? null;
}
