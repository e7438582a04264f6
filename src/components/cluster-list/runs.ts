import { html, nothing, type TemplateResult } from 'lit';
import type { ClusterMessages } from '../../i18n/clusters/messages.ts';
import type { Formats } from '../../i18n/formats.ts';
import { changesBetween } from '../../model/cluster-changes.ts';
import { affinitiesOf, type TasteCluster, type TcRun } from '../../model/clusters.ts';
import { about } from '../shared/about.ts';
import { idOf } from './cluster-source.ts';

/** The title, and under it always which run is shown. */
export function runView(
  shown: TcRun,
  newest: TcRun | undefined,
  words: ClusterMessages,
  name: (id: string) => string,
  level: number,
): TemplateResult {
  const id = idOf(shown);
  const newestId = idOf(newest);
  const isNewest = newest && newestId === id;
  return html`<header>
    <div class="title" part="title" role="heading" aria-level=${level}>${words.title}</div>
    <p class="run" part="run">
      <strong><bdi>${id === null ? words.unnamed : name(id)}</bdi></strong>
      ${
        !newest || newestId === null
          ? nothing
          : html`<span class="pill ${isNewest ? 'positive' : 'warning'}"
              >${isNewest ? words.newest : about(words.available, newestId)}</span
            >`
      }
    </p>
  </header>`;
}

interface Newer {
  readonly shown: TcRun;
  readonly newest: TcRun | undefined;
  readonly before: string | null;
  readonly isOpen: boolean;
  readonly words: ClusterMessages;
  readonly name: (id: string) => string;
  readonly formats: Formats;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onChoose: (id: string) => void;
}

/** What changes with the newest run, and the way to it; from it the way back. */
export function newerView(newer: Newer): TemplateResult | typeof nothing {
  const { shown, newest, before, isOpen, words, onOpen, onChoose } = newer;
  const id = idOf(shown);
  const newestId = idOf(newest);
  const back =
    before === null || before === id || before === newestId
      ? nothing
      : html`<button type="button" part="button" @click=${() => onChoose(before)}>
          ${about(words.back, before)}
        </button>`;
  if (!newest || newestId === null || newestId === id) {
    return back === nothing ? nothing : html`<div class="ways">${back}</div>`;
  }
  const { kept, new: added, gone } = changesBetween(shown, newest);
  return html`<section class="newer" part="newer">
    <p>${about((run) => words.changes(run, kept.length, added.length, gone.length), newestId)}</p>
    <details ?open=${isOpen} @toggle=${(event: Event) => onOpen((event.target as HTMLDetailsElement).open)}>
      <summary>${words.details}</summary>
      ${isOpen ? detailsView(newer, newest) : nothing}
    </details>
    <div class="ways">
      <button type="button" class="main" part="button" @click=${() => onChoose(newestId)}>
        ${about(words.show, newestId)}
      </button>
      ${back}
    </div>
  </section>`;
}

function detailsView({ shown, words, formats }: Newer, newest: TcRun): TemplateResult {
  const { kept, new: added, gone } = changesBetween(shown, newest);
  const before = affinityByName(shown);
  const after = affinityByName(newest);
  const list = (title: string, items: readonly TasteCluster[], note: (tc: string) => string | null) =>
    items.length
      ? html`<div>
          <p class="heading">${title}</p>
          <ul>
            ${items.map(({ tc, label }) => {
              const said = note(tc);
              return html`<li>
                <bdi>${label || tc}</bdi>${said === null ? nothing : html` <span class="muted">${said}</span>`}
              </li>`;
            })}
          </ul>
        </div>`
      : nothing;
  const percent = (value: number | null | undefined): string => formats.percent(value) ?? '—';
  return html`<div class="changes">
    ${list(words.added, added, (tc) => words.affinityIs(percent(after.get(tc))))}
    ${list(words.gone, gone, (tc) => words.affinityIs(percent(before.get(tc))))}
    ${list(
      words.kept,
      kept.map((each) => each.newest),
      (tc) => words.affinityMoves(percent(before.get(tc)), percent(after.get(tc))),
    )}
  </div>`;
}

function affinityByName(run: TcRun): Map<string, number | null> {
  const affinities = affinitiesOf(run);
  return new Map(run.clusters.map(({ tc }, index) => [tc, affinities[index] ?? null]));
}
