import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { EventListMessages } from '../../i18n/events/messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { ElementState } from '../shared/load.ts';
import { styles } from './drawing.styles.ts';
import { Driver, type DriverHost } from './driver.ts';
import { Listbox, type ListboxOwner } from './listbox.ts';
import { Nearing } from './nearing.ts';
import { drawPage } from './rows.ts';

/* Everything that is drawn once there are events: a module of its own, loaded beside them. */

/** What a list is drawn from. */
export interface ListPicture {
  readonly words: Messages;
  readonly own: EventListMessages;
  readonly formats: Formats;
  readonly isCompact: boolean;
  /** Another list is on its way. */
  readonly isOld: boolean;
  /** The time of what is shown, where it could not be updated. */
  readonly staleSince: string | null;
  /** How many are chosen, in words; empty where one alone can be. */
  readonly counted: string;
  /** What is chosen and not seen, in words. */
  readonly unseen: unknown;
  /** The reading of the next page. */
  readonly later: { readonly state: ElementState; readonly error: FdError | null; readonly isSlow: boolean };
  readonly retry: () => void;
  readonly loadMore: () => void;
}

/** What the drawing asks its element. */
export interface DrawingOwner extends Omit<ListboxOwner, 'onChoice'> {
  readonly host: DriverHost & ReactiveControllerHost;
}

export class Drawing {
  readonly #owner: DrawingOwner;
  readonly #driver: Driver;
  readonly #listbox: Listbox;
  readonly #nearing: Nearing;

  constructor(owner: DrawingOwner) {
    this.#owner = owner;
    this.#driver = new Driver(owner.host);
    this.#listbox = new Listbox({
      ...owner,
      onChoice: (isDone) => {
        owner.host.requestUpdate();
        this.#driver.tell(isDone);
      },
    });
    this.#nearing = new Nearing(() => owner.loadMore());
  }

  /** Call it after every drawing. */
  drawn(hasMore: boolean): void {
    this.#listbox.mark();
    const end = hasMore ? (this.#owner.list()?.nextElementSibling ?? null) : null;
    this.#nearing.watch(end, this.#owner.pages.rows.length);
  }

  /** The element has left its page. */
  end(): void {
    this.#nearing.watch(null);
    this.#driver.end();
  }

  /** What was driven shows nothing of the list any more. */
  release(): void {
    this.#driver.release();
  }

  /** The page has chosen. */
  leave(): void {
    this.#driver.know();
    this.#listbox.leave();
  }

  view(picture: ListPicture): TemplateResult {
    const { words, own, formats, isCompact, isOld, staleSince, counted, unseen, later, retry, loadMore } = picture;
    const { pages } = this.#owner;
    const size = pages.next ? (pages.total ?? -1) : pages.rows.length;
    for (const page of pages.all) drawPage(page, { words, formats, isCompact, size });
    return html`${staleSince === null ? nothing : staleView(words, staleSince, retry)}
      ${counted ? html`<p class="muted" part="chosen" role="status">${counted}</p>` : nothing}
      ${unseen ? html`<p class="muted" part="chosen">${unseen}</p>` : nothing}
      <div class="frame">
        <div class="scroller" part="scroller">
          <div
            part="events"
            role="listbox"
            tabindex="0"
            class=${isOld ? 'old' : ''}
            aria-label=${own.events}
            aria-busy=${isOld}
            aria-multiselectable=${this.#owner.isMultiple()}
            @focus=${this.#listbox.onFocus}
            @keydown=${this.#listbox.onKey}
            @click=${this.#listbox.onClick}
          >
            ${pages.all.map(({ element }) => element)}
          </div>
          <div class="end" part="end">${endView(own, words, pages, later, loadMore)}</div>
        </div>
      </div>`;
  }
}

/** Above events that could not be updated. */
function staleView({ stale, retry }: Messages, time: string, onRetry: () => void): TemplateResult {
  return html`<p class="stale" part="stale">
    <span>${stale(time)}</span>
    <button type="button" part="button" @click=${onRetry}>${retry}</button>
  </p>`;
}

/** Below the last event: more of them, on their way or not, or the end. */
function endView(
  own: EventListMessages,
  words: Messages,
  { next }: { readonly next: number | null },
  { state, error, isSlow }: { readonly state: ElementState; readonly error: FdError | null; readonly isSlow: boolean },
  loadMore: () => void,
): TemplateResult {
  if (!next) return html`<p class="muted">${own.end}</p>`;
  const isLoading = state === 'loading';
  const note = isLoading ? (isSlow ? words.slow : words.loading) : error ? own.moreFailed : null;
  return html`${note ? html`<p class="muted">${note}</p>` : nothing}
    <button type="button" part="button" aria-disabled=${isLoading} @click=${loadMore}>${own.more}</button>`;
}

/** Brings the styles along. */
export function createDrawing(owner: DrawingOwner, root: ShadowRoot): Drawing {
  const sheet = styles.styleSheet!;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  return new Drawing(owner);
}
