import { nextFrame, settle, until } from './in-page.ts';

/* One long list at a time, with data that is given by property. */

/** As fast as a flick: most of a window in every frame. */
const STEP_PX = 700;
/** Frames from the end back to the start, in which nothing is drawn twice at leisure. */
const FRAMES_BACK = 120;
/** For what is loaded while it is scrolled. */
const LONGEST_MS = 60_000;

let list: HTMLElement;

/** Of a list that scrolls by itself, its own scroller; else the page. */
function scrollerOf(element: HTMLElement): Element {
  const own = element.shadowRoot!.querySelector('[part="scroller"]');
  return own && own.scrollHeight > own.clientHeight + 1 ? own : document.scrollingElement!;
}

const rowsOf = (selector: string): number => list.shadowRoot?.querySelectorAll(selector).length ?? 0;

const page = {
  /** Everything that is loaded late is there afterwards. */
  async open(tag: string, property: string, value: object, row: string): Promise<void> {
    list = document.createElement(tag);
    Object.assign(list, { [property]: value });
    document.querySelector('main')!.replaceChildren(list);
    await customElements.whenDefined(tag);
    await until(`a row of <${tag}>`, () => rowsOf(row) > 0, 30_000);
    await settle();
  },
  /** To the end, which goes away as long as rows come, and back. @returns what was scrolled, px */
  async scroll(row: string, count: number): Promise<number> {
    const scroller = scrollerOf(list);
    const endOf = (): number => scroller.scrollHeight - scroller.clientHeight;
    const start = performance.now();
    while (scroller.scrollTop < endOf() - 1 || rowsOf(row) < count) {
      if (performance.now() - start > LONGEST_MS) throw new Error(`${rowsOf(row)} of ${count} rows came.`);
      scroller.scrollTop += STEP_PX;
      await nextFrame();
    }
    const scrolled = scroller.scrollTop;
    for (let frame = FRAMES_BACK; frame >= 0; frame--) {
      scroller.scrollTop = (scrolled * frame) / FRAMES_BACK;
      await nextFrame();
    }
    return scrolled;
  },
};

export type ScrollingPage = typeof page;

declare global {
  interface Window {
    scrolling: ScrollingPage;
  }
}
window.scrolling = page;
