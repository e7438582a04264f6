import type { Evidence } from '../../recognition/evidence.ts';
import type { Look } from '../messages.ts';
import { makeButton, makeHost, makeMark, type Host } from './host.ts';

/** The button in a row of a list that opens the event. It stands inside the cell with the title. */
export class Chip {
  readonly button: HTMLButtonElement;
  readonly #look: Look;
  readonly #host: Host;
  #evidence: Evidence;

  constructor(evidence: Evidence, look: Look, onPress: (chip: Chip) => void) {
    this.#evidence = evidence;
    this.#look = look;
    this.#host = makeHost('span', look, { display: 'inline' });
    this.button = makeButton('chip', this.#label, () => onPress(this));
    this.button.setAttribute('aria-haspopup', 'dialog');
    this.isOpen = false;
    this.button.append(makeMark());
    this.#host.body.classList.add('flow');
    // A space is nothing where the line breaks: no margin is left on a line of its own.
    this.#host.body.append(' ', this.button);
  }

  get evidence(): Evidence {
    return this.#evidence;
  }

  /** The row spells the same event in another way. */
  set evidence(evidence: Evidence) {
    this.#evidence = evidence;
    this.button.ariaLabel = this.#label;
    this.button.title = this.#label;
  }

  get host(): Element {
    return this.#host.host;
  }

  set isOpen(isOpen: boolean) {
    this.button.ariaExpanded = String(isOpen);
  }

  get isConnected(): boolean {
    return this.host.isConnected;
  }

  remove(): void {
    this.host.remove();
  }

  get #label(): string {
    return this.#look.words.show.replace('{title}', () => this.#evidence.title);
  }
}
