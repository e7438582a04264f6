import { property } from 'lit/decorators.js';
import { event } from '../../client/resources/event.ts';
import { partner } from '../../client/resources/partner.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { Campaign } from '../../model/campaigns.ts';
import type { TcRun } from '../../model/clusters.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { EventDetail, EventSummary } from '../../model/event.ts';
import type { EventStatistics } from '../../model/event-statistics.ts';
import type { Partner } from '../../model/partner.ts';
import type { SalesGraph } from '../../model/sales-graph.ts';
import type { Ticket } from '../../model/tickets.ts';
import { FdElement } from '../shared/fd-element.ts';
import { Load, type ElementState, type LoadHow } from '../shared/load.ts';
import { Spoken } from '../shared/spoken.ts';
import type { FdEventChangeEvent } from './action-events.ts';
import type { Card, PartLoad } from './card.ts';
import type * as DataModule from './extras-data.ts';
import type * as ExtrasModule from './extras.ts';
import type { Extras } from './extras.ts';
import { curveOf, loadCurve, type Draw } from './load-curve.ts';
import { painted } from './painted.ts';

/** Kept once they have come, for the reason that the picture's module is: see load-curve.ts. */
let extras: typeof ExtrasModule | undefined;
let data: typeof DataModule | undefined;

/** What a card shows of one event, and what it is asked for by. */
export abstract class CardSource extends FdElement {
  /** The event to load. */
  @property({ attribute: 'event-id' }) eventId = '';
  /** Level of the title as a heading, 3 by default. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 3;
  /** `compact`: header, figures and prediction alone, for lists and side panels. Nothing else is loaded. */
  @property({ reflect: true, useDefault: true }) density: 'full' | 'compact' = 'full';
  /** Nothing can be changed from here, and no other event of the series be chosen. */
  @property({ attribute: 'read-only', type: Boolean }) readOnly = false;
  /** The event itself. With it the element never loads, nor changes anything, and shows of the rest what is set. */
  @property({ attribute: false }) event: EventDetail | undefined;
  /** Its figures. */
  @property({ attribute: false }) statistics: EventStatistics | undefined;
  /** What the sales curve is drawn from. */
  @property({ attribute: false }) salesGraph: SalesGraph | undefined;
  /** Its newest cluster run. */
  @property({ attribute: false }) run: TcRun | undefined;
  /** Whose name and currency are used. */
  @property({ attribute: false }) partner: Partner | undefined;
  /** Its campaigns, in whichever run. */
  @property({ attribute: false }) campaigns: readonly Campaign[] | undefined;
  /** Its kinds of tickets, with prices. */
  @property({ attribute: false }) tickets: readonly Ticket[] | undefined;
  /** The other events of the series. */
  @property({ attribute: false }) series: readonly EventSummary[] | undefined;

  protected readonly eventLoad = this.#part((scope, id, how) => event(scope).get(id, how));
  protected readonly statisticsLoad = this.#part((scope, id, how) => event(scope).statistics(id, how));
  /** The picture's module comes beside its data. */
  protected readonly curveLoad = new Load(this, {
    isIdle: true,
    args: () => [this.fd?.scope, this.#fullId, this.curve ? undefined : this.salesGraph] as const,
    load: ([scope, id, given], how) =>
      given || (scope && id) ? this.#loadCurve(given ?? event(scope!).salesGraph(id, how)) : null,
  });
  /** The picture of what is given, where its module is at hand. */
  protected curve: Draw | undefined;
  #drawn: SalesGraph | undefined;
  protected readonly partnerLoad = this.#part((scope, _id, how) => partner(scope).get(how));
  /** Drawn with what stands below, which comes after the event: its data need not wait for that. */
  readonly #runLoad = this.#part(
    async (scope, id, how) => (data ??= await import('./extras-data.ts')).loadRun(scope, id, how),
    () => this.isFull && !this.run,
  );
  /** Asked for only where the event does not bring it along. */
  protected readonly benchmarkLoad = this.#part(
    (scope, id, how) => event(scope).benchmark(id, how),
    () => Boolean(this.eventLoad.value && !this.eventLoad.value.benchmark?.prediction),
  );
  /** What stands below, and what can be done, comes after the event: absent while it loads, null when it could not be loaded. */
  protected readonly extrasLoad = new Spoken<Extras>(
    async (locale) => {
      await painted();
      return (extras ??= await import('./extras.ts')).loadExtras(this.#card, locale);
    },
    () => this.requestUpdate(),
  );
  readonly #card: Card = {
    element: this,
    now: () => ({
      fd: this.fd,
      id: this.#id,
      event: this.event ?? this.eventLoad.value,
      asOf: this.eventLoad.asOf,
      currency: this.owner?.currency,
      isReadOnly: this.readOnly,
      formats: this.formats,
      language: this.language,
      level: this.headingLevel,
    }),
    take: (event) => {
      this.eventLoad.take(event);
      return this.eventLoad.refresh();
    },
    look: () => this.eventLoad.refresh(),
    retry: this.onRetry,
    notice: (words, pick) => this.renderNotice(words, pick),
    runLoad: this.#runLoad,
  };
  readonly #own = [
    this.eventLoad,
    this.statisticsLoad,
    this.curveLoad,
    this.partnerLoad,
    this.benchmarkLoad,
    this.#runLoad,
  ] as const;

  /** Loads again what failed. */
  override async retry(): Promise<void> {
    await super.retry();
    this.extrasLoad.again();
    await Promise.all(this.#all.filter(({ error }) => error).map((part) => part.refresh()));
  }

  /** Loads everything again, past every cache. What is shown stays meanwhile. */
  async refresh(): Promise<void> {
    await Promise.all(this.#all.map((part) => part.refresh()));
  }

  /** Another element has changed the event that is shown here. */
  readonly #onChange = (change: Event): void => {
    const { eventId } = change as FdEventChangeEvent;
    if (eventId === this.#id && change.composedPath()[0] !== this) void this.eventLoad.refresh();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('fd-event-change', this.#onChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('fd-event-change', this.#onChange);
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { run, campaigns, tickets, series, state, salesGraph } = this;
    if (salesGraph !== this.#drawn) this.curve = salesGraph && curveOf(this.shadowRoot!, salesGraph);
    this.#drawn = this.curve && salesGraph;
    // Before the event they would only delay it.
    if (this.isFull && !this.isHidden && (this.event ? run || campaigns || tickets || series : /^[rs]/.test(state))) {
      data?.dataOf(this.#card);
      this.extrasLoad.ask(this.language, extras?.extrasOf(this.#card, this.language));
    }
  }

  protected override get isHidden(): boolean {
    return !this.event && super.isHidden;
  }

  protected get state(): ElementState {
    if (this.event) return 'ready';
    if (this.gate) return this.gate;
    if (!this.eventId) return 'empty';
    const { state } = this.eventLoad;
    if (state === 'ready' && this.#all.some((part) => part.state === 'stale')) return 'stale';
    return state === 'empty' ? 'loading' : state;
  }

  protected get failures(): readonly (FdError | null | undefined)[] {
    return [this.fd?.error, ...this.#all.map(({ error }) => error)];
  }

  /** What to load; nothing where the event was given. */
  get #id(): string {
    return this.event ? '' : this.eventId;
  }

  protected get isFull(): boolean {
    return this.density !== 'compact';
  }

  get #fullId(): string {
    return this.isFull ? this.#id : '';
  }

  protected get owner(): Partner | undefined {
    return this.partner ?? this.partnerLoad.value;
  }

  /** All that loads by itself. */
  get #all(): readonly Pick<Load<never, unknown>, 'state' | 'error' | 'asOf' | 'refresh'>[] {
    return [...this.#own, ...(this.extrasLoad.value?.parts ?? [])];
  }

  #loadCurve(graph: SalesGraph | Promise<SalesGraph>): Promise<Draw> {
    return loadCurve(this.shadowRoot!, graph, this.curveLoad.value === undefined);
  }

  #part<T>(
    load: (scope: PartnerScope, id: string, how: LoadHow) => Promise<T>,
    isWanted = (): boolean => true,
  ): PartLoad<T> {
    return new Load(this, {
      isIdle: true,
      args: () => [this.fd?.scope, isWanted() ? this.#id : ''] as const,
      load: ([scope, id], how) => (scope && id ? load(scope, id, how) : null),
    });
  }

  /** The oldest of what is shown. */
  protected get asOf(): string {
    return this.formats.clock(
      Math.min(...this.#all.filter(({ error, asOf }) => error && asOf).map(({ asOf }) => asOf)),
    );
  }
}
