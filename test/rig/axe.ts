import type { AxeResults, RunOptions } from 'axe-core';
// A classic script: it finds no `module` and so puts itself on `window`, which is all that a module without a
// CommonJS plugin can have of it.
import 'axe-core/axe.min.js';

declare global {
  interface Window {
    axe: { run(context: Element | Document, options: RunOptions): Promise<AxeResults> };
  }
}

/**
 * The accessibility rules that `root` and everything in it breaks (open shadow roots included), one line each with the
 * places; empty when all is well. Rules about whole pages (landmarks, a page title) count only for a document.
 */
export async function violationsOf(root: Element | Document): Promise<string[]> {
  finishTransitions(root);
  const rules: RunOptions['rules'] = root instanceof Document ? {} : { region: { enabled: false } };
  const { violations } = await window.axe.run(root, { resultTypes: ['violations'], rules });
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target, html }) => `${target.flat().join(' ')} ${html.slice(0, 120)}`);
    return `${id}: ${help}: ${places.join(' | ')}`;
  });
}

/** A colour between two that are readable need not be readable, and is gone in a moment. */
function finishTransitions(root: Element | Document | ShadowRoot): void {
  const hosts = [root, ...root.querySelectorAll('*')];
  for (const each of hosts) {
    const tree = each instanceof Element ? each.shadowRoot : null;
    if (!tree) continue;
    for (const animation of tree.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
    if (tree !== root) finishTransitions(tree);
  }
}
