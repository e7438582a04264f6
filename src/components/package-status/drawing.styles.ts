import { css } from 'lit';

/** Of what is drawn: one column from 280px; figures and lists stand side by side where the element is wide enough. */
export const styles = css`
  header,
  section {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
  }
  .pill {
    align-items: center;
    display: inline-flex;
    gap: 6px;
    justify-self: start;
    max-inline-size: 100%;
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
  .bar {
    block-size: 8px;
    display: block;
    inline-size: 100%;
  }
  dl div:first-child {
    grid-column: 1 / -1;
  }
  small {
    color: var(--_muted);
    display: block;
    font-size: var(--_small);
    font-weight: 400;
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
  .note {
    align-items: center;
    background: var(--_quiet);
    border-radius: var(--_corner);
    color: var(--_accent);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: space-between;
    padding: var(--_space) calc(var(--_space) * 1.5);
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
  .INPROGRESS svg {
    animation: turn calc(var(--_motion) * 10) linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (forced-colors: active) {
    .note {
      border: 1px solid;
    }
  }
`;
