import { html, nothing, type TemplateResult } from 'lit';
import type { ClusterMessages } from '../../i18n/clusters/messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import { about } from '../shared/about.ts';
import type { ClusterRow, Figure, SelectionView, SortKey } from './cluster-list.view.ts';

/*
 * One table, for all: who sees it compares its bars, who does not is read a row's name and the heading of each figure. Its
 * rows are grids, so that they fit a phone and need no layout while out of sight; the roles say what that takes away.
 */

/** Not redundant: a group that is laid out as a grid is none for some. */
const ROWGROUP = 'rowgroup';

export interface Table {
  readonly rows: readonly ClusterRow[];
  /** Not all rows are drawn yet. */
  readonly isBusy: boolean;
  /** Draws the rows that are not drawn as they are. */
  readonly groups: (draw: (group: readonly ClusterRow[], from: number) => unknown) => unknown;
  readonly selected: ReadonlySet<string>;
  readonly sort: SortKey;
  readonly isRanked: boolean;
  /** The API predicts figures for each cluster (dk1). */
  readonly hasFigures: boolean;
  readonly words: ClusterMessages;
  readonly noData: string;
  readonly caption: string;
  readonly onSort: (sort: SortKey) => void;
  readonly onSelect: (tc: string, isOn: boolean) => void;
}

export function tableView(table: Table): TemplateResult {
  const { rows, groups, isBusy, sort, isRanked, hasFigures, words, caption, onSelect } = table;
  const heading = (key: SortKey | null, text: string): TemplateResult =>
    html`<th
      role="columnheader"
      scope="col"
      aria-sort=${key === sort ? (key === 'rank' ? 'ascending' : 'descending') : nothing}
    >
      ${text}
    </th>`;
  const onChange = ({ target }: Event): void => {
    const { value, checked } = target as HTMLInputElement;
    onSelect(rows[Number(value)]!.tc, checked);
  };
  return html`<table
    role="table"
    part="table"
    class="${isRanked ? 'ranked' : ''} ${hasFigures ? 'figured' : ''}"
    aria-label=${caption}
    aria-rowcount=${rows.length + 1}
    aria-busy=${isBusy ? 'true' : nothing}
    @change=${onChange}
  >
    <thead role=${ROWGROUP} class="hidden">
      <tr role="row" aria-rowindex="1">
        ${heading(null, words.columns.cluster)} ${isRanked ? heading('rank', words.columns.rank) : nothing}
        ${heading('affinity', words.columns.affinity)} ${heading('reach', words.columns.reach)}
        ${heading('share', words.columns.share)}
        ${hasFigures ? [heading(null, words.columns.tickets), heading(null, words.columns.revenue)] : nothing}
      </tr>
    </thead>
    <tbody role=${ROWGROUP}>
      ${groups((group, from) => html`${group.map((row, index) => rowView(row, from + index, table))}`)}
    </tbody>
  </table>`;
}

/** By what the clusters are sorted, a rank only where there is one. */
export function sortView({ sort, isRanked, words, onSort }: Table): TemplateResult {
  const keys: readonly SortKey[] = ['rank', 'affinity', 'reach', 'share'];
  return html`<div class="sort">
    <label for="sort" class="muted">${words.sort}</label>
    <select id="sort" @change=${({ target }: Event) => onSort((target as HTMLSelectElement).value as SortKey)}>
      ${keys
        .slice(isRanked ? 0 : 1)
        .map((key) => html`<option value=${key} .selected=${key === sort}>${words.columns[key]}</option>`)}
    </select>
  </div>`;
}

function rowView(
  row: ClusterRow,
  index: number,
  { selected, isRanked, hasFigures, words, noData }: Table,
): TemplateResult {
  const { columns } = words;
  const figure = (name: string, { text, percent }: Figure): TemplateResult =>
    html`<td role="cell" class="figure">
      <span class="name" aria-hidden="true">${name}</span>
      ${text === null ? missing(noData) : html`<span>${text}</span>`}
      <svg class="bar" aria-hidden="true"><rect class="fill" width="${percent}%" height="6" rx="3" /></svg>
    </td>`;
  const value = (name: string, text: string | null, look = ''): TemplateResult =>
    html`<td role="cell" class=${look}>
      <span class="name" aria-hidden="true">${name}</span>
      ${text === null ? missing(noData) : html`<span>${text}</span>`}
    </td>`;
  return html`<tr role="row" part="row" aria-rowindex=${index + 2}>
    <th role="rowheader" scope="row">
      <label>
        <input type="checkbox" value=${index} .checked=${selected.has(row.tc)} />
        <bdi>${row.label}</bdi>
      </label>
    </th>
    ${isRanked ? value(columns.rank, row.rank, 'rank') : nothing} ${figure(columns.affinity, row.affinity)}
    ${figure(columns.reach, row.reach)} ${figure(columns.share, row.share)}
    ${hasFigures ? [value(columns.tickets, row.tickets, 'predicted'), value(columns.revenue, row.revenue, 'predicted')] : nothing}
  </tr>`;
}

/** A missing value: a dash for the eye, a word for the ear. */
function missing(noData: string): TemplateResult {
  return html`<span aria-hidden="true">—</span><span class="hidden">${noData}</span>`;
}

interface Selection {
  readonly selection: SelectionView;
  readonly total: number;
  readonly words: ClusterMessages;
  readonly formats: Formats;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

/** How many are selected, and what these reach at most where that is known. */
export function selectedIn(
  { count, reach, share }: SelectionView,
  total: number,
  words: ClusterMessages,
  formats: Formats,
): readonly [selected: string, reach?: string] {
  const selected = words.chosen(formats.count(count)!, formats.count(total)!);
  return count && reach ? [selected, words.atMost(reach, share)] : [selected];
}

/** What is selected, and what that reaches at most. It stays in sight while the list is scrolled. */
export function selectionView({ selection, total, words, formats, onAll, onNone }: Selection): TemplateResult {
  const { count, reach, unknown, tickets, revenue } = selection;
  const [selected, reached] = selectedIn(selection, total, words, formats);
  const expected = [tickets && words.tickets(tickets), revenue].filter(Boolean).join(', ');
  return html`<section class="selection" part="selection" aria-label=${words.selection}>
    <div>
      <p>
        <strong>${selected}</strong>
        ${reached ? html`<span>${reached}</span>` : nothing}
      </p>
      ${count && expected ? html`<p>${about(words.expected, expected)}</p>` : nothing}
      ${count > 1 && reach ? html`<p class="muted">${words.overlap}</p>` : nothing}
      ${count && unknown ? html`<p class="muted">${words.unknown(formats.count(unknown)!)}</p>` : nothing}
    </div>
    <div class="ways">
      <button type="button" part="button" aria-disabled=${count === total ? 'true' : nothing} @click=${onAll}>
        ${words.all}
      </button>
      <button type="button" part="button" aria-disabled=${count ? nothing : 'true'} @click=${onNone}>
        ${words.none}
      </button>
    </div>
  </section>`;
}
