import type { EventSummary } from '../../model/event.ts';
import { FdSelectEvent } from './select-event.ts';

/** How long the keyboard rests on an event before the elements beside the list show it: who holds a key asks nothing. */
const SETTLED_MS = 300;

/** The list, as its choice is told. */
export interface DriverHost extends HTMLElement {
  /** Ids of the elements that are driven. */
  readonly htmlFor: string;
  readonly values: readonly string[];
  readonly selected: readonly EventSummary[];
}

/** Tells what is chosen, and sets the elements beside the list to it. */
export class Driver {
  readonly #host: DriverHost;
  /** What was told last, so that nothing is told twice. */
  #told = '';
  #hasDriven = false;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(host: DriverHost) {
    this.#host = host;
    this.know();
  }

  /** What is chosen now was chosen by the page, which knows. */
  know(): void {
    this.end();
    this.#told = this.#host.values.join(' ');
  }

  /** @param isDone nobody is still moving through the list */
  tell(isDone: boolean): void {
    this.end();
    if (isDone) this.#tell();
    else this.#settling = setTimeout(() => this.#tell(), SETTLED_MS);
  }

  /** Nothing more is told. */
  end(): void {
    clearTimeout(this.#settling);
  }

  /** What was driven shows nothing of the list any more. */
  release(): void {
    if (this.#hasDriven) this.#drive('');
    this.#hasDriven = false;
  }

  #tell(): void {
    const { values, selected } = this.#host;
    const told = values.join(' ');
    if (told === this.#told) return;
    this.#told = told;
    if (this.#host.dispatchEvent(new FdSelectEvent(values, selected))) this.#drive(values.at(-1) ?? '');
  }

  #drive(id: string): void {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    for (const target of this.#host.htmlFor.split(/\s+/).filter(Boolean)) {
      const found = root.getElementById(target);
      // Where a CMS lets no unknown tag through, what stands for the element carries it on.
      found?.setAttribute(found.hasAttribute('data-fd-widget') ? 'data-event-id' : 'event-id', id);
      this.#hasDriven = true;
    }
  }
}
