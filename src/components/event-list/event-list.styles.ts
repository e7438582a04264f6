import { css } from 'lit';
import { card } from '../shared/card.styles.ts';

/** One column from 280px. What is drawn of events brings its own. */
const own = css`
  article {
    gap: calc(var(--_space) * 1.5);
  }
  header {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 1.5);
    justify-content: space-between;
  }
  .find {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .find button {
    flex: none;
  }
  input,
  select {
    background: var(--_surface);
    border: 1px solid color-mix(in srgb, var(--_muted) 60%, var(--_border));
    border-radius: var(--_corner);
    color: inherit;
    font: inherit;
    min-block-size: 36px;
    min-inline-size: 0;
    padding: 6px 10px;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  [type='search'] {
    flex: 1 1 150px;
  }
  .blank {
    border: 1px solid var(--_border);
    border-radius: var(--_corner);
    display: grid;
  }
  .blank div {
    block-size: 72px;
    border-block-end: 1px solid var(--_border);
    display: grid;
    gap: 8px;
    padding: 14px calc(var(--_space) * 1.5);
  }
  .blank i {
    animation: var(--_pulse);
    background: var(--_background);
    border-radius: 4px;
    inline-size: 60%;
  }
  .blank i + i {
    inline-size: 85%;
  }
`;

export const styles = [card, own];
