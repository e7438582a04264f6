import { css } from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: calc(var(--_space) * 2);
    max-inline-size: 26em;
  }
  .field {
    display: grid;
    gap: 4px;
  }
  label {
    font-weight: 600;
  }
  input:not([type='checkbox']) {
    background: var(--_surface);
    border: 1px solid var(--_muted);
    border-radius: var(--_corner);
    color: inherit;
    font: inherit;
    font-size: max(1em, 16px);
    inline-size: 100%;
    min-block-size: 40px;
    padding: 6px 12px;
  }
  [autocomplete='one-time-code'] {
    letter-spacing: 0.2em;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .error {
    color: var(--_danger);
  }
  .check {
    align-items: center;
    display: flex;
    gap: var(--_space);
    font-weight: 400;
  }
  .main[aria-disabled='true'] {
    cursor: progress;
  }
`;
