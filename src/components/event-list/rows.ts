import { html, nothing, render, svg, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { EventSummary } from '../../model/event.ts';
import { dotted } from '../shared/dotted.ts';
import { pillsOf, placesOf, predictionOf, type Pill } from '../shared/event.view.ts';
import type { DrawnPage } from './pages.ts';

/** How rows are drawn. */
export interface RowLook {
  readonly words: Messages;
  readonly formats: Formats;
  readonly isCompact: boolean;
  /** Events in the whole list; -1 where nobody knows. */
  readonly size: number;
}

/** With what each page was drawn. */
const drawn = new WeakMap<HTMLElement, readonly unknown[]>();

export const idAt = (index: number): string => `event-${index}`;

/** Draws a page into its element, unless it stands there so. */
export function drawPage({ rows, start, element }: DrawnPage, look: RowLook): void {
  const inputs = [rows, start, look.words, look.formats, look.isCompact, look.size];
  if (drawn.get(element)?.every((each, index) => each === inputs[index])) return;
  drawn.set(element, inputs);
  render(
    rows.map((event, index) => rowView(event, start + index, look)),
    element,
  );
}

/** Whether it is chosen is told by the list itself, without drawing the row. */
function rowView(event: EventSummary, index: number, look: RowLook): TemplateResult {
  const { words, formats, isCompact, size } = look;
  const isFlagged = event.frontend_status === 'FLAGGED';
  const pills = pillsOf(event, null, words).filter(({ tone }) => !isCompact || tone === 'warning' || tone === 'danger');
  const places = placesOf(event);
  const when = formats.moment(event.start_date_time);
  return html`<div
    class="row"
    part="event"
    role="option"
    id=${idAt(index)}
    aria-selected="false"
    aria-posinset=${index + 1}
    aria-setsize=${size}
  >
    <svg class="box" viewBox="0 0 16 16" aria-hidden="true">
      <rect x="1" y="1" width="14" height="14" rx="3" />
      <path d="M4 8.2 7 11l5-6" />
    </svg>
    <div class="what">
      <p class="name" dir="auto">${event.title || words.card.untitled}</p>
      ${
        isCompact
          ? html`<p class="muted">${dotted([when, ...places])}</p>`
          : html`<p>${when ?? '—'}</p>
              <p class="muted">${dotted(places)}</p>`
      }
    </div>
    ${pills.length ? html`<p class="pills">${pills.map((pill) => pillView(pill, isFlagged, words))}</p>` : nothing}
    ${isCompact ? nothing : predictionView(event, words, formats)}
  </div>`;
}

function pillView({ text, tone }: Pill, isFlagged: boolean, { card }: Messages): TemplateResult {
  const flag = isFlagged && text === card.status.flagged;
  return html`<span class="pill ${tone}" part="pill"
    >${flag ? html`<svg class="flag" viewBox="0 0 12 12" aria-hidden="true"><path d="M3 11V1.5h7L8 4.25 10 7H3" /></svg>` : nothing}${text}</span
  > `;
}

function predictionView(event: EventSummary, words: Messages, formats: Formats): unknown {
  const prediction = predictionOf(event.benchmark, words, formats);
  if (!prediction) return nothing;
  const { value, text, valuePercent, benchmarkPercent } = prediction;
  return html`<div class="prediction">
    <p><span class="muted">${words.card.prediction}</span> <strong>${value}</strong></p>
    <svg class="bar" aria-hidden="true">
      <rect class="track" width="100%" height="6" y="3" rx="3" />
      <rect class="fill" width="${valuePercent}%" height="6" y="3" rx="3" />
      ${
        benchmarkPercent === null
          ? nothing
          : svg`<rect class="mark" x="${benchmarkPercent}%" width="2" height="12" transform="translate(-1)" />`
      }
    </svg>
    <p class="muted">${text}</p>
  </div>`;
}
