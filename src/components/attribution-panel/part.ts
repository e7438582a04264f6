import { html, nothing, type TemplateResult } from 'lit';
import type { PartnerScope } from '../../client/scope.ts';
import { Load, type LoadHow } from '../shared/load.ts';
import type { Panel, Part } from './panel.ts';

/** What a section has loaded: hangs on whom it is read as, and on an id. */
export type PanelLoad<T> = Load<readonly [scope: PartnerScope | null | undefined, id: string], T>;

/** Loads while there is an id to load for, and nothing where the page has given the data. */
export function loadOf<T>(
  panel: Panel,
  idOf: () => string,
  load: (scope: PartnerScope, id: string, how: LoadHow) => Promise<T>,
): PanelLoad<T> {
  return new Load(panel.host, {
    args: () => [panel.scope, panel.given ? '' : idOf()] as const,
    load: ([scope, id], how) => (scope && id ? load(scope, id, how) : null),
  });
}

/** Calls back when the panel is about to show something of another partner, or of another id. */
export function onOther(panel: Panel, idOf: () => string, reset: () => void): void {
  let [scope, id] = [panel.scope, idOf()];
  panel.host.addController({
    hostUpdate() {
      if (scope === panel.scope && id === idOf()) return;
      [scope, id] = [panel.scope, idOf()];
      reset();
    },
  });
}

/** What a part is drawn from. */
export interface PartView<T> {
  readonly name: string;
  readonly title: string;
  readonly load: Part & { readonly value: T | undefined };
  /** Instead of what was loaded. */
  readonly given?: T | undefined;
  readonly view: (value: T) => unknown;
}

/** A part drawn, on its way, or failed by itself; above data that could not be updated it says so. */
export function partView<T>(panel: Panel, { name, title, load, given, view }: PartView<T>): TemplateResult {
  const { words, formats } = panel;
  const value = given ?? load.value;
  const onRetry = (): void => void load.refresh();
  if (value === undefined && load.state === 'failed') {
    return html`<div class="notice" part=${name}>
      <p class="muted">${words.card.partFailed(title)} ${load.error ? panel.textOf(load.error) : nothing}</p>
      <button type="button" part="button" @click=${onRetry}>${words.retry}</button>
    </div>`;
  }
  if (value === undefined) return html`<div class="blank ${name}" part=${name}></div>`;
  const isStale = !given && load.state === 'stale';
  return html`<div class="stack" part=${name}>
    ${
      isStale
        ? html`<p class="stale" part="stale">
            <span>${words.stale(formats.clock(load.asOf))}</span>
            <button type="button" part="button" @click=${onRetry}>${words.retry}</button>
          </p>`
        : nothing
    }
    ${view(value)}
  </div>`;
}

/** Instead of a form whose module is on its way, or could not be loaded. */
export function formPlaceView({ words }: Panel, hasFailed: boolean, onAgain: () => void): TemplateResult {
  if (!hasFailed) return html`<p class="muted">${words.loading}</p>`;
  return html`<div class="notice">
    <p class="muted">${words.unavailable}</p>
    <button type="button" part="button" @click=${onAgain}>${words.retry}</button>
  </div>`;
}

/** A section's heading, and what stands beside it. */
export function headingView(panel: Panel, text: string, beside: unknown = nothing): TemplateResult {
  return html`<div class="head">
    <div class="heading" part="heading" role="heading" aria-level=${panel.level} tabindex="-1">${text}</div>
    ${beside}
  </div>`;
}
