import { html, type TemplateResult } from 'lit';
import type { BackhaulMessages } from '../../../i18n/attribution/messages.ts';
import type { ClusterResult, Compared, EvaluationView } from './backhaul.view.ts';

/**
 * The clusters as a table that a screen reader reads as one: each cluster is a group of two rows, its name over its
 * figures, so that all fits on a phone.
 */
export function evaluationTable(
  { rows }: EvaluationView,
  words: BackhaulMessages,
  noData: string,
  compared: Compared,
  onCompare: (compared: Compared) => void,
): TemplateResult {
  const choice = (name: Compared, text: string): TemplateResult =>
    html`<button type="button" part="button" aria-pressed=${compared === name} @click=${() => onCompare(name)}>
      ${text}
    </button>`;
  return html`<div class="head">
      <span class="muted">${words.compare}</span>
      <div class="choices" role="group" aria-label=${words.compare}>
        ${choice('rate', words.rate)} ${choice('purchases', words.purchases)}
      </div>
    </div>
    <table part="table" class="clusters">
      <caption class="hidden">
        ${words.result}
      </caption>
      <thead>
        <tr>
          ${[words.customers, words.purchases, words.tickets, words.rateShort].map(
            (text) => html`<th scope="col" class="number">${text}</th>`,
          )}
        </tr>
      </thead>
      ${rows.map((row) => rowView(row, words, noData))}
    </table>`;
}

function rowView(row: ClusterResult, words: BackhaulMessages, noData: string): TemplateResult {
  return html`<tbody>
    <tr>
      <th scope="rowgroup" colspan="4">
        <span class="hidden">${words.cluster} </span><bdi>${row.label}</bdi>
        <svg class="bar" aria-hidden="true">
          <rect class="track" width="100%" height="6" rx="3" />
          <rect class="fill" width="${row.percent}%" height="6" rx="3" />
        </svg>
      </th>
    </tr>
    <tr>
      ${[row.customers, row.purchases, row.tickets, row.rate].map(
        (value) =>
          html`<td class="number">
            ${value ?? html`<span aria-hidden="true">—</span><span class="hidden">${noData}</span>`}
          </td>`,
      )}
    </tr>
  </tbody>`;
}
