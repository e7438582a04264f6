import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { clusters } from '../../client/resources/clusters.ts';
import { event } from '../../client/resources/event.ts';
import { partner } from '../../client/resources/partner.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { TcRun } from '../../model/clusters.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { EventDetail } from '../../model/event.ts';
import type { EventStatistics } from '../../model/event-statistics.ts';
import type { Partner } from '../../model/partner.ts';
import type { SalesGraph } from '../../model/sales-graph.ts';
import type { Access, Notice } from '../access/access.ts';
import { predictionOf } from '../shared/event.view.ts';
import { FdElement } from '../shared/fd-element.ts';
import { Load, type ElementState, type LoadHow } from '../shared/load.ts';
import {
  clustersView,
  footerView,
  headerView,
  kpisView,
  partView,
  predictionView,
  staleView,
  type CardPart,
} from './event-card.parts.ts';
import { styles } from './event-card.styles.ts';
import { clustersOf, kpisOf } from './event-card.view.ts';
import { loadCurve } from './load-curve.ts';
import { blank } from './placeholder.ts';

/** A part of the card hangs on whom it is read as, and on the event. */
type Part<T> = Load<readonly [scope: PartnerScope | undefined | null, eventId: string], T>;

/**
 * @summary One event at a glance: what, when and where, its figures, prediction, sales curve and newest clusters.
 * @slot loading - Instead of the placeholder.
 * @slot empty - Instead of the words where there is nothing to show yet.
 * @slot error - Instead of the words for a failure.
 * @slot actions - Beside the partner's name, for buttons of the page.
 * @slot - Stays visible until the element can draw.
 * @csspart card - The whole.
 * @csspart title - The event's title.
 * @csspart pills - The statuses.
 * @csspart pill - One status.
 * @csspart kpis - The figures.
 * @csspart prediction - Prediction and benchmark.
 * @csspart curve - The sales curve.
 * @csspart clusters - The newest cluster run.
 * @csspart stale - The words above data that could not be updated.
 * @csspart footer - The partner's name, and the slot for actions.
 * @csspart notice - What is said instead of data.
 * @csspart button - The way out.
 * @csspart loading - The placeholder.
 * @cssstate empty - Nothing to show: nobody signed in, no partner, no event id.
 * @cssstate loading - Nothing to show yet.
 * @cssstate ready - Shows the event.
 * @cssstate stale - Shows the event as it was; a reload failed.
 * @cssstate failed - The event could not be read.
 * @fires {FdLoadEvent} fd-load - Begins to load.
 * @fires {FdReadyEvent} fd-ready - Shows the event.
 * @fires {FdErrorEvent} fd-error - Something could not be read.
 * @example
 * <fd-event-card event-id="evt_abc"></fd-event-card>
 */
export class FdEventCard extends FdElement {
  static override styles = [FdElement.styles, ...styles];

  /** The event to load. */
  @property({ attribute: 'event-id' }) eventId = '';
  /** Level of the title as a heading, 3 by default. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 3;
  /** The event itself. With it the element never loads, and shows of the rest what is set. */
  @property({ attribute: false }) event: EventDetail | undefined;
  @property({ attribute: false }) statistics: EventStatistics | undefined;
  @property({ attribute: false }) salesGraph: SalesGraph | undefined;
  @property({ attribute: false }) run: TcRun | undefined;
  @property({ attribute: false }) partner: Partner | undefined;

  readonly #event = this.#part((scope, id, how) => event(scope).get(id, how));
  readonly #statistics = this.#part((scope, id, how) => event(scope).statistics(id, how));
  /** The picture's module comes beside its data. */
  readonly #curve = new Load(this, {
    args: () => [this.fd?.scope, this.#id, this.salesGraph] as const,
    load: ([scope, id, given], how) =>
      given || (scope && id) ? loadCurve(this.shadowRoot!, given ?? event(scope!).salesGraph(id, how)) : null,
  });
  readonly #run = this.#part((scope, id, how) => clusters(scope).latest(id, how));
  readonly #partner = this.#part((scope, _id, how) => partner(scope).get(how));
  /** Asked for only where the event does not bring it along. */
  readonly #benchmark = this.#part(
    (scope, id, how) => event(scope).benchmark(id, how),
    () => Boolean(this.#event.value && !this.#event.value.benchmark?.prediction),
  );
  readonly #parts = [this.#event, this.#statistics, this.#curve, this.#run, this.#partner, this.#benchmark] as const;

  /** Loads again what failed. */
  override async retry(): Promise<void> {
    await super.retry();
    await Promise.all(this.#parts.filter(({ error }) => error).map((part) => part.refresh()));
  }

  /** Loads everything again, past every cache. What is shown stays meanwhile. */
  async refresh(): Promise<void> {
    await Promise.all(this.#parts.map((part) => part.refresh()));
  }

  protected override get isHidden(): boolean {
    return !this.event && super.isHidden;
  }

  protected get state(): ElementState {
    if (this.event) return 'ready';
    if (this.gate) return this.gate;
    if (!this.eventId) return 'empty';
    const { state } = this.#event;
    if (state === 'ready' && this.#parts.some((part) => part.state === 'stale')) return 'stale';
    return state === 'empty' ? 'loading' : state;
  }

  protected get failures(): readonly (FdError | null | undefined)[] {
    return [this.fd?.error, ...this.#parts.map(({ error }) => error)];
  }

  protected override announce(words: Messages): string {
    if (this.state === 'stale') return words.stale(this.#asOf);
    return this.#event.isSlow ? words.slow : super.announce(words);
  }

  protected notice(access: Access): Notice {
    const { words } = access;
    const gate = access.gate(this, this.fd);
    if (gate) return gate;
    const { error } = this.#event;
    return error ? access.error(words.eventFailed, error, this.onRetry, this, this.fd) : { text: words.noEvent };
  }

  protected body(words: Messages): TemplateResult {
    const { state } = this;
    if (state === 'ready' || state === 'stale') return this.#renderCard(words, this.event ?? this.#event.value!);
    if (state === 'loading') return html`<slot name="loading">${this.#renderCard(words)}</slot>`;
    return html`<slot name=${state === 'failed' ? 'error' : 'empty'}>
      <article part=${state} tabindex="-1">
        ${this.renderNotice(words)} ${footerView(this.#partner.value?.name ?? this.fd?.scope?.partnerId)}
      </article>
    </slot>`;
  }

  /** What to load; nothing where the event was given. */
  get #id(): string {
    return this.event ? '' : this.eventId;
  }

  #part<T>(
    load: (scope: PartnerScope, id: string, how: LoadHow) => Promise<T>,
    isWanted = (): boolean => true,
  ): Part<T> {
    return new Load(this, {
      args: () => [this.fd?.scope, isWanted() ? this.#id : ''] as const,
      load: ([scope, id], how) => (scope && id ? load(scope, id, how) : null),
    });
  }

  /** The oldest of what is shown. */
  get #asOf(): string {
    return this.formats.clock(
      Math.min(...this.#parts.filter(({ error, asOf }) => error && asOf).map(({ asOf }) => asOf)),
    );
  }

  /** Without an event it draws the placeholder, of the same size. */
  #renderCard(words: Messages, event?: EventDetail): TemplateResult {
    const { formats, state } = this;
    const shown = event ?? blank.event;
    const owner = this.partner ?? this.#partner.value;
    return html`<article part=${event ? 'card' : 'loading'} class=${event ? '' : 'blank'} tabindex="-1">
      ${this.#event.isSlow ? html`<p class="muted">${words.slow}</p>` : nothing}
      ${state === 'stale' ? staleView(words, this.#asOf, this.onRetry) : nothing}
      ${headerView(shown, this.statistics ?? this.#statistics.value, words, formats, this.headingLevel)}
      ${this.#renderPart(
        words,
        'figures',
        words.card.figures,
        this.#statistics,
        this.statistics,
        blank.statistics,
        (statistics) => kpisView(kpisOf(shown, statistics, owner?.currency, words, formats), words),
      )}
      ${this.#renderPart(
        words,
        'prediction',
        words.card.prediction,
        this.#benchmark,
        shown.benchmark?.prediction ? shown.benchmark : undefined,
        blank.benchmark,
        (benchmark) => predictionView(predictionOf(benchmark, words, formats), words),
      )}
      ${this.#renderPart(words, 'curve', words.card.curve, this.#curve, undefined, blank.curve, (draw) =>
        draw(words, formats),
      )}
      ${this.#renderPart(words, 'clusters', words.card.clusters, this.#run, this.run, blank.run, (run) =>
        clustersView(clustersOf(run, words, formats), words),
      )}
      ${footerView(owner?.name ?? this.fd?.partnerId, html`<slot name="actions"></slot>`)}
    </article>`;
  }

  #renderPart<T>(
    words: Messages,
    name: CardPart,
    title: string,
    load: Pick<Part<T>, 'state' | 'value'>,
    given: T | undefined,
    placeholder: T,
    view: (value: T) => TemplateResult,
  ): TemplateResult | typeof nothing {
    const value = given ?? load.value;
    if (this.event && value === undefined) return nothing;
    const level = this.headingLevel + 1;
    return partView(words, { name, title, level, value, state: load.state, placeholder, view, retry: this.onRetry });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fd-event-card': FdEventCard;
  }
}
