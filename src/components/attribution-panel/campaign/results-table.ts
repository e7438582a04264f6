import { html, nothing, type TemplateResult } from 'lit';
import type { CampaignMessages } from '../../../i18n/attribution/messages.ts';
import type { ResultRow, ResultsView } from './campaign.view.ts';

interface TableOptions {
  /** So many rows at most. */
  readonly shown: number;
  /** Shows all of them. */
  readonly onWhole: () => void;
  /** `null` where nothing may be deleted. */
  readonly onDelete: ((row: ResultRow) => void) | null;
}

/** The rows that the event's revenue is attributed by, with their totals. */
export function resultsTable(
  { rows, tickets, money }: ResultsView,
  words: CampaignMessages,
  { shown, onWhole, onDelete }: TableOptions,
): TemplateResult {
  const cell = (text: string | null): TemplateResult => html`<td class="number">${text ?? '—'}</td>`;
  const gap = onDelete ? html`<td></td>` : nothing;
  return html`<table part="table">
      <caption class="hidden">
        ${words.results}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.date}</th>
          <th scope="col" class="number">${words.tickets}</th>
          <th scope="col" class="number">${words.money}</th>
          ${gap}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, shown).map(
          (row) =>
            html`<tr>
              <th scope="row">${row.date ?? '—'}<small>${row.source ?? '—'}</small></th>
              ${cell(row.tickets)} ${cell(row.money)}
              ${onDelete && row.canDelete ? deleteCell(words.remove(row.text), () => onDelete(row)) : gap}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.total}</th>
          ${cell(tickets)} ${cell(money)} ${gap}
        </tr>
      </tfoot>
    </table>
    ${
      shown < rows.length
        ? html`<div><button type="button" part="button" @click=${onWhole}>${words.all(rows.length)}</button></div>`
        : nothing
    }`;
}

function deleteCell(label: string, onDelete: () => void): TemplateResult {
  return html`<td class="act">
    <button type="button" part="button" class="icon" title=${label} @click=${onDelete}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4L12 12M12 4L4 12" /></svg>
      <span class="hidden">${label}</span>
    </button>
  </td>`;
}
