import type { Evidence } from '../../recognition/evidence.ts';
import type { Look, TicketReply } from '../messages.ts';
import { ask } from './ask.ts';
import { pageDocument } from './document.ts';
import { Limit } from './limit.ts';

/** A frame that the page moves loads anew: so often in that time. */
const MAX_RELOADS = 3;
const RELOADS_MS = 10_000;

/** The place for the extension's frame: asks for a ticket and shows the event, or says that it cannot. */
export class View {
  readonly element = pageDocument.createElement('div');
  readonly #look: Look;
  readonly #onClose: (byUser: boolean) => void;
  readonly #reloads = new Limit(MAX_RELOADS, RELOADS_MS);
  /** Counts openings, so that an answer to an older one draws nothing. */
  #turn = 0;

  /** @param onClose by the user, whose key the frame has heard; or because the page lets no frame stay */
  constructor(look: Look, onClose: (byUser: boolean) => void) {
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

  /**
   * The frame closes itself by going elsewhere, and has the focus then. A page that moves it makes it load anew, which
   * takes the focus and needs another ticket. Whatever else sends it elsewhere, it must not stay: another page would stand
   * where people expect ours.
   */
  #frameAt(url: string, evidence: Evidence): HTMLIFrameElement {
    const frame = pageDocument.createElement('iframe');
    frame.title = this.#look.words.frame.replace('{title}', () => evidence.title);
    let loads = 0;
    frame.addEventListener('load', () => {
      const focused = focusedNear(frame);
      if (++loads === 1) {
        if (focused?.closest('.panel')) frame.focus();
      } else if (focused === frame) this.#onClose(true);
      else if (this.#reloads.take() > 0) this.#onClose(false);
      else void this.open(evidence);
    });
    frame.src = url;
    return frame;
  }

  #say(text: string): void {
    const paragraph = pageDocument.createElement('p');
    paragraph.className = 'failed';
    paragraph.setAttribute('role', 'alert');
    paragraph.textContent = text;
    this.element.append(paragraph);
  }
}

/** What has the focus in the same panel or bar; null where it is elsewhere. */
function focusedNear(element: Element): Element | null {
  return (element.getRootNode() as Partial<ShadowRoot>).activeElement ?? null;
}
