import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.ts';
import type { EventDetail } from '../../model/event.ts';
import type { Access, Notice } from '../access/access.ts';
import { predictionOf } from '../shared/event.view.ts';
import { FdElement } from '../shared/fd-element.ts';
import type { Load } from '../shared/load.ts';
import { CardSource } from './card-source.ts';
import {
  footerView,
  headerView,
  kpisView,
  partView,
  predictionView,
  staleView,
  type CardPart,
} from './event-card.parts.ts';
import { styles } from './event-card.styles.ts';
import { kpisOf } from './event-card.view.ts';
import { blank } from './placeholder.ts';
import { remembering } from './remembering.ts';

/**
 * @summary One event at a glance: what, when and where, its figures, prediction, sales curve, newest clusters, campaigns, tickets and series; and flagging, archiving, restoring it.
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
 * @csspart acts - What can be done with the event.
 * @csspart question - Is asked before an event is archived.
 * @csspart campaigns - The event's campaigns.
 * @csspart newer - That there is a newer recommendation than campaigns are on.
 * @csspart tickets - Tickets by category and price.
 * @csspart series - The other events of the series.
 * @csspart stale - The words above data that could not be updated.
 * @csspart footer - The partner's name, and the slot for actions.
 * @csspart notice - What is said instead of data.
 * @csspart button - The way out.
 * @csspart figures - The section of the figures.
 * @csspart empty - The whole, where there is nothing to show.
 * @csspart failed - The whole, where the event could not be read.
 * @csspart loading - The placeholder.
 * @cssstate empty - Nothing to show: nobody signed in, no partner, no event id.
 * @cssstate loading - Nothing to show yet.
 * @cssstate ready - Shows the event.
 * @cssstate stale - Shows the event as it was; a reload failed.
 * @cssstate failed - The event could not be read.
 * @fires {FdLoadEvent} fd-load - Begins to load.
 * @fires {FdReadyEvent} fd-ready - Shows the event.
 * @fires {FdErrorEvent} fd-error - Something could not be read.
 * @fires {FdEventActionEvent} fd-event-action - The event is about to be flagged, archived or the like. Cancelable.
 * @fires {FdEventChangeEvent} fd-event-change - Its status was changed from here.
 * @fires {FdEventChooseEvent} fd-event-choose - Another event of the series is about to be shown in its place. Cancelable.
 * @example
 * <fd-event-card event-id="evt_abc"></fd-event-card>
 */
export class FdEventCard extends CardSource {
  static override styles = [FdElement.styles, ...styles];

  readonly #prediction = remembering();

  protected override announce(words: Messages): string {
    if (this.state === 'stale') return words.stale(this.asOf);
    const said = this.state === 'ready' && this.extrasLoad.value?.said;
    if (said) return said;
    return this.eventLoad.isSlow ? words.slow : super.announce(words);
  }

  protected notice(access: Access): Notice {
    const { words } = access;
    const gate = access.gate(this, this.fd);
    if (gate) return gate;
    const { error } = this.eventLoad;
    return error ? access.error(words.eventFailed, error, this.onRetry, this, this.fd) : { text: words.noEvent };
  }

  protected body(words: Messages): TemplateResult {
    const { state } = this;
    if (state === 'ready' || state === 'stale') return this.#renderCard(words, this.event ?? this.eventLoad.value!);
    if (state === 'loading') return html`<slot name="loading">${this.#renderCard(words)}</slot>`;
    return html`<slot name=${state === 'failed' ? 'error' : 'empty'}>
      <article part=${state} tabindex="-1">
        ${this.renderNotice(words)} ${footerView(this.partnerLoad.value?.name ?? this.fd?.scope?.partnerId)}
      </article>
    </slot>`;
  }

  /** Without an event it draws the placeholder, of the same size. */
  #renderCard(words: Messages, event?: EventDetail): TemplateResult {
    const { state } = this;
    const formats = event ? this.formats : blank.formats;
    const shown = event ?? blank.event;
    const owner = this.owner;
    const isFull = this.isFull;
    const extras = isFull ? this.extrasLoad.value : null;
    return html`<article part=${event ? 'card' : 'loading'} class=${event ? '' : 'blank'} tabindex="-1">
      ${this.eventLoad.isSlow ? html`<p class="muted">${words.slow}</p>` : nothing}
      ${state === 'stale' ? staleView(words, this.asOf, this.onRetry) : nothing}
      ${headerView(shown, this.statistics ?? this.statisticsLoad.value, words, formats, this.headingLevel)}
      ${
        !isFull || this.readOnly || this.event
          ? nothing
          : event && extras
            ? extras.actions.view(event, extras.own, words)
            : html`<div class="acts ${extras === null ? '' : 'blank'}"></div>`
      }
      ${this.#renderPart(
        words,
        'figures',
        words.card.figures,
        this.statisticsLoad,
        this.statistics,
        blank.statistics,
        (statistics) => kpisView(kpisOf(shown, statistics, owner?.currency, words, formats), words),
      )}
      ${this.#renderPart(
        words,
        'prediction',
        words.card.prediction,
        this.benchmarkLoad,
        shown.benchmark?.prediction ? shown.benchmark : undefined,
        blank.benchmark,
        (benchmark) =>
          this.#prediction([benchmark, words, formats], () =>
            predictionView(predictionOf(benchmark, words, formats), words),
          ),
      )}
      ${
        isFull
          ? html`${this.#renderPart(words, 'curve', words.card.curve, this.curveLoad, this.curve, blank.curve, (draw) =>
              draw(words, this.formats),
            )}
            ${
              event && extras
                ? extras.view(event, words)
                : this.event
                  ? nothing
                  : html`<div class="more ${extras === null ? '' : 'blank bars'}">
                      ${
                        extras === null
                          ? html`<div class="notice">
                              <p class="muted">${words.unavailable}</p>
                              <button type="button" part="button" @click=${this.onRetry}>${words.retry}</button>
                            </div>`
                          : nothing
                      }
                    </div>`
            }`
          : nothing
      }
      ${footerView(owner?.name ?? this.fd?.partnerId, html`<slot name="actions"></slot>`)}
    </article>`;
  }

  #renderPart<T>(
    words: Messages,
    name: CardPart,
    title: string,
    load: Pick<Load<never, T>, 'state' | 'value'>,
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
