import { html, type TemplateResult } from 'lit';
import type { CampaignMessages } from '../../../i18n/attribution/messages.ts';
import type { DailyRevenueDay } from '../../../model/daily-revenue.ts';
import type { Writing } from './campaign.view.ts';

/** The days as they are printed without the chart, in the order of its own table. */
export function daysTable(
  days: readonly DailyRevenueDay[],
  words: CampaignMessages,
  { formats, figures, currency }: Writing,
): TemplateResult {
  const row = (day: string, tickets: string | null, money: string | null): TemplateResult =>
    html`<tr>
      <th scope="row">${day}</th>
      <td class="number">${tickets ?? '—'}</td>
      <td class="number">${money ?? '—'}</td>
    </tr>`;
  return html`<table part="table">
    ${row(words.date, words.tickets, words.money)}
    ${[...days]
      .reverse()
      .map(({ date, tickets, revenue }) =>
        row(figures.day(date), formats.count(tickets), formats.money(revenue, currency)),
      )}
  </table>`;
}
