import { css, html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.ts';
import type { TcRun } from '../../model/clusters.ts';
import { about } from '../shared/about.ts';
import { dotted } from '../shared/dotted.ts';
import type { ClustersView } from './clusters.view.ts';
import type { EventCardMessages } from '../../i18n/event-card/messages.ts';
import type { CampaignsView, SiblingView, TicketView } from './extras.view.ts';
import { SHOWN } from './shown.ts';

export const extrasStyles = css`
  ul {
    display: grid;
    gap: var(--_space);
    list-style: none;
    padding: 0;
  }
  li {
    display: grid;
    gap: 2px var(--_space);
  }
  li .bar {
    block-size: 4px;
  }
  .clusters .heading {
    float: inline-start;
  }
  .clusters > :not(.run) {
    clear: both;
  }
  .run {
    margin-block-end: var(--_space);
    text-align: end;
  }
  .blank .run {
    visibility: hidden;
  }
  .campaigns ul,
  ul + p {
    margin-block-start: var(--_space);
  }
  .acts {
    display: grid;
    gap: var(--_space);
  }
  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  .ask {
    background: color-mix(in srgb, var(--_warning) 10%, transparent);
    border-radius: var(--_corner);
    display: grid;
    gap: var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5);
  }
  .newer {
    border-inline-start: 3px solid var(--_warning);
    margin-block: var(--_space);
    padding-inline-start: var(--_space);
  }
  .sibling {
    background: none;
    border: 0;
    min-block-size: 24px;
    padding: 0;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  section li .side {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
  }
  @container (min-width: 480px) {
    li {
      align-items: baseline;
      grid-template-columns: minmax(0, 1fr) auto;
    }
    li .bar {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .ask {
      border: 1px solid;
    }
  }
`;

/** As the placeholder of the whole card has its values: unreadable, of a usual length. */
const cluster = { tc: '–'.repeat(20), metric_pred: 0, reach_estimate: 100_000 };
export const blankRun: TcRun = { tc_run_id: '–', clusters: [cluster, cluster, cluster, cluster] };

const name = '–'.repeat(22);
const short = '–'.repeat(9);
const campaign = { label: name, status: short, run: short };
const ticket = { category: short, price: short, sold: name, soldPercent: 0 };
export const blankCampaigns: CampaignsView = {
  counts: [short],
  whole: [name],
  newer: null,
  rows: Array.from({ length: 5 }, () => campaign),
  rest: null,
};
export const blankTickets: readonly TicketView[] = Array.from({ length: 6 }, () => ticket);
/** @param count how many other events the series has */
export const blankSeries = (count: number): readonly SiblingView[] =>
  Array.from({ length: Math.min(count, SHOWN.series) }, () => ({
    id: '',
    date: name,
    places: [name],
    pills: [],
    sold: name,
  }));

export function clustersView(clusters: ClustersView | null, { card }: Messages): TemplateResult {
  if (!clusters) return html`<p class="muted">${card.noClusters}</p>`;
  return html`${clusters.run ? html`<p class="muted run">${clusters.run}</p>` : nothing}
    <ul>
      ${clusters.rows.map(
        ({ label, affinity, affinityPercent, reach }) =>
          html`<li>
            <bdi class="v">${label}</bdi>
            <span class="muted v"
              >${[affinity && card.affinity(affinity), reach && card.reach(reach)].filter(Boolean).join(' · ')}</span
            >
            <svg class="bar" aria-hidden="true">
              <rect class="track" width="100%" height="4" rx="2" />
              <rect class="fill" width="${affinityPercent}%" height="4" rx="2" />
            </svg>
          </li>`,
      )}
    </ul>
    ${clusters.rest ? html`<p class="muted v">${clusters.rest}</p>` : nothing}`;
}

function newerView({ run, others }: NonNullable<CampaignsView['newer']>, own: EventCardMessages): TemplateResult {
  return html`<p class="newer" part="newer">
    <strong>${about(own.newer, run)}</strong>
    ${about((one) => own.stay(others.map(() => one)), ...others)}
  </p>`;
}

export function campaignsView(view: CampaignsView | null, own: EventCardMessages): TemplateResult {
  if (!view) return html`<p class="muted">${own.noCampaigns}</p>`;
  const { counts, whole, newer, rows, rest } = view;
  return html`<p class="v">${dotted(counts)}</p>
    ${whole.length ? html`<p class="muted v">${dotted(whole)}</p>` : nothing} ${newer ? newerView(newer, own) : nothing}
    <ul>
      ${rows.map(
        ({ label, status, run }) =>
          html`<li>
            <bdi class="v">${label}</bdi>
            <span class="muted v">${dotted([status, run])}</span>
          </li>`,
      )}
    </ul>
    ${rest ? html`<p class="muted">${rest}</p>` : nothing}`;
}

export function ticketsView(rows: readonly TicketView[], own: EventCardMessages): TemplateResult {
  if (!rows.length) return html`<p class="muted">${own.noTickets}</p>`;
  return html`<ul>
    ${rows.map(
      ({ category, price, sold, soldPercent }) =>
        html`<li>
          <span class="v"><bdi>${category}</bdi>${price === null ? nothing : html` · <strong>${price}</strong>`}</span>
          <span class="muted v">${sold}</span>
          ${
            soldPercent === null
              ? nothing
              : html`<svg class="bar" aria-hidden="true">
                  <rect class="track" width="100%" height="4" rx="2" />
                  <rect class="fill" width="${soldPercent}%" height="4" rx="2" />
                </svg>`
          }
        </li>`,
    )}
  </ul>`;
}

/** @param choose absent where no other event can be shown */
export function seriesView(
  rows: readonly SiblingView[],
  total: number,
  own: EventCardMessages,
  choose: ((id: string) => void) | null,
): TemplateResult {
  const rest = total - SHOWN.series;
  return html`<ul>
      ${rows.map(
        ({ id, date, places, pills, sold }) =>
          html`<li>
            <span class="v">
              ${
                choose
                  ? html`<button type="button" part="button" class="sibling" @click=${() => choose(id)}>
                      ${date}
                    </button>`
                  : date
              }<br /><span class="muted">${dotted(places)}</span>
            </span>
            <span class="muted side">
              ${pills.map(({ text, tone }) => html`<span class="pill ${tone}" part="pill">${text}</span>`)}
              ${sold ? html`<span class="v">${sold}</span>` : nothing}
            </span>
          </li>`,
      )}
    </ul>
    ${rest > 0 ? html`<p class="muted">${own.moreEvents(rest)}</p>` : nothing}`;
}
