/** How far below what is seen the next page is asked for, so that it is there when somebody comes to it. */
const AHEAD_PX = 800;
/** By which browsers and we may differ on borders and fractions. */
const SLACK_PX = 16;

/** Tells when the end of a list comes near, in whatever scrolls it: the list itself, something around it, or the page. */
export class Nearing {
  readonly #onNear: () => void;
  #observer: IntersectionObserver | undefined;
  #target: Element | null = null;
  #count = -1;
  #frame = 0;

  constructor(onNear: () => void) {
    this.#onNear = onNear;
  }

  /** @param count rows there are: after new ones, an end that is still near is told again */
  watch(target: Element | null, count = 0): void {
    if (target === this.#target && count === this.#count) return;
    this.#observer?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#target = target;
    this.#count = count;
    if (!target) return;
    const root = scrollerOf(target);
    const isNear = (): boolean => {
      const bottom = root ? root.getBoundingClientRect().bottom : innerHeight;
      return target.getBoundingClientRect().top <= bottom + AHEAD_PX + SLACK_PX;
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.at(-1)?.isIntersecting) return;
        if (isNear()) return this.#onNear();
        // WebKit looks before it knows how high the rows are that it skips, and then keeps to what it has seen.
        observer.unobserve(target);
        this.#frame = requestAnimationFrame(() => observer.observe(target));
      },
      { root, rootMargin: `0px 0px ${AHEAD_PX}px` },
    );
    this.#observer = observer;
    observer.observe(target);
  }
}

/** What scrolls around an element, also across shadow roots; null for the page. */
function scrollerOf(element: Element): Element | null {
  for (let at: Element | null = element; at && at !== document.body; at = parentOf(at)) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}

function parentOf(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : (parent as Element | null);
}
