import { css } from 'lit';

/** Of what is drawn: a row is a card of its own from 280px, and a line of a table where the element is wide enough. */
export const styles = css`
  header,
  .newer {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
  }
  .run {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--_space);
  }
  .newer {
    border: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_warning);
    border-radius: var(--_corner);
    gap: var(--_space);
    padding: calc(var(--_space) * 1.5);
  }
  summary {
    color: var(--_accent);
    cursor: pointer;
    font-weight: 600;
    inline-size: fit-content;
    padding-block: 4px;
  }
  .changes {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    padding-block-start: var(--_space);
  }
  ul {
    display: grid;
    gap: 4px;
    list-style: none;
    padding: 0;
  }
  .changes bdi {
    display: block;
  }
  select,
  .field input {
    background: var(--_surface);
    border: 1px solid var(--_muted);
    border-radius: var(--_corner);
    color: inherit;
    font: inherit;
    min-block-size: 36px;
    min-inline-size: 0;
    padding: 4px 10px;
  }
  .tools,
  .sort {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .tools {
    justify-content: space-between;
  }
  .tools > .ranking {
    flex-basis: 100%;
  }
  table,
  tbody {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  tr {
    align-items: start;
    border-block-end: 1px solid var(--_border);
    contain-intrinsic-size: auto 96px;
    content-visibility: auto;
    display: grid;
    gap: 4px calc(var(--_space) * 1.5);
    grid-template-columns: repeat(6, minmax(0, 1fr));
    padding-block: var(--_space);
  }
  tbody tr:last-child {
    border-block-end: 0;
  }
  th,
  td {
    display: block;
    font-weight: inherit;
    min-inline-size: 0;
    padding: 0;
    text-align: start;
  }
  td {
    grid-column: span 2;
  }
  /* A little wider than what stands in it, without moving that. */
  tr:has(:checked) {
    --_chosen: color-mix(in srgb, var(--_accent) 6%, transparent);
    background: var(--_chosen);
    box-shadow:
      calc(var(--_space) * -1) 0 var(--_chosen),
      var(--_space) 0 var(--_chosen);
  }
  tbody th {
    font-weight: 600;
    grid-column: 1 / -1;
  }
  th label {
    align-items: start;
    cursor: pointer;
    display: flex;
    gap: var(--_space);
    padding-block: 3px;
  }
  th input {
    accent-color: var(--_accent);
    block-size: 16px;
    flex: none;
    inline-size: 16px;
    margin: 2px;
  }
  .name,
  thead th {
    color: var(--_muted);
    font-size: var(--_small);
  }
  td:not(.rank) .name {
    display: block;
  }
  :where(.ranked) tbody th {
    grid-column: 1 / 5;
  }
  .rank {
    padding-block: 3px;
  }
  td.predicted {
    grid-column: span 3;
    margin-block-start: 4px;
  }
  .figure .bar {
    background: var(--_background);
    block-size: 6px;
    border-radius: 3px;
    display: block;
    inline-size: 100%;
    margin-block-start: 3px;
  }
  .selection {
    align-items: center;
    background: var(--_surface);
    border-block-start: 1px solid var(--_border);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 2);
    inset-block-end: 0;
    justify-content: space-between;
    padding-block: var(--_space);
    position: sticky;
  }
  .selection strong {
    margin-inline-end: 4px;
  }
  @container (min-width: 640px) {
    thead.hidden {
      block-size: auto;
      clip-path: none;
      display: block;
      inline-size: auto;
      position: static;
      white-space: normal;
    }
    td .name.name {
      display: none;
    }
    tr {
      align-items: center;
      contain-intrinsic-size: auto 46px;
      grid-template-columns: minmax(0, 2.2fr) repeat(3, minmax(0, 1fr));
    }
    tbody :is(th, td, .predicted) {
      grid-column: auto;
      margin: 0;
    }
    .sort {
      margin-inline-start: auto;
    }
    .ranked tr {
      grid-template-columns: minmax(0, 2fr) 3em repeat(3, minmax(0, 1fr));
    }
    .figured tr {
      grid-template-columns: minmax(0, 2fr) 3em repeat(5, minmax(0, 1fr));
    }
    .changes {
      column-gap: calc(var(--_space) * 3);
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .figure .bar {
      border: 1px solid;
    }
    tr:has(:checked) {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
  }
`;
