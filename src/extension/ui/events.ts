import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PartnerScope } from '../../client/scope.ts';
import type { FdPackageChooseEvent, FdPackageMadeEvent } from '../../components/package-status/events.ts';
import type { ExtensionMessages } from '../../i18n/extension/messages.ts';
import { FdxElement } from './fdx-element.ts';
import type { FdxChooseEvent } from './event-list.ts';
import { icons } from './icons.ts';
import { NO_PAGE, type ListedEvent, type PageState } from './page.view.ts';
import type { FdxQueryEvent } from './search.ts';

/**
 * The events of the page and the search over all events, and the card of the one that was chosen, in their place.
 * What is in the slot `top` stands above and makes room for the card.
 */
export class FdxEvents extends FdxElement {
  static override styles = [
    FdxElement.styles,
    css`
      .stack {
        gap: calc(var(--_space) * 2);
      }
      /* Its place is the page's: no card in a card. */
      fd-event-card::part(card),
      fd-event-card::part(loading),
      fd-event-card::part(empty),
      fd-event-card::part(failed) {
        border: 0;
        border-radius: 0;
        box-shadow: none;
        padding: 0;
      }
      /* Nothing in progress is no news. */
      fd-package-status[only]:state(empty),
      slot[hidden] {
        display: none;
      }
      .heading {
        align-items: baseline;
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--_space);
        justify-content: space-between;
        margin-block-end: var(--_space);
      }
      .back {
        align-items: center;
        display: inline-flex;
        gap: 2px;
        justify-self: start;
        margin-inline-start: -6px;
        padding-inline: 4px var(--_space);
      }
      :host(:dir(rtl)) .back .icon {
        transform: scaleX(-1);
      }
    `,
  ];

  @property({ attribute: false }) page: PageState = NO_PAGE;
  /** Opens the card by itself where the page shows exactly one of the partner's events. */
  @property({ type: Boolean, attribute: 'open-single' }) openSingle = false;
  /** Reads the page. */
  @property({ attribute: false }) look: () => void = () => undefined;

  @state() private chosen: ListedEvent | null = null;
  @state() private isSearching = false;
  /** The package that is open, whose evaluation is shown with it. */
  @state() private packageId = '';
  #cameFrom: 'page' | 'search' = 'page';
  #lastScope: PartnerScope | null | undefined = null;
  /** What has opened by itself does not open again after the way back. */
  #opened = '';
  #isByItself = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
  }

  /** Puts the keyboard at the beginning. */
  focusStart(): Promise<void> {
    return this.focusOn('h2');
  }

  protected override willUpdate(changed?: PropertyValues): void {
    super.willUpdate();
    const scope = this.fd?.scope;
    // Nothing of one partner stays for another one.
    if (scope !== this.#lastScope) {
      this.chosen = null;
      this.#opened = '';
      this.packageId = '';
    }
    this.#lastScope = scope;
    if (changed?.has('page')) this.#onPage(changed.get('page') as PageState | undefined);
    // What was opened beside one event is not what is opened beside another, or beside none, whoever has turned the page.
    if (changed?.has('chosen')) this.packageId = '';
  }

  /** A card of the page goes with it; one from the search stays as long as the tab does. */
  #onPage(last: PageState | undefined): void {
    const { tabId, events, reading } = this.page;
    // A list of several is another page, also where the way to it was too quick to be seen.
    const isGone = !events.some(({ id }) => id === this.chosen?.id) || (this.#isByItself && events.length > 1);
    if (tabId !== last?.tabId || (this.#cameFrom === 'page' && isGone)) this.chosen = null;
    if (tabId !== last?.tabId || events.length !== 1) this.#opened = '';
    if (!this.openSingle || reading !== 'read' || events.length !== 1 || this.isSearching || this.chosen) return;
    const [single] = events;
    const key = `${tabId} ${single!.id}`;
    if (key === this.#opened) return;
    this.#opened = key;
    this.#cameFrom = 'page';
    this.#isByItself = true;
    this.chosen = single!;
  }

  protected override say(words: ExtensionMessages): string {
    if (this.chosen || this.isSearching) return '';
    const { reading, events, seen } = this.page;
    if (reading === 'asking') return '';
    if (reading !== 'read') return words.page[reading];
    return events.length ? words.page.found(events.length) : words.page.noneSeen(seen);
  }

  protected view(words: ExtensionMessages): TemplateResult {
    const isList = !this.chosen;
    return html`<div class="stack">
      ${this.chosen ? this.#renderCard(words, this.chosen) : nothing}
      <slot name="top" ?hidden=${!isList}></slot>
      <fdx-search ?hidden=${!isList} @fdx-query=${this.#onQuery} @fdx-choose=${this.#onChoose}></fdx-search>
      ${isList && !this.isSearching ? [this.#renderPage(words), this.#renderPackages()] : nothing}
    </div>`;
  }

  #renderCard({ event, page }: ExtensionMessages, { id, title }: ListedEvent): TemplateResult {
    const label = this.#cameFrom === 'search' ? event.backToSearch : this.openSingle ? event.backToPage : event.back;
    return html`<button class="plain back" type="button" @click=${this.#onBack}>${icons.back}${label}</button>
      <section aria-label=${title || page.title}>
        <fd-event-card event-id=${String(id)} heading-level="2"></fd-event-card>
      </section>
      ${this.#renderPackages(String(id))}`;
  }

  /** The clusters and packages for an event, and what was sold; without one, the partner's own packages. */
  #renderPackages(eventId = ''): TemplateResult {
    const { packageId, openSingle } = this;
    return html`${eventId ? html`<fd-cluster-list event-id=${eventId} heading-level="2"></fd-cluster-list>` : nothing}
      <fd-package-status
        event-id=${eventId}
        package-id=${packageId}
        only=${openSingle || eventId ? nothing : 'building'}
        heading-level="2"
        @fd-package-choose=${this.#onPackage}
        @fd-package-made=${this.#onPackage}
      ></fd-package-status>
      ${
        eventId || packageId
          ? html`<fd-attribution-panel event-id=${eventId} package-id=${packageId} heading-level="2">
            </fd-attribution-panel>`
          : nothing
      }`;
  }

  #renderPage(words: ExtensionMessages): TemplateResult {
    const { page } = words;
    const { reading, events } = this.page;
    const canRead = reading === 'unread' || reading === 'failed' || (reading === 'read' && !events.length);
    return html`<section aria-labelledby="title">
      <div class="heading"><h2 id="title" tabindex="-1">${page.title}</h2></div>
      ${
        events.length
          ? html`<fdx-event-list .events=${events} @fdx-choose=${this.#onChoose}></fdx-event-list>`
          : html`<div class="notice note">
              ${this.#renderReading(words)}
              ${
                canRead && this.page.site
                  ? html`<button type="button" @click=${this.#onRead}>
                      ${reading === 'unread' ? page.read : page.readAgain}
                    </button>`
                  : nothing
              }
            </div>`
      }
    </section>`;
  }

  #renderReading({ page }: ExtensionMessages): TemplateResult {
    const { reading, seen } = this.page;
    if (reading === 'read') {
      return html`<p><strong>${page.noneTitle}</strong></p>
        <p>${page.noneSeen(seen)} ${page.noneWay}</p>`;
    }
    return html`<p class="muted">${page[reading === 'asking' ? 'reading' : reading]}</p>`;
  }

  readonly #onPackage = (event: FdPackageChooseEvent | FdPackageMadeEvent): void => {
    // Whoever hears of it after this element may still keep what is shown.
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.packageId = event.packageId;
    });
  };

  readonly #onQuery = ({ isActive }: FdxQueryEvent): void => {
    this.isSearching = isActive;
  };

  readonly #onChoose = (event: FdxChooseEvent): void => {
    event.stopPropagation();
    this.#cameFrom = this.isSearching ? 'search' : 'page';
    this.#isByItself = false;
    this.chosen = event.chosen;
    void this.focusOn('.back');
  };

  readonly #onRead = (): void => {
    this.look();
    // The button goes while it reads: the keyboard stays where it was.
    void this.focusStart();
  };

  readonly #onBack = async (): Promise<void> => {
    const { id } = this.chosen!;
    this.chosen = null;
    await this.updateComplete;
    if (this.#cameFrom === 'search') return this.renderRoot.querySelector('fdx-search')!.focusEvent(id);
    const isThere = await this.renderRoot.querySelector('fdx-event-list')?.focusEvent(id);
    if (!isThere) await this.focusStart();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.chosen) return;
    // The popup itself would close.
    event.preventDefault();
    void this.#onBack();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fdx-events': FdxEvents;
  }
}
