import type { Evidence } from '../../recognition/evidence.ts';
import type { Look } from '../messages.ts';
import { ask } from './ask.ts';
import { makeButton, makeHost, makeMark, type Host } from './host.ts';
import { View } from './view.ts';

/** The frame beside the heading of a page about one event: a bar that opens and closes it. */
export class BesideHeading {
  readonly evidence: Evidence;
  readonly #look: Look;
  readonly #host: Host;
  readonly #bar: HTMLButtonElement;
  readonly #view: View;
  #isOpen = false;

  constructor(evidence: Evidence, look: Look, isOpen: boolean) {
    this.evidence = evidence;
    this.#look = look;
    this.#host = makeHost('div', look, { display: 'block', 'inline-size': '100%', 'margin-block': '12px' });
    this.#host.body.classList.add('inline');
    this.#bar = makeButton('bar', '', () => this.#toggle());
    this.#view = new View(look, (byUser) => (byUser ? this.#toggle() : this.#show(false)));
    this.#host.body.append(this.#bar);
    this.#host.body.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && event.isTrusted && this.#isOpen) this.#toggle();
    });
    this.#show(isOpen);
  }

  get host(): Element {
    return this.#host.host;
  }

  /** Puts it behind a heading. A frame that is moved loads anew. */
  placeAfter(heading: Element): void {
    heading.after(this.host);
    if (this.#isOpen) void this.#view.open(this.evidence);
  }

  remove(): void {
    this.#view.close();
    this.#host.host.remove();
  }

  /** By the user: it stays so on this site. */
  #toggle(): void {
    this.#show(!this.#isOpen);
    if (this.#isOpen) void this.#view.open(this.evidence);
    else this.#bar.focus();
    void ask({ type: 'frame', frame: this.#isOpen ? 'open' : 'collapsed' });
  }

  #show(isOpen: boolean): void {
    const { open, collapse } = this.#look.words;
    this.#isOpen = isOpen;
    this.#bar.ariaExpanded = String(isOpen);
    this.#bar.removeAttribute('aria-label');
    this.#bar.removeAttribute('title');
    this.#bar.replaceChildren(makeMark(), isOpen ? collapse : open);
    if (isOpen) this.#host.body.append(this.#view.element);
    else {
      this.#view.close();
      this.#view.element.remove();
    }
  }
}
