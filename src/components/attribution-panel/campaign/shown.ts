import type { ReactiveController } from 'lit';
import type { Panel } from '../panel.ts';

/** Tells when a place in the panel first comes on screen. */
export class Shown implements ReactiveController {
  /** It is, or was, on screen. */
  isShown = false;

  readonly #panel: Panel;
  readonly #selector: string;
  #seen: Element | null = null;
  readonly #observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    this.isShown = true;
    this.hostDisconnected();
    this.#panel.host.requestUpdate();
  });

  constructor(panel: Panel, selector: string) {
    this.#panel = panel;
    this.#selector = selector;
    panel.host.addController(this);
  }

  hostUpdated(): void {
    if (this.isShown || !this.#panel.host.isConnected) return;
    const place = this.#panel.host.renderRoot.querySelector(this.#selector);
    if (place === this.#seen) return;
    this.#observer.disconnect();
    if (place) this.#observer.observe(place);
    this.#seen = place;
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#seen = null;
  }
}
