import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { partner } from '../../client/resources/partner.ts';
import type { Messages } from '../../i18n/messages.ts';
import { FdElement } from '../shared/fd-element.ts';
import { Load } from '../shared/load.ts';
import { Spoken } from '../shared/spoken.ts';
import { EventListChoice } from './event-list-choice.ts';
import { filtersNoteView, headingView, noneView, placeholderView } from './event-list.parts.ts';
import { styles } from './event-list.styles.ts';
import { countOf } from './filter.ts';
import type { Filters, FiltersDesk } from './filters.ts';

/** How long somebody has stopped typing before the search begins. */
const TYPED_MS = 250;

/**
 * @summary The partner's events, to search, filter and choose from; it sets the elements beside it to the chosen one.
 * @slot loading - Instead of the placeholder.
 * @slot empty - Instead of the words where there is nothing to show.
 * @slot error - Instead of the words for a failure.
 * @slot actions - Beside the partner's name, for buttons of the page.
 * @slot - Stays visible until the element can draw.
 * @csspart list - The whole.
 * @csspart title - The title.
 * @csspart count - How many events were found.
 * @csspart search - The field to search with.
 * @csspart filters - The filters.
 * @csspart chips - The filters that are on.
 * @csspart scroller - What scrolls.
 * @csspart events - The list box.
 * @csspart event - One event.
 * @csspart pill - A status.
 * @csspart end - What stands below the last event: more to load, or the end.
 * @csspart chosen - How many are chosen, where several can be, and what is chosen and not seen.
 * @csspart stale - The words above data that could not be updated.
 * @csspart footer - The partner's name, and the slot for actions.
 * @csspart notice - What is said instead of data.
 * @csspart button - A button.
 * @csspart loading - The placeholder.
 * @csspart empty - The whole, where there is nothing to show.
 * @csspart failed - The whole, where nothing could be read.
 * @cssprop --fd-event-list-height - How high the events are at most, 560px by default; `none` where the page scrolls.
 * @cssprop --fd-color-text - And `-muted -background -surface -border -accent -danger -warning -positive`.
 * @cssprop --fd-font - Family; `--fd-font-size`, 14px by default, is what everything follows.
 * @cssprop --fd-space - Unit of all gaps, 8px by default.
 * @cssprop --fd-radius - Of the card, 12px by default.
 * @cssstate empty - Nothing to show: nobody signed in, no partner, no events, or none that match.
 * @cssstate loading - Nothing to show yet.
 * @cssstate ready - Shows events.
 * @cssstate stale - Shows events as they were; a reload failed.
 * @cssstate failed - The events could not be read.
 * @fires {FdLoadEvent} fd-load - Begins to load.
 * @fires {FdReadyEvent} fd-ready - Shows events.
 * @fires {FdErrorEvent} fd-error - Something could not be read.
 * @fires {FdSelectEvent} fd-select - Events are chosen. Cancelable: then no other element is set to them.
 * @example
 * <fd-event-list for="card"></fd-event-list>
 * <fd-event-card id="card"></fd-event-card>
 */
export class FdEventList extends EventListChoice {
  static override styles = [FdElement.styles, ...styles];

  /** `compact`: two lines an event, without its prediction. */
  @property({ reflect: true, useDefault: true }) density: 'full' | 'compact' = 'full';
  /** Level of the title as a heading, 3 by default. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 3;

  /** The filters are open. */
  #isOpen = false;
  #typing: ReturnType<typeof setTimeout> | undefined;
  readonly #partner = new Load(this, {
    args: () => [this.scope] as const,
    load: ([scope], how) => (scope ? partner(scope).get(how) : null),
  });
  /** They come when they are opened, or when one is on. */
  readonly #filters = new Spoken<Filters>(
    async (locale) => (await import('./filters.ts')).loadFilters(this.#desk, locale),
    (cause) => this.onPart(cause),
  );
  readonly #desk: FiltersDesk = {
    host: this,
    scope: () => this.scope,
    rows: () => this.events ?? this.pages.rows,
    isGiven: () => Boolean(this.events),
    isOpen: () => this.#isOpen,
    filter: () => this.filter,
    change: (news) => this.change(news),
    clear: () => this.#onClear(),
  };

  /** To the events, or to the search where there are none. */
  override focus(options?: FocusOptions): void {
    (this.list ?? this.renderRoot.querySelector<HTMLElement>('input, article'))?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  override async retry(): Promise<void> {
    this.#filters.again();
    await super.retry();
    await Promise.all([this.#partner.error && this.#partner.refresh(), this.#filters.value?.retry()]);
  }

  protected override forget(): void {
    super.forget();
    clearTimeout(this.#typing);
    this.#isOpen = false;
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.#isOpen || countOf(this.filter)) this.#filters.ask(this.language);
  }

  /** The keyboard goes with what goes away: to what stands beside it, else to the whole. */
  protected override update(changed: PropertyValues<this>): void {
    const focused = this.shadowRoot?.activeElement;
    const place = focused?.closest('[part~="chips"], [part~="filters"]');
    super.update(changed);
    if (focused && !focused.isConnected) {
      const next = (place?.isConnected ? place : this.renderRoot.querySelector('.find'))?.querySelector('button');
      (next ?? this.renderRoot.querySelector('article'))?.focus();
    }
  }

  protected body(words: Messages): TemplateResult {
    const { state, density } = this;
    const isShown = state === 'ready' || state === 'stale';
    const owner = this.#partner.value?.name ?? this.scope?.partnerId;
    return html`<article part=${isShown ? 'list' : state} class=${density} tabindex="-1">
      ${this.isThere || state === 'loading' ? this.#renderHead(words) : nothing}
      ${isShown ? this.#renderList(words) : html`<slot name=${state === 'failed' ? 'error' : state}>${this.#renderNone(words)}</slot>`}
      ${
        owner || isShown
          ? html`<footer part="footer"><bdi class="muted">${owner}</bdi><slot name="actions"></slot></footer>`
          : nothing
      }
    </article>`;
  }

  #renderHead(words: Messages): TemplateResult {
    const count = countOf(this.filter);
    const isOpen = this.#isOpen;
    const filters = this.#filters.value;
    return html`${headingView(this.own, this.headingLevel, this.found)}
      <div class="find" role="search">
        <input
          type="search"
          part="search"
          autocomplete="off"
          spellcheck="false"
          aria-label=${this.own.search}
          placeholder=${this.own.search}
          .value=${this.q}
          @input=${this.#onType}
          @keydown=${this.#onSearchKey}
        />
        <button type="button" part="button" aria-expanded=${isOpen} @click=${this.#onOpen}>
          ${this.own.filters(count)}
        </button>
      </div>
      ${isOpen || count ? (filters?.view(words) ?? filtersNoteView(this.own, words, filters, this.onRetry)) : nothing}`;
  }

  #renderList(words: Messages): TemplateResult {
    const { own, formats, isOld, counted, unseen, later, onRetry: retry, loadMore } = this;
    return this.drawing.value!.view({
      words,
      own,
      formats,
      isCompact: this.density === 'compact',
      isOld,
      staleSince: this.state === 'stale' ? formats.clock(this.first.asOf) : null,
      counted,
      unseen,
      later,
      retry,
      loadMore,
    });
  }

  #renderNone(words: Messages): TemplateResult {
    const { state, own, unseen } = this;
    if (state === 'loading') return placeholderView(words, this.first.isSlow);
    if (state === 'failed' || !this.isThere) return this.renderNotice(words);
    return noneView(this.nothing, unseen, this.isNarrow ? own.clear : null, this.#onClear);
  }

  readonly #onOpen = (): void => {
    this.#isOpen = !this.#isOpen;
    this.requestUpdate();
  };

  readonly #onType = (): void => {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(this.#search, TYPED_MS);
  };

  readonly #search = (): void => {
    clearTimeout(this.#typing);
    this.change({ q: this.#input?.value ?? '' });
  };

  readonly #onSearchKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#search();
    else if (event.key === 'ArrowDown' && this.list) this.list.focus();
    else return;
    event.preventDefault();
  };

  /** Also what has been typed and not been searched for. */
  readonly #onClear = (): void => {
    clearTimeout(this.#typing);
    if (this.#input) this.#input.value = '';
    this.clear();
  };

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('[type="search"]');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fd-event-list': FdEventList;
  }
}
