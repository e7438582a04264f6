import { css } from 'lit';

/** Of what is drawn: one column from 280px; figures and lists stand side by side where the element is wide enough. */
export const styles = css`
  header,
  section {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
  }
  .title {
    font-size: 1.36em;
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.25;
    text-wrap: balance;
  }
  .heading {
    font-weight: 650;
  }
  .pill {
    align-items: center;
    background: color-mix(in srgb, currentColor 10%, transparent);
    border-radius: 99px;
    color: var(--_muted);
    display: inline-flex;
    font-size: 0.86em;
    font-weight: 600;
    gap: 6px;
    justify-self: start;
    max-inline-size: 100%;
    padding: 1px 10px 1px 8px;
  }
  .pill svg {
    block-size: 12px;
    fill: none;
    flex: none;
    inline-size: 12px;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-width: 2.5px;
  }
  .active {
    color: var(--_accent);
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
  .bar {
    block-size: 8px;
    display: block;
    inline-size: 100%;
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
  dl {
    background: var(--_border);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) / 1.5);
    display: grid;
    gap: 1px;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    overflow: hidden;
  }
  dl div {
    background: var(--_surface);
    padding: var(--_space) calc(var(--_space) * 1.5);
  }
  dl div:first-child {
    grid-column: 1 / -1;
  }
  dt,
  small {
    color: var(--_muted);
    font-size: 0.86em;
  }
  dd {
    font-size: 1.29em;
    font-variant-numeric: tabular-nums;
    font-weight: 650;
  }
  small {
    display: block;
    font-weight: 400;
  }
  dd small {
    font-size: 0.67em;
  }
  header .pill {
    margin-block-end: 4px;
  }
  ul {
    display: grid;
    list-style: none;
    margin-block-start: 4px;
    padding: 0;
  }
  li {
    border-block-start: 1px solid var(--_border);
    display: grid;
    gap: var(--_space);
    grid-template-columns: minmax(0, 1fr);
    padding-block: calc(var(--_space) * 1.25);
  }
  .ways [aria-expanded='true'] {
    background: var(--_background);
  }
  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.55;
  }
  .stale,
  .note {
    align-items: center;
    background: color-mix(in srgb, currentColor 10%, transparent);
    border-radius: calc(var(--_radius) / 2);
    color: var(--_warning);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: space-between;
    padding: var(--_space) calc(var(--_space) * 1.5);
  }
  .note {
    color: var(--_accent);
  }
  @container (min-width: 480px) {
    li {
      align-items: center;
      grid-template-columns: minmax(0, 1fr) auto;
    }
    dl {
      grid-template-columns: 1.6fr 1fr 1fr;
    }
    dl div:first-child {
      grid-column: auto;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .INPROGRESS svg {
      animation: turn 1.6s linear infinite;
    }
    @keyframes turn {
      to {
        transform: rotate(1turn);
      }
    }
  }
  @media (forced-colors: active) {
    .pill,
    .stale,
    .note {
      border: 1px solid;
    }
    .fill {
      fill: CanvasText;
    }
    .track {
      fill: Canvas;
      stroke: CanvasText;
    }
  }
`;
