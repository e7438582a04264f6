import { css } from 'lit';

/** Figures, tables and buttons of the sections; they come with the first section. */
export const sectionStyles = css`
  dl div {
    flex-grow: 1;
  }
  dl div:last-child:nth-child(odd) {
    grid-column: 1 / -1;
  }
  dd {
    font-size: var(--_large);
  }
  small {
    color: var(--_muted);
    display: block;
    font-size: var(--_small);
    font-weight: 400;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }
  th,
  td {
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    padding: 6px 4px;
    text-align: start;
    vertical-align: top;
  }
  :is(th, td):first-child {
    padding-inline-start: 0;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  /* As wide as the table, which its name does not widen. */
  [scope='rowgroup'] {
    max-inline-size: 0;
    overflow-x: clip;
  }
  thead :is(th, td) {
    color: var(--_muted);
    font-size: var(--_small);
  }
  tfoot :is(th, td) {
    border-block-end: 0;
    font-weight: 650;
  }
  .number {
    overflow-wrap: normal;
    text-align: end;
  }
  .act {
    inline-size: 36px;
    text-align: end;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .choices button {
    color: var(--_text);
    font-weight: 400;
    padding-inline: 10px;
  }
  .choices [aria-pressed='true'] {
    background: color-mix(in srgb, var(--_accent) 14%, var(--_surface));
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
  .icon {
    color: var(--_muted);
    padding: 8px;
  }
  .icon svg {
    block-size: 16px;
    display: block;
    fill: none;
    inline-size: 16px;
    stroke: currentColor;
    stroke-width: 1.75px;
  }
  @container (max-width: 340px) {
    dl {
      grid-template-columns: 1fr;
    }
    table {
      font-size: var(--_small);
    }
    th,
    td {
      padding-inline: 2px;
    }
  }
  @container (min-width: 480px) {
    dl {
      display: flex;
      flex-wrap: wrap;
    }
    dl div {
      flex-basis: 110px;
    }
  }
`;
