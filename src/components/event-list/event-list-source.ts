import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { eventList } from '../../client/resources/event-list.ts';
import type { PartnerScope } from '../../client/scope.ts';
import { eventListMessages } from '../../i18n/events/languages.ts';
import type { EventListMessages } from '../../i18n/events/messages.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { EventSummary } from '../../model/event.ts';
import type { Page } from '../../model/page.ts';
import { Load, type ElementState, type LoadHow } from '../shared/load.ts';
import { WordedElement } from '../shared/worded-element.ts';
import { isNarrow, listed, noFilter, queryOf, unlessFalse, type ListFilter } from './filter.ts';
import { Pages } from './pages.ts';

/** So many pages are read again at once, one after the other. What was read beyond them stays as it is. */
const READ_AGAIN = 10;

interface FirstPages {
  readonly pages: readonly Page<EventSummary>[];
  /** What was read beyond them goes on. */
  readonly isPart: boolean;
}

/** What the list shows and where it comes from: given, or read page by page; and what it is narrowed down to. */
export abstract class EventListSource extends WordedElement<EventListMessages> {
  /** Free text. This and the other filters are what the page begins with; whoever uses the list changes them. */
  @property() q = '';
  /** First day, `YYYY-MM-DD`. */
  @property() since = '';
  /** Last day, `YYYY-MM-DD`. */
  @property() until = '';
  /** Cities; in the attribute with commas between them. */
  @property({ converter: listed }) city: readonly string[] = [];
  /** Ids of venues or halls, with commas; names where the events are given. */
  @property({ converter: listed }) venue: readonly string[] = [];
  /** `active`, `cancelled`, …: the API's list is open. */
  @property() status = '';
  /** Flagged events only. */
  @property({ type: Boolean }) flagged = false;
  /** Archived events, too. */
  @property({ type: Boolean }) archived = false;
  /** Leaves products out, as Lookout does; `exclude-products="false"` shows them. */
  @property({ attribute: 'exclude-products', converter: unlessFalse }) excludeProducts = true;
  /** The events themselves. With them the element never asks the API, and searches and filters them itself. */
  @property({ attribute: false }) events: readonly EventSummary[] | undefined;

  protected readonly catalogue = eventListMessages;
  protected readonly pages = new Pages();
  /** The page that is being read beyond the first ones; 0 for none. */
  #wanted = 0;
  /** As whom, and in what, it was read last. */
  #scope: unknown;
  #events: unknown;
  #key = '';
  /** What the pages that are here were asked for. */
  #found = '';
  /** As whom somebody has chosen anything, who may come back to it. */
  #whose = '';
  /** What the page began with, of what was changed since. */
  #presets: Partial<ListFilter> = {};
  #taken: unknown;

  protected readonly first = new Load(this, {
    args: () => [this.#scope, this.#events, this.#key] as const,
    load: (_args, how) => (this.isThere ? this.#readFirst(how) : null),
  });
  protected readonly later = new Load(this, {
    args: () => [this.#scope, this.#events, this.#key, this.#wanted] as const,
    load: ([, , , page], how) => (this.isThere && page ? this.#read(page, how) : null),
  });

  /** Another user or partner is looking: nothing that was chosen is theirs. */
  protected abstract forget(): void;

  protected get filter(): ListFilter {
    const { q, since, until, city, venue, status, flagged, archived } = this;
    return { q, since, until, city, venue, status, flagged, archived };
  }

  /** Narrows the list down by what somebody has chosen. */
  protected change(news: Partial<ListFilter>): void {
    this.#presets = { ...(this.filter as Partial<ListFilter>), ...this.#presets };
    Object.assign(this, news);
  }

  protected readonly clear = (): void => this.change(noFilter);

  /** Reads the list again, past every cache. What is shown, and what is chosen, stays meanwhile. */
  async refresh(): Promise<void> {
    await this.first.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('fd-event-change', this.#onChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('fd-event-change', this.#onChange);
  }

  /** Loads again what failed. */
  override async retry(): Promise<void> {
    await super.retry();
    await Promise.all([this.first, this.later].filter(({ error }) => error).map((load) => load.refresh()));
  }

  /** The next page, unless one is on its way. */
  protected readonly loadMore = (): void => {
    if (this.later.error) void this.later.refresh();
    else if (!this.isBusy && this.pages.next) {
      this.#wanted = this.pages.next;
      this.requestUpdate();
    }
  };

  protected get isBusy(): boolean {
    return this.first.state === 'loading' || this.later.state === 'loading';
  }

  /** What was found last, by a search that another one is taking the place of. */
  protected get isOld(): boolean {
    return this.first.state === 'loading' && this.pages.rows.length > 0;
  }

  protected get isNarrow(): boolean {
    return isNarrow(this.filter);
  }

  protected get scope(): PartnerScope | null | undefined {
    return this.events ? null : this.fd?.scope;
  }

  protected get state(): ElementState {
    if (!this.events && this.gate) return this.gate;
    const { state } = this.first;
    if (state === 'failed') return state;
    if (state === 'loading' || state === 'empty') return this.isOld ? 'ready' : 'loading';
    return this.pages.rows.length ? state : 'empty';
  }

  protected get failures(): readonly (FdError | null | undefined)[] {
    return [this.fd?.error, this.first.error, this.later.error];
  }

  protected override get isHidden(): boolean {
    return !this.events && super.isHidden;
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { scope, events: given } = this;
    const whose = given ? '' : scope ? `${scope.user} ${scope.partnerId}` : this.#whose;
    if (this.#whose && whose !== this.#whose) {
      Object.assign(this, this.#presets);
      this.forget();
    }
    if (whose !== this.#whose) this.#presets = {};
    this.#whose = whose;
    // Nothing of a partner outlives its scope.
    if (scope !== this.#scope || Boolean(given) !== Boolean(this.#events)) this.#empty();
    this.#scope = scope;
    this.#events = given;
    const key = JSON.stringify([queryOf(this.filter, this.excludeProducts), given && this.#zone]);
    if (key !== this.#key) this.#wanted = 0;
    this.#key = key;
  }

  /** By now what has been loaded is known to belong to whom and what it was asked for. */
  protected override update(changed: PropertyValues<this>): void {
    const { first, later } = this;
    if (first.value && first.value.pages !== this.#taken) {
      this.#taken = first.value.pages;
      this.pages.set(first.value.pages, first.value.isPart);
      this.#found = this.#key;
    }
    if (later.value && this.#wanted && later.value.page === this.#wanted) {
      this.#wanted = 0;
      this.pages.append(later.value);
    }
    super.update(changed);
  }

  /** There are events, or somebody to ask for them. */
  protected get isThere(): boolean {
    return Boolean(this.events ?? this.scope);
  }

  #empty(): void {
    this.pages.clear();
    this.#found = '';
    this.#taken = undefined;
    this.#wanted = 0;
  }

  /** Another element has changed an event: what is known of it is drawn at once, the rest is read. */
  readonly #onChange = (event: Event): void => {
    const { eventId, frontendStatus } = event as Event & { eventId?: string; frontendStatus?: string };
    if (eventId && frontendStatus) this.pages.change(eventId, { frontend_status: frontendStatus });
    this.requestUpdate();
    if (this.first.value && !this.events) void this.first.refresh();
  };

  get #zone(): string | null {
    return this.timeZone ?? this.fd?.timeZone ?? null;
  }

  async #readFirst(how: LoadHow): Promise<FirstPages> {
    const isAgain = how.fresh && this.#found === this.#key;
    const count = isAgain ? Math.min(this.pages.all.length, READ_AGAIN) : 1;
    const pages = [await this.#read(1, how)];
    while (pages.length < count && pages.at(-1)!.nextPage) pages.push(await this.#read(pages.length + 1, how));
    return { pages, isPart: isAgain && pages.at(-1)!.nextPage !== null };
  }

  async #read(page: number, how: LoadHow): Promise<Page<EventSummary>> {
    const { filter, excludeProducts, events: given } = this;
    if (!given) return eventList(this.scope!).list({ ...queryOf(filter, excludeProducts), page }, how);
    const { pageOf } = await import('./given.ts');
    return pageOf(given, filter, excludeProducts, page, this.#zone);
  }
}
