import type { ReactiveController } from 'lit';
import type { Panel } from '../panel.ts';

/** Tells when a place in the panel first comes on screen, and when the page is printed. */
export class Shown implements ReactiveController {
  /** It is, or was, on screen. */
  isShown = false;
  /** The page is about to be printed, or is: nothing can be loaded any more that was not there. */
  isPrinting = false;

  readonly #panel: Panel;
  readonly #selector: string;
  #seen: Element | null = null;
  readonly #observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.#show();
  });

  constructor(panel: Panel, selector: string) {
    this.#panel = panel;
    this.#selector = selector;
    panel.host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this);
    addEventListener('afterprint', this);
    // Given data is not drawn anew by itself: the place has to be looked for again.
    this.#panel.host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.isShown || !this.#panel.host.isConnected) return;
    const place = this.#panel.host.renderRoot.querySelector(this.#selector);
    if (place !== this.#seen) {
      this.#observer.disconnect();
      if (place) this.#observer.observe(place);
      this.#seen = place;
    }
    // What is in view is not waited for: a page that is not being drawn tells no observer.
    const { top, bottom, width } = place?.getBoundingClientRect() ?? {};
    if (width && top! < innerHeight && bottom! > 0) this.#show();
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this);
    removeEventListener('afterprint', this);
    this.#unobserve();
  }

  handleEvent({ type }: Event): void {
    this.isPrinting = type === 'beforeprint';
    this.#panel.host.requestUpdate();
  }

  #show(): void {
    this.isShown = true;
    this.#unobserve();
    this.#panel.host.requestUpdate();
  }

  #unobserve(): void {
    this.#observer.disconnect();
    this.#seen = null;
  }
}
