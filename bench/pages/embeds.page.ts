import { nextFrame } from './in-page.ts';

/*
 * Part of a host page: notes how much has moved since the page began, and puts the kit in when it is told to, as a tag
 * manager would.
 */

let shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) shift += (entry as PerformanceEntry & { readonly value: number }).value;
}).observe({ type: 'layout-shift', buffered: true });

const isReady = (card: Element): boolean => {
  const shown = card.shadowRoot?.querySelector('[part="card"]');
  return Boolean(shown && !card.shadowRoot!.querySelector('.blank'));
};

/** So long nothing may be late. */
const QUIET_MS = 400;

const page = {
  /** @param src none leaves the page alone for as long */
  async embed(src: string | null): Promise<{ shift: number; cards: number }> {
    const cards = [...document.querySelectorAll('fd-event-card')];
    if (src) {
      document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }));
      while (!cards.every(isReady)) await nextFrame();
    }
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    await nextFrame();
    return { shift, cards: cards.filter(isReady).length };
  },
};

export type EmbedsPage = typeof page;

declare global {
  interface Window {
    embeds: EmbedsPage;
  }
}
window.embeds = page;
