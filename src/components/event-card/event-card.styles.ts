import { css } from 'lit';

/** The card is one column from 280px, and two for its parts from 560px of its own width. */
export const styles = css`
  :host {
    container-type: inline-size;
  }
  article {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    display: grid;
    gap: calc(var(--_space) * 2.5);
    padding: calc(var(--_space) * 2);
  }
  header {
    display: grid;
    gap: 2px;
  }
  .title {
    font-size: 1.36em;
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.25;
    margin-block: 2px;
    text-wrap: balance;
  }
  .pills {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-end: 4px;
  }
  .pill {
    background: color-mix(in srgb, currentColor 10%, transparent);
    border-radius: 99px;
    color: var(--_muted);
    font-size: 0.86em;
    font-weight: 600;
    padding: 1px 9px;
  }
  .positive {
    color: var(--_positive);
  }
  .warning {
    color: var(--_warning);
  }
  .danger {
    color: var(--_danger);
  }
  dl {
    background: var(--_border);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) / 1.5);
    display: grid;
    gap: 1px;
    grid-template-columns: 1fr 1fr;
    overflow: hidden;
  }
  dl div {
    background: var(--_surface);
    min-inline-size: 0;
    padding: var(--_space) calc(var(--_space) * 1.5);
  }
  dt {
    color: var(--_muted);
    font-size: 0.86em;
  }
  dd {
    font-size: 1.29em;
    font-variant-numeric: tabular-nums;
    font-weight: 650;
  }
  small {
    color: var(--_muted);
    font-size: 0.67em;
    font-weight: 400;
    white-space: nowrap;
  }
  .heading {
    font-weight: 650;
    margin-block-end: var(--_space);
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
  .row {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
  }
  .big {
    font-size: 1.7em;
    line-height: 1.2;
  }
  svg {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }
  .bar {
    block-size: 16px;
    margin-block: 4px;
  }
  li .bar {
    block-size: 4px;
  }
  :host(:dir(rtl)) .bar {
    transform: scaleX(-1);
  }
  .track {
    fill: var(--_background);
  }
  .fill {
    fill: var(--_accent);
  }
  .mark {
    fill: var(--_text);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2);
    margin-block-start: 6px;
  }
  ul {
    display: grid;
    gap: var(--_space);
    list-style: none;
    margin-block-end: var(--_space);
    padding: 0;
  }
  li {
    display: grid;
    gap: 2px var(--_space);
  }
  .stale {
    align-items: center;
    background: color-mix(in srgb, var(--_warning) 12%, transparent);
    border-radius: calc(var(--_radius) / 2);
    color: var(--_warning);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: space-between;
    padding: var(--_space) calc(var(--_space) * 1.5);
  }
  footer {
    align-items: center;
    border-block-start: 1px solid var(--_border);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: space-between;
    padding-block-start: calc(var(--_space) * 1.5);
  }
  /* The placeholder: the words keep their room, and a bar is drawn in it. */
  .blank :is(.v, .pill, small) {
    inline-size: fit-content;
    position: relative;
    visibility: hidden;
  }
  .blank :is(.v, .pill, small)::before {
    background: var(--_background);
    border-radius: 4px;
    content: '';
    inset: 2px 0;
    position: absolute;
    visibility: visible;
  }
  .blank .space {
    block-size: 126px;
    inline-size: 100%;
  }
  .blank :is(.fill, .mark, .run) {
    visibility: hidden;
  }
  @container (min-width: 480px) {
    article {
      padding: calc(var(--_space) * 2.5);
    }
    li {
      align-items: baseline;
      grid-template-columns: minmax(0, 1fr) auto;
    }
    li .bar {
      grid-column: 1 / -1;
    }
    dl {
      grid-template-columns: repeat(4, 1fr);
    }
  }
  @container (min-width: 560px) {
    article {
      grid-template-columns: 1fr 1fr;
    }
    article > :not(.prediction, .curve) {
      grid-column: 1 / -1;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .blank ::before {
      animation: pulse 1.6s ease-in-out infinite alternate;
    }
    @keyframes pulse {
      from {
        opacity: 0.5;
      }
    }
  }
  @media (forced-colors: active) {
    .pill {
      border: 1px solid;
    }
    .fill,
    .mark {
      fill: CanvasText;
    }
    .track {
      fill: Canvas;
      stroke: CanvasText;
    }
  }
`;
