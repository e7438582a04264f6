import { css, html, type TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { SalesGraph } from '../../model/sales-graph.ts';
import { salesCurveOf, SIDE } from './sales-curve.view.ts';

/* The picture of the sales: a module of its own, loaded beside its data. */

export const curveStyles = css`
  .chart {
    block-size: 104px;
  }
  path {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2px;
    vector-effect: non-scaling-stroke;
  }
  .area {
    fill: var(--_accent);
    opacity: 0.1;
    stroke: none;
  }
  .average {
    stroke: var(--_muted);
    stroke-dasharray: 3 3;
    stroke-width: 1.5px;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    font-size: var(--_small);
    gap: 0 calc(var(--_space) * 2);
    margin-block-start: 6px;
  }
  .legend span {
    align-items: center;
    display: flex;
    gap: 6px;
  }
  .legend svg {
    block-size: 10px;
    inline-size: 16px;
  }
  @media (forced-colors: active) {
    path,
    .average {
      stroke: CanvasText;
    }
    .area {
      fill: CanvasText;
      stroke: none;
    }
  }
`;

/** The sales curve beside the average of like events, with its text equivalent and a legend. */
export function curveView(graph: SalesGraph, words: Messages, formats: Formats): TemplateResult {
  const { card } = words;
  const curve = salesCurveOf(graph, words, formats);
  if (!curve) return html`<p class="muted">${card.noCurve}</p>`;
  return html`<svg class="chart" role="img" aria-label=${curve.text}>
      <svg viewBox="0 0 ${SIDE} ${SIDE}" preserveAspectRatio="none">
        <path class="area" d=${curve.area} />
        <path class="average" d=${curve.average} />
        <path class="own" d=${curve.current} />
      </svg>
      <circle class="fill" cx="${curve.now.x}%" cy="${curve.now.y}%" r="3.5" />
    </svg>
    <p class="muted legend" aria-hidden="true">
      <span
        ><svg><path class="own" d="M0 5H16" /></svg>${card.thisEvent}</span
      >
      <span
        ><svg><path class="average" d="M0 5H16" /></svg>${card.average}</span
      >
    </p>`;
}
