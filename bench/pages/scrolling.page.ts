import { nextFrame, nextTask, settle } from './in-page.ts';

/* One long list at a time, with data that is given by property. */

/** As fast as a flick: most of a window in every frame. */
const STEP_PX = 700;
/** Frames from the end back to the start, in which nothing is drawn twice at leisure. */
const FRAMES_BACK = 120;
/** For what is loaded while it is drawn or scrolled. */
const LONGEST_MS = 60_000;

let list: HTMLElement;
let value: object;

/** Of a list that scrolls by itself, its own scroller; else the page. */
function scrollerOf(element: HTMLElement): Element {
  const own = element.shadowRoot!.querySelector('[part="scroller"]');
  return own && own.scrollHeight > own.clientHeight + 1 ? own : document.scrollingElement!;
}

const rowsOf = (selector: string): number => list.shadowRoot?.querySelectorAll(selector).length ?? 0;

const page = {
  /** Takes the data over, and rests: how it came into the page is none of the list's work. */
  async take(given: object): Promise<void> {
    value = given;
    await settle();
  },
  /** A list of what was taken, from its element and the scripts it loads late to so many rows, painted. @returns rows */
  async draw(tag: string, property: string, row: string, drawn: number): Promise<number> {
    list = document.createElement(tag);
    Object.assign(list, { [property]: value });
    document.querySelector('main')!.replaceChildren(list);
    const start = performance.now();
    // Once a frame: asked in every task, it would be the page's busiest.
    while (rowsOf(row) < drawn) {
      if (performance.now() - start > LONGEST_MS) throw new Error(`${rowsOf(row)} of ${drawn} rows were drawn.`);
      await nextFrame();
    }
    await nextFrame();
    await nextTask();
    return rowsOf(row);
  },
  settle,
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
