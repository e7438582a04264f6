import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { events } from '../../client/resources/events.ts';
import type { PartnerScope } from '../../client/scope.ts';
import { Load } from '../../components/shared/load.ts';
import type { ExtensionMessages } from '../../i18n/extension/messages.ts';
import type { ApiId } from '../../model/ids.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { EventSummary } from '../../model/event.ts';
import type { Page } from '../../model/page.ts';
import { FdxElement } from './fdx-element.ts';
import { icons } from './icons.ts';
import { upcomingFirst } from './page.view.ts';

/** How long somebody must have stopped typing. */
const DEBOUNCE_MS = 250;
/** Rows that are shown: whoever sees more of them refines. */
const LIMIT = 20;

/** `fdx-query`: the search has begun, or was cleared. */
export class FdxQueryEvent extends Event {
  readonly isActive: boolean;

  constructor(isActive: boolean) {
    super('fdx-query');
    this.isActive = isActive;
  }
}

/** Searches all events of the partner. */
export class FdxSearch extends FdxElement {
  static override styles = [
    FdxElement.styles,
    css`
      .field {
        position: relative;
      }
      .field .icon {
        color: var(--_muted);
        inset-block-start: 10px;
        inset-inline-start: 10px;
        pointer-events: none;
        position: absolute;
      }
      input {
        appearance: none;
        background: var(--_surface);
        border: 1px solid var(--_muted);
        border-radius: calc(var(--_radius) / 2);
        color: inherit;
        font: inherit;
        inline-size: 100%;
        min-block-size: 40px;
        padding: 6px 12px 6px 38px;
      }
      input:dir(rtl) {
        padding: 6px 38px 6px 12px;
      }
      input::placeholder {
        color: var(--_muted);
        opacity: 1;
      }
      .results:not(:empty) {
        margin-block-start: calc(var(--_space) * 1.5);
      }
    `,
  ];

  /** By default the provider's. */
  @property({ attribute: false }) scope: PartnerScope | null = null;
  /** What is searched for; follows what is typed. */
  @state() private query = '';

  #typing: ReturnType<typeof setTimeout> | undefined;
  #lastScope: PartnerScope | null = null;
  readonly #results = new Load(this, {
    args: () => [this.#scope, this.query] as const,
    load: ([scope, q], { signal }): Promise<Page<EventSummary>> | null =>
      scope && q ? events(scope).list({ q, limit: LIMIT }, { signal }) : null,
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  /** Puts the keyboard on an event among the results. */
  async focusEvent(id: ApiId): Promise<void> {
    await this.updateComplete;
    const isThere = await this.renderRoot.querySelector('fdx-event-list')?.focusEvent(id);
    if (!isThere) this.renderRoot.querySelector('input')?.focus();
  }

  get #scope(): PartnerScope | null {
    return this.scope ?? this.fd?.scope ?? null;
  }

  protected override get failures(): readonly (FdError | null)[] {
    return [this.#results.error];
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const scope = this.#scope;
    // What was looked for as one partner is not looked for as another one.
    if (this.#lastScope && scope !== this.#lastScope) this.#clear();
    this.#lastScope = scope;
  }

  protected override say(words: ExtensionMessages): string {
    const { state, value } = this.#results;
    if (!this.query) return '';
    if (state === 'loading') return words.search.loading;
    if (state === 'failed') return words.search.failed;
    if (!value) return '';
    return value.items.length ? words.search.found(value.total ?? value.items.length) : words.search.none(this.query);
  }

  protected view(words: ExtensionMessages): TemplateResult {
    const { search } = words;
    return html`<div role="search" class="field">
        ${icons.search}
        <input
          type="search"
          aria-label=${search.label}
          placeholder=${search.placeholder}
          autocomplete="off"
          spellcheck="false"
          maxlength="100"
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        />
      </div>
      <div class="results">${this.query ? this.#renderResults(words) : nothing}</div>`;
  }

  #renderResults(words: ExtensionMessages): TemplateResult {
    const { search } = words;
    const { state, value, error } = this.#results;
    if (error && !value) {
      const text = this.access?.textOf(error);
      return html`<div class="notice note">
        <p><strong>${search.failed}</strong> ${text}</p>
        <button type="button" @click=${this.#onRetry}>${search.retry}</button>
      </div>`;
    }
    if (!value || state === 'loading') return html`<p class="muted">${search.loading}</p>`;
    if (!value.items.length) {
      return html`<div class="note">
        <p>${search.none(this.query)}</p>
        <p class="muted">${search.noneWay}</p>
      </div>`;
    }
    const more = (value.total ?? 0) - value.items.length - value.unreadable;
    return html`<section class="stack" aria-label=${search.title}>
      <fdx-event-list .events=${upcomingFirst(value.items, Date.now())}></fdx-event-list>
      ${more > 0 ? html`<p class="muted">${search.more(this.formats.count(more)!)}</p>` : nothing}
    </section>`;
  }

  readonly #onInput = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#typing);
    if (text) this.#typing = setTimeout(() => this.#search(text), DEBOUNCE_MS);
    else this.#search('');
  };

  /** The first Escape clears the field, as it does in every search field; the next one is the page's. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const input = event.target as HTMLInputElement;
    if (event.key !== 'Escape' || !input.value) return;
    event.preventDefault();
    event.stopPropagation();
    this.#clear();
  };

  readonly #onRetry = (): void => {
    void this.#results.refresh();
    void this.focusOn('input');
  };

  #search(text: string): void {
    const wasActive = Boolean(this.query);
    this.query = text;
    if (wasActive !== Boolean(text)) this.dispatchEvent(new FdxQueryEvent(Boolean(text)));
  }

  #clear(): void {
    clearTimeout(this.#typing);
    const input = this.renderRoot.querySelector('input');
    if (input) input.value = '';
    this.#search('');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fdx-search': FdxSearch;
  }
}
