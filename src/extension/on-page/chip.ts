import type { Evidence } from '../../recognition/evidence.ts';
import type { Look } from '../messages.ts';
import { makeButton, makeHost, makeMark, type Host } from './host.ts';

/** The button in a row of a list that opens the event. It stands inside the cell with the title. */
export class Chip {
  readonly evidence: Evidence;
  readonly button: HTMLButtonElement;
  readonly #host: Host;

  constructor(evidence: Evidence, { words, theme }: Look, onPress: (chip: Chip) => void) {
    this.evidence = evidence;
    this.#host = makeHost('span', theme, { display: 'inline' });
    this.button = makeButton('chip', words.show.replace('{title}', evidence.title), () => onPress(this));
    this.button.setAttribute('aria-haspopup', 'dialog');
    this.isOpen = false;
    this.button.append(makeMark());
    this.#host.body.classList.add('flow');
    // A space is nothing where the line breaks: no margin is left on a line of its own.
    this.#host.body.append(' ', this.button);
  }

  set isOpen(isOpen: boolean) {
    this.button.ariaExpanded = String(isOpen);
  }

  get isConnected(): boolean {
    return this.#host.host.isConnected;
  }

  /** Puts it into a cell, unless it is there already. */
  placeIn(cell: Element): void {
    if (this.#host.host.parentNode !== cell) cell.append(this.#host.host);
  }

  remove(): void {
    this.#host.host.remove();
  }
}
