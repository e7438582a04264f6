import { css } from 'lit';

export const styles = css`
  .panel {
    background: var(--_background);
    border-radius: var(--_corner);
    display: grid;
    gap: calc(var(--_space) * 1.5);
    grid-template-columns: minmax(0, 1fr);
    padding: calc(var(--_space) * 1.5);
  }
  fieldset {
    border: 0;
    min-inline-size: 0;
    padding: 0;
  }
  legend,
  .field span {
    font-size: var(--_small);
    font-weight: 600;
    padding: 0;
  }
  .field {
    align-content: start;
    display: grid;
    gap: 4px;
  }
  .field :is(input, select) {
    inline-size: 100%;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .pair {
    display: grid;
    gap: var(--_space);
    grid-template-columns: repeat(auto-fit, minmax(125px, 1fr));
  }
  #wrong-dates:not(:empty) {
    margin-block-start: 4px;
  }
  .choices {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_corner);
    margin-block-start: 4px;
    max-block-size: 180px;
    overflow-y: auto;
    padding: 4px var(--_space);
  }
  .group p {
    font-size: var(--_small);
    margin-block-start: 4px;
  }
  .tick {
    align-items: center;
    cursor: pointer;
    display: flex;
    gap: var(--_space);
    min-block-size: 30px;
  }
  .tick input {
    accent-color: var(--_accent);
    block-size: 18px;
    flex: none;
    inline-size: 18px;
    min-block-size: 0;
  }
  .chips {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    list-style: none;
    padding: 0;
  }
  .chip {
    align-items: center;
    background: var(--_background);
    border-radius: 99px;
    color: var(--_text);
    display: inline-flex;
    font-weight: 500;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 30px;
    padding: 3px 12px;
    text-align: start;
  }
  .chip:hover {
    border-color: currentColor;
  }
  .chip svg {
    block-size: 9px;
    flex: none;
    inline-size: 9px;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-width: 1.6px;
  }
  .plain {
    background: none;
    border-color: transparent;
    min-block-size: 30px;
    padding: 3px 8px;
  }
  @container (min-width: 560px) {
    .panel {
      grid-template-columns: 1fr 1fr;
    }
    /* What is short stands beside the cities, the venues below. */
    .ticks + fieldset {
      grid-column: 2;
      grid-row: 1 / span 3;
    }
    fieldset:has(.group) {
      grid-column: 1 / -1;
      grid-row: 4;
    }
    .choices:has(.group) {
      display: grid;
      gap: 0 var(--_space);
      grid-template-columns: repeat(auto-fill, minmax(min(14em, 100%), 1fr));
      max-block-size: 240px;
    }
  }
`;
