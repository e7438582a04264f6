import { css } from 'lit';

/** Groups of radio buttons. */
export const choices = css`
  fieldset {
    border: 0;
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
    padding: 0;
  }
  legend {
    font-size: 1.15em;
    font-weight: 650;
    line-height: 1.3;
    margin-block-end: var(--_space);
    padding: 0;
  }
  .choice {
    align-items: center;
    display: flex;
    gap: var(--_space);
    inline-size: fit-content;
    min-block-size: 28px;
  }
  [type='radio'] {
    accent-color: var(--_accent);
    block-size: 18px;
    flex: none;
    inline-size: 18px;
    margin: 0;
  }
  .done {
    color: var(--_positive);
    font-weight: 600;
  }
`;

/** One column of cards, readable at 320px and in a tab. */
export const styles = css`
  :host {
    margin: 0 auto;
    max-inline-size: 720px;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 2) calc(var(--_space) * 6);
  }
  header {
    align-items: center;
    display: flex;
    gap: calc(var(--_space) * 1.5);
    margin-block-end: calc(var(--_space) * 2);
  }
  h1 {
    font-size: 1.6em;
    letter-spacing: -0.01em;
  }
  section {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    margin-block-end: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 3);
  }
  ul {
    list-style: none;
    padding: 0;
  }
  li {
    align-items: center;
    border-block-start: 1px solid var(--_border);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: space-between;
    padding-block: var(--_space);
  }
  li:last-child {
    padding-block-end: 0;
  }
  li button {
    flex: none;
  }
  .danger {
    color: var(--_danger);
  }
  .danger.main {
    background: var(--_danger);
    color: var(--_surface);
  }
  .outcome {
    background: var(--_text);
    border-radius: calc(var(--_radius) / 1.5);
    color: var(--_surface);
    inset-block-end: calc(var(--_space) * 2);
    inset-inline: 0;
    margin-inline: auto;
    inline-size: fit-content;
    max-inline-size: calc(100% - 32px);
    padding: var(--_space) calc(var(--_space) * 2);
    position: fixed;
    z-index: 1;
  }
  .outcome.failed {
    background: var(--_danger);
  }
  dialog {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    color: var(--_text);
    margin: auto;
    max-inline-size: min(420px, calc(100% - 32px));
    padding: calc(var(--_space) * 3);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  dialog .ways {
    justify-content: end;
    margin-block-start: var(--_space);
  }
`;
