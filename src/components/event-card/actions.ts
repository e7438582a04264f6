import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { EventAction, EventCardMessages } from '../../i18n/event-card/messages.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { HalfDoneError } from '../../model/errors/half-done.ts';
import { NetworkError } from '../../model/errors/network.ts';
import { isArchived, isFlagged, type FrontendStatus } from '../../model/event-status.ts';
import type { EventDetail } from '../../model/event.ts';
import type { Access, Notice } from '../access/access.ts';
import { FdErrorEvent } from '../shared/events.ts';
import { FdEventActionEvent, FdEventChangeEvent } from './action-events.ts';
import type { Card } from './card.ts';

const WANTED: Readonly<Record<EventAction, FrontendStatus>> = {
  flag: 'FLAGGED',
  unflag: 'DEFAULT',
  archive: 'HIDDEN',
  restore: 'DEFAULT',
};

/** What was asked for last, of the event that is shown, and what became of it. */
interface Work {
  readonly action: EventAction;
  readonly isBusy: boolean;
  readonly error?: FdError;
  /** The event was read then when it failed, ms since epoch. */
  readonly failedAsOf?: number;
}

/** What can be done with the event's status: one thing at a time, each sent once. */
export class Actions implements ReactiveController {
  readonly #card: Card;
  #work: Work | null = null;
  #isAsking = false;
  /** What the keyboard goes to once it is drawn. */
  #focus = '';
  /** Whose event all this is about. */
  #subject: readonly unknown[] = [];

  constructor(card: Card) {
    this.#card = card;
    card.element.addController(this);
  }

  hostUpdate(): void {
    const { fd, id } = this.#card.now();
    const subject = [fd?.scope, id];
    if (subject.every((each, index) => each === this.#subject[index])) return;
    this.#subject = subject;
    this.#work = null;
    this.#isAsking = false;
  }

  hostUpdated(): void {
    if (!this.#focus) return;
    const target = this.#card.element.renderRoot.querySelector<HTMLElement>(this.#focus);
    this.#focus = '';
    target?.focus();
  }

  /** What a screen reader is told of it. */
  said(own: EventCardMessages): string {
    if (!this.#work) return '';
    const { action, isBusy, error } = this.#work;
    if (isBusy) return own.busy[action];
    if (!error) return own.done[action];
    return error.code === 'half-done' ? this.#halfWords(error as HalfDoneError, own).join(' ') : own.failed[action];
  }

  view(event: EventDetail, own: EventCardMessages, words: Messages): TemplateResult {
    const { fd } = this.#card.now();
    if (fd?.scope && !fd.scope.hasCr) return html`<p class="muted" part="acts">${own.noCr}</p>`;
    const { error, isBusy = false } = this.#work ?? {};
    const isHalf = !isBusy && error?.code === 'half-done';
    const archived = isArchived(event);
    const row: readonly EventAction[] = archived ? ['restore'] : [isFlagged(event) ? 'unflag' : 'flag', 'archive'];
    return html`<div part="acts" class="acts" role="group" aria-label=${own.actions}>
      ${
        isHalf
          ? this.#renderHalf(error as HalfDoneError, own)
          : this.#isAsking && !archived
            ? this.#renderQuestion(own)
            : html`<div class="ways">
                ${row.map(
                  (action) =>
                    html`<button
                      type="button"
                      part="button"
                      data-act=${action === 'unflag' ? 'flag' : action === 'restore' ? 'archive' : action}
                      aria-disabled=${isBusy}
                      @click=${() => (action === 'archive' ? this.#ask() : void this.#start(action))}
                    >
                      ${own.act[action]}
                    </button>`,
                )}
                ${isBusy ? html`<span class="muted">${own.busy[this.#work!.action]}</span>` : nothing}
              </div>`
      }
      ${error && !isBusy && !isHalf ? this.#card.notice(words, (access) => this.#notice(access, error, own)) : nothing}
    </div>`;
  }

  #renderQuestion(own: EventCardMessages): TemplateResult {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') this.#answer(false);
    };
    return html`<div class="ask" part="question" tabindex="-1" @keydown=${onKey}>
      <p>${own.archiveAsk}</p>
      <div class="ways">
        <button type="button" part="button" class="main" @click=${() => this.#answer(true)}>${own.archiveYes}</button>
        <button type="button" part="button" @click=${() => this.#answer(false)}>${own.cancel}</button>
      </div>
    </div>`;
  }

  #renderHalf(error: HalfDoneError, own: EventCardMessages): TemplateResult {
    const [title, ...lines] = this.#halfWords(error, own);
    const hasLooked = this.#hasLooked;
    return html`<div class="ask" part="notice" tabindex="-1">
      <p><strong>${title}</strong> ${lines.join(' ')}</p>
      <div class="ways">
        <button
          type="button"
          part="button"
          class="main"
          @click=${() => (hasLooked ? void this.#start(this.#work!.action) : void this.#card.look())}
        >
          ${hasLooked ? own.again : own.look}
        </button>
      </div>
    </div>`;
  }

  /** What is known of each half, then the next step. */
  #halfWords({ halves: { main, cr } }: HalfDoneError, own: EventCardMessages): string[] {
    const { asOf, formats } = this.#card.now();
    const next = this.#hasLooked ? own.looked(formats.clock(asOf)) : own.lookFirst;
    return [own.half, own.halves.main[main], own.halves.cr[cr], next];
  }

  /** The event was read again since it failed. */
  get #hasLooked(): boolean {
    return this.#card.now().asOf !== this.#work?.failedAsOf;
  }

  #notice(access: Access, error: FdError, own: EventCardMessages): Notice {
    const { action } = this.#work!;
    const notice = access.error(
      own.failed[action],
      error,
      () => void this.#start(action),
      this.#card.element,
      this.#card.now().fd,
    );
    return error.code === 'not-available' ? { ...notice, text: own.refused } : notice;
  }

  #ask(): void {
    if (this.#work?.isBusy) return;
    this.#isAsking = true;
    this.#draw('.ask');
  }

  #answer(isYes: boolean): void {
    this.#isAsking = false;
    this.#draw('[data-act=archive]');
    if (isYes) void this.#start('archive');
  }

  #draw(focus = ''): void {
    this.#focus = focus;
    this.#card.element.requestUpdate();
  }

  async #start(action: EventAction): Promise<void> {
    const card = this.#card;
    const { element } = card;
    const { fd, id, event } = card.now();
    const scope = fd?.scope;
    if (!scope || !event || this.#work?.isBusy) return;
    if (!element.dispatchEvent(new FdEventActionEvent(id, action))) return;
    const work: Work = (this.#work = { action, isBusy: true });
    // From a notice, which goes away, the keyboard comes back to the buttons.
    if (element.shadowRoot?.activeElement?.closest('[part~=notice]')) this.#focus = '[data-act]';
    element.requestUpdate();
    const wanted = WANTED[action];
    let error: FdError | null;
    try {
      const { act } = await import('./act.ts');
      error = await act(scope, id, action, wanted, event.frontend_status);
    } catch (cause) {
      error = new NetworkError({ what: 'load a part of the kit', cause });
    }
    const isHere = this.#work === work;
    if (!error && isHere) {
      this.#work = { action, isBusy: false };
      void card.take({ ...event, frontend_status: wanted });
    }
    // Others may show the event still, also where this card shows another one by now.
    if (!error && !scope.signal.aborted) element.dispatchEvent(new FdEventChangeEvent(id, action, wanted));
    if (!error || !isHere) return;
    element.dispatchEvent(new FdErrorEvent(error));
    const isHalf = error.code === 'half-done';
    // What the service tells now is shown in any case; where a half may stand, it takes somebody to look at it.
    if (error.code !== 'sign-in-required') await card.look();
    if (this.#work !== work) return;
    this.#work = { action, isBusy: false, error, failedAsOf: card.now().asOf };
    this.#draw(isHalf ? '.ask' : '');
  }
}
