import '../../src/components/event-card/define.ts';
import '../../src/components/cluster-list/define.ts';
import '../../src/components/package-status/define.ts';
import '../../src/components/partner-picker/define.ts';
import '../../src/components/sign-in/define.ts';

export { counting, createStage, type Stage, type StageOptions } from '../../examples/states/stage.ts';

/** Leaves the page as it was before the test. */
export function clearStage(): void {
  document.body.replaceChildren();
  // Where a test has scrolled to, the next one's content would begin.
  scrollTo(0, 0);
  document.documentElement.removeAttribute('lang');
  sessionStorage.clear();
}

/** How much of a page a failure tells. */
const TOLD = 2_000;

/** Waits until something is so. What a slow machine draws for long may be given longer. */
export async function until<T>(check: () => T, what: string, waitMs = 10_000): Promise<NonNullable<T>> {
  const end = performance.now() + waitMs;
  for (;;) {
    const result = check();
    if (result) return result;
    if (performance.now() > end) throw new Error(`Never came: ${what}. Shown is: ${shownText().slice(0, TOLD)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits until an element is in a state. */
export async function inState<T extends Element>(element: T | null, state: string): Promise<T> {
  await until(() => element?.matches(`:state(${state})`), `${element?.localName} ${state}`);
  return element!;
}

/** Every text under a node, through shadow roots, whether shown or not: what a page script could read. */
export function allText(node: Node = document.documentElement): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  const own = node instanceof Element ? [...node.attributes].map(({ value }) => value).join(' ') : '';
  const shadow = node instanceof Element && node.shadowRoot ? allText(node.shadowRoot) : '';
  return [own, shadow, ...[...node.childNodes].map(allText)].join(' ');
}

/** An element's text as it stands in its shadow root, white space collapsed. */
export function shownText(element: Element = document.body): string {
  return allText(element.shadowRoot ?? element)
    .replace(/\s+/g, ' ')
    .trim();
}

export function part(element: Element, name: string): HTMLElement | null {
  return element.shadowRoot!.querySelector(`[part~="${name}"]`);
}

export function button(element: Element, name: RegExp): HTMLElement | null {
  const all = element.shadowRoot!.querySelectorAll<HTMLElement>('button, a');
  return [...all].find(({ textContent }) => name.test(textContent ?? '')) ?? null;
}
