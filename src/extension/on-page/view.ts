import type { Evidence } from '../../recognition/evidence.ts';
import type { Look, TicketReply } from '../messages.ts';
import { ask } from './ask.ts';

/** The place for the extension's frame: asks for a ticket and shows the event, or says that it cannot. */
export class View {
  readonly element = document.createElement('div');
  readonly #look: Look;
  readonly #onClose: () => void;
  /** Counts openings, so that an answer to an older one draws nothing. */
  #turn = 0;

  /** @param onClose the frame has closed itself */
  constructor(look: Look, onClose: () => void) {
    this.#look = look;
    this.#onClose = onClose;
    this.element.className = 'view';
  }

  async open(evidence: Evidence): Promise<void> {
    const turn = ++this.#turn;
    this.element.replaceChildren();
    const ticket = await ask<TicketReply & object>({ type: 'ticket', evidence });
    if (turn !== this.#turn) return;
    if (ticket) this.element.append(this.#frameAt(ticket.url, evidence));
    else this.#say(this.#look.words.failed);
  }

  close(): void {
    this.#turn++;
    this.element.replaceChildren();
  }

  /** Gives the keyboard to the frame, as soon as it is there. */
  focus(): void {
    this.element.querySelector('iframe')?.focus();
  }

  /**
   * The frame closes itself by going elsewhere. Whatever else sends it elsewhere, it must not stay: another page would
   * stand where people expect ours.
   */
  #frameAt(url: string, { title }: Evidence): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    frame.title = this.#look.words.frame.replace('{title}', title);
    let loads = 0;
    frame.addEventListener('load', () => {
      if (++loads > 1) this.#onClose();
      else if (this.element.contains(frame) && hasFocusWithin(this.element)) frame.focus();
    });
    frame.src = url;
    return frame;
  }

  #say(text: string): void {
    const paragraph = document.createElement('p');
    paragraph.className = 'failed';
    paragraph.setAttribute('role', 'alert');
    paragraph.textContent = text;
    this.element.append(paragraph);
  }
}

/** Whether the focus is in the same panel or bar. */
function hasFocusWithin(element: Element): boolean {
  const root = element.getRootNode() as ShadowRoot;
  return root.activeElement?.closest('.panel') != null;
}
