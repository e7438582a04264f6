import { nextFrame, settle, until } from './in-page.ts';

/* One long list at a time, with data that is given by property. */

/** Frames from one end to the other: as fast as a flick, so that nothing is drawn twice at leisure. */
const FRAMES = 120;

let list: HTMLElement;

/** Of a list that scrolls by itself, its own scroller; else the page. */
function scrollerOf(element: HTMLElement): Element {
  const page = document.scrollingElement!;
  const inside = [...element.shadowRoot!.querySelectorAll('*')].find(
    (each) => each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY),
  );
  return inside ?? page;
}

const page = {
  /** Everything that is loaded late is there afterwards; what is given again and again makes `count` rows. */
  async open(tag: string, property: string, value: object, last: string): Promise<void> {
    list = document.createElement(tag);
    Object.assign(list, { [property]: value });
    document.querySelector('main')!.replaceChildren(list);
    await customElements.whenDefined(tag);
    await until(`the last row of <${tag}>`, () => (list.shadowRoot?.textContent ?? '').includes(last), 30_000);
    await settle();
  },
  /** To the end and back, a step each frame. @returns what was scrolled, px */
  async scroll(): Promise<number> {
    const scroller = scrollerOf(list);
    const endOf = (): number => scroller.scrollHeight - scroller.clientHeight;
    for (let frame = 1; frame <= FRAMES; frame++) {
      scroller.scrollTop = (endOf() * frame) / FRAMES;
      await nextFrame();
    }
    const scrolled = scroller.scrollTop;
    for (let frame = FRAMES; frame >= 0; frame--) {
      scroller.scrollTop = (endOf() * frame) / FRAMES;
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
