import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Panel } from './panel.ts';

/** A question before a change. */
export interface Question {
  /** Read whenever it is drawn: a name in it may come late. */
  readonly title: () => string;
  readonly text: string;
  /** On the button that goes on. */
  readonly yes: string;
  readonly no: string;
  readonly isDanger?: boolean;
}

/** Asks in a dialog; the keyboard comes back to where it was. */
export class Ask implements ReactiveController {
  readonly #panel: Panel;
  #question: Question | null = null;
  #answer: ((isYes: boolean) => void) | null = null;

  constructor(panel: Panel) {
    this.#panel = panel;
    panel.host.addController(this);
  }

  /** @returns whether to go on; an earlier question that is still open is answered with no */
  open(question: Question): Promise<boolean> {
    this.close(false);
    this.#question = question;
    this.#panel.host.requestUpdate();
    return new Promise((resolve) => (this.#answer = resolve));
  }

  close(isYes: boolean): void {
    const answer = this.#answer;
    this.#answer = this.#question = null;
    // Closed before it is taken away: only so the keyboard comes back.
    this.#panel.host.renderRoot?.querySelector('dialog')?.close();
    this.#panel.host.requestUpdate();
    answer?.(isYes);
  }

  hostUpdated(): void {
    const dialog = this.#panel.host.renderRoot.querySelector('dialog');
    // Nothing may be changed any more, or nothing of it is shown: the question does not come back with it.
    if (!dialog && this.#question) this.close(false);
    if (!dialog || dialog.open || !this.#panel.host.isConnected) return;
    dialog.showModal();
    // What cannot be undone is not what Enter does.
    dialog.querySelector<HTMLElement>(this.#question?.isDanger ? 'button:last-child' : 'button')?.focus();
  }

  hostDisconnected(): void {
    if (this.#question) this.close(false);
  }

  view(): TemplateResult | typeof nothing {
    const question = this.#question;
    if (!question) return nothing;
    const onCancel = (event: Event): void => {
      event.preventDefault();
      this.close(false);
    };
    return html`<dialog part="dialog" aria-labelledby="ask" aria-describedby="ask-text" @cancel=${onCancel}>
      <p class="heading" id="ask">${question.title()}</p>
      <p id="ask-text">${question.text}</p>
      <div class="ways">
        <button
          type="button"
          part="button"
          class="main ${question.isDanger ? 'risky' : ''}"
          @click=${() => this.close(true)}
        >
          ${question.yes}
        </button>
        <button type="button" part="button" @click=${() => this.close(false)}>${question.no}</button>
      </div>
    </dialog>`;
  }
}
