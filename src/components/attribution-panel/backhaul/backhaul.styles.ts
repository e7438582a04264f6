import { css } from 'lit';

export const backhaulStyles = css`
  .clusters tr:first-child th {
    border: 0;
    font-weight: 600;
    padding-block-end: 0;
  }
  .clusters thead tr:first-child th {
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    padding-block-end: 6px;
  }
  .clusters .number {
    inline-size: 25%;
  }
  .bar {
    block-size: 6px;
    display: block;
    inline-size: 100%;
    margin-block-start: 4px;
  }
  .look,
  .waiting {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .waiting {
    background: var(--_quiet);
    border-radius: var(--_corner);
    padding: var(--_space) calc(var(--_space) * 1.5);
  }
  .waiting svg {
    block-size: 16px;
    fill: none;
    flex: none;
    inline-size: 16px;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-width: 1.75px;
  }
  .look p,
  .waiting span {
    flex: 1;
    min-inline-size: min(180px, 100%);
  }
`;
