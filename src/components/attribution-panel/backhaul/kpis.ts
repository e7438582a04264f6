import { html, nothing, type TemplateResult } from 'lit';
import type { Kpi } from './backhaul.view.ts';

/** Figures beside their names. */
export function kpisView(kpis: readonly Kpi[], noData: string): TemplateResult {
  return html`<dl part="kpis">
    ${kpis.map(
      ({ label, value, note }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>
            ${value ?? html`<span aria-hidden="true">—</span><span class="hidden">${noData}</span>`}
            ${note && value ? html`<small>${note}</small>` : nothing}
          </dd>
        </div>`,
    )}
  </dl>`;
}
