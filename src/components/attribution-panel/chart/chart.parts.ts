import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ChartMessages } from '../../../i18n/attribution/messages.ts';
import type { Figures } from '../figures.ts';
import type { Panel } from '../panel.ts';
import type { ChartPoint, ChartView } from './chart.view.ts';

/** What the chart's parts are written with. */
export interface ChartWriting {
  readonly panel: Panel;
  readonly words: ChartMessages;
  readonly figures: Figures;
  /** What is counted, and by day or week. */
  readonly label: string;
}

/** A bar in words, the same in the reading and in the table. */
export function readingOf({ sales, adjustment, ...point }: ChartPoint, writing: ChartWriting): string {
  const { words } = writing;
  const name = nameOf(point, writing);
  const reading = words.reading(name, moneyOf(sales.revenue, writing), countOf(sales.tickets, writing));
  if (!adjustment) return reading;
  return words.withAdjustment(reading, moneyOf(adjustment.revenue, writing), countOf(adjustment.tickets, writing));
}

function nameOf({ from, to }: Pick<ChartPoint, 'from' | 'to'>, { words, figures }: ChartWriting): string {
  return from === to ? figures.day(from) : words.span(figures.day(from), figures.day(to));
}

function moneyOf(value: number | null, { figures, panel }: ChartWriting): string {
  return figures.exact(value, panel.partner?.currency) ?? panel.words.noData;
}

function countOf(value: number | null, { panel }: ChartWriting): string {
  return panel.formats.count(value) ?? panel.words.noData;
}

/** The bars with what was added over them; all places are attributes, so that no policy minds. */
export function areaView(
  { points, levels, zero }: ChartView,
  read: ChartPoint | undefined,
  figures: Figures,
): TemplateResult {
  const last = points.at(-1)!;
  const end = last.x + last.width / 2;
  return html`<svg class="area" aria-hidden="true">
    ${levels.map(({ y }) => svg`<line x1="0" x2="100%" y1="${y}%" y2="${y}%" />`)}
    ${read ? svg`<rect class="cursor" x="${read.x}%" width="${read.width}%" height="100%" />` : nothing}
    <line class="last" x1="${end}%" x2="${end}%" y1="0" y2="100%" />
    ${points.map(({ x, width, bar }) =>
      bar
        ? svg`<rect class=${bar.isNegative ? 'negative' : 'sold'} x="${x + width * 0.12}%" width="${width * 0.76}%"
            y="${bar.y}%" height="${bar.height}%" />`
        : nothing,
    )}
    <line class="ground" x1="0" x2="100%" y1="${zero}%" y2="${zero}%" />
    ${points.map(({ x, width, mark }) =>
      mark === null
        ? nothing
        : svg`<svg x="${x + width / 2}%" y="${mark}%"><path class="added" d="M0 -7L7 0L0 7L-7 0Z" /></svg>`,
    )}
    ${levels.map(({ value, y }) => svg`<text x="-8" y="${y}%" dy="4" text-anchor="end">${figures.compact(value)}</text>`)}
  </svg>`;
}

/** Makes room for the longest of the values that stand beside the bars, in whatever font: nothing is measured. */
export function gutterView({ levels }: ChartView, figures: Figures): TemplateResult {
  return html`<div class="gutter" aria-hidden="true">
    ${levels.map(({ value }) => html`<span>${figures.compact(value)}</span>`)}
  </div>`;
}

/** Dates under the plot; the last one is today, or named. */
export function datesView(
  { dates, isLong }: ChartView,
  isToday: boolean,
  { words, figures }: ChartWriting,
): TemplateResult {
  return html`<svg class="dates" aria-hidden="true">
    ${dates.map(({ date, x, anchor }, index) => {
      const isLast = index === dates.length - 1;
      const text = isLast && isToday ? words.today : figures.tick(date, isLong && !isLast);
      return svg`<text class=${isLast ? 'last-date' : ''} x="${x}%" y="18" text-anchor=${anchor}>${text}</text>`;
    })}
  </svg>`;
}

/** The same as a table, for who cannot see the bars and for paper: what is newest comes first. */
export function tableView({ points }: ChartView, writing: ChartWriting): TemplateResult {
  const { words, figures, label } = writing;
  const hasAdded = points.some(({ adjustment }) => adjustment);
  const money = (value: number | null): string => moneyOf(value, writing);
  const count = (value: number | null): string => countOf(value, writing);
  const addedCell = ({ adjustment }: ChartPoint): TemplateResult =>
    html`<td class="number">${adjustment ? `${money(adjustment.revenue)} (${count(adjustment.tickets)})` : ''}</td>`;
  return html`<table part="table">
    <caption class="hidden">
      ${label}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.date}</th>
        <th scope="col" class="number">${words.revenue}</th>
        <th scope="col" class="number">${words.tickets}</th>
        ${hasAdded ? html`<th scope="col" class="number">${words.adjustment}</th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${[...points].reverse().map(
        (point) =>
          html`<tr>
            <th scope="row">${figures.span(point.from, point.to)}</th>
            <td class="number">${money(point.sales.revenue)}</td>
            <td class="number">${count(point.sales.tickets)}</td>
            ${hasAdded ? addedCell(point) : nothing}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
