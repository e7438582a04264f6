import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { EventDetail } from '../../model/event.ts';
import type { EventStatistics } from '../../model/event-statistics.ts';
import { dotted } from '../shared/dotted.ts';
import { pillsOf, placesOf, type PredictionView } from '../shared/event.view.ts';
import type { ElementState } from '../shared/load.ts';
import type { Kpi } from './event-card.view.ts';

/** What, when and where. */
export function headerView(
  event: EventDetail,
  statistics: EventStatistics | undefined,
  words: Messages,
  formats: Pick<Formats, 'count' | 'moment'>,
  level: number,
): TemplateResult {
  const capacity = formats.count(event.capacity);
  return html`<header>
    <p class="pills" part="pills">
      ${pillsOf(event, statistics, words).map(
        ({ text, tone }) => html`<span class="pill ${tone}" part="pill">${text}</span> `,
      )}
    </p>
    <div class="title v" part="title" role="heading" aria-level=${level} dir="auto">
      ${event.title || words.card.untitled}
    </div>
    <p class="v">${formats.moment(event.start_date_time) ?? '—'}</p>
    <p class="muted v">${dotted([...placesOf(event), capacity && words.card.capacity(capacity)])}</p>
  </header>`;
}

/** Above data that could not be updated. */
export function staleView({ stale, retry }: Messages, time: string, onRetry: () => void): TemplateResult {
  return html`<p class="stale" part="stale">
    <span>${stale(time)}</span>
    <button type="button" part="button" @click=${onRetry}>${retry}</button>
  </p>`;
}

/** A missing value is a dash for the eye, a word for the ear. */
export function kpisView(kpis: readonly Kpi[], words: Messages): TemplateResult {
  return html`<dl part="kpis">
    ${kpis.map(
      ({ label, value, note }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>
            <span class=${value === null ? '' : 'v'} aria-hidden=${value === null || nothing}>${value ?? '—'}</span
            >${value === null ? html`<span class="hidden">${words.noData}</span>` : note ? html` <small>${note}</small>` : nothing}
          </dd>
        </div>`,
    )}
  </dl>`;
}

export function predictionView(prediction: PredictionView | null, words: Messages): TemplateResult {
  if (!prediction) return html`<p class="muted">${words.card.noPrediction}</p>`;
  const { value, benchmark, text, valuePercent, benchmarkPercent } = prediction;
  return html`<p class="row"><strong class="big v">${value}</strong> <span class="v">${text}</span></p>
    <svg class="bar" aria-hidden="true">
      <rect class="track" width="100%" height="8" y="4" rx="4" />
      <rect class="fill" width="${valuePercent}%" height="8" y="4" rx="4" />
      ${
        benchmarkPercent === null
          ? nothing
          : svg`<rect class="mark" x="${benchmarkPercent}%" width="2" height="16" transform="translate(-1)" />`
      }
    </svg>
    <p class="muted v">${benchmark}</p>`;
}

/** The parts of the card that load, and fail, on their own. */
export type CardPart = 'figures' | 'prediction' | 'curve' | 'clusters' | 'campaigns' | 'tickets' | 'series';

/** What a part of the card is drawn from. */
export interface PartView<T> {
  readonly name: CardPart;
  readonly title: string;
  readonly level: number;
  /** Absent while it loads, and when it failed. */
  readonly value: T | undefined;
  readonly state: ElementState;
  readonly placeholder: T;
  readonly view: (value: T) => TemplateResult;
  readonly retry: () => void;
}

/** A part of the card: drawn, on its way, or failed by itself without taking the card down. */
export function partView<T>(words: Messages, part: PartView<T>): TemplateResult {
  const { name, title, level, value, state, placeholder, view, retry } = part;
  const isFailed = value === undefined && state === 'failed';
  const isBlank = value === undefined && !isFailed;
  return html`<section part=${name} class="${name} ${isBlank ? 'blank' : ''}">
    <div
      class=${name === 'figures' ? 'hidden' : 'heading'}
      role=${isBlank ? nothing : 'heading'}
      aria-level=${isBlank ? nothing : level}
    >
      ${title}
    </div>
    ${
      isFailed
        ? html`<div class="notice">
            <p class="muted">${words.card.partFailed(title)}</p>
            <button type="button" part="button" @click=${retry}>${words.retry}</button>
          </div>`
        : view(value ?? placeholder)
    }
  </section>`;
}

/** Names whose data it is, also where none can be shown. */
export function footerView(owner: string | null | undefined, actions?: TemplateResult): unknown {
  if (!owner && !actions) return nothing;
  return html`<footer part="footer"><span class="muted">${owner}</span>${actions}</footer>`;
}
