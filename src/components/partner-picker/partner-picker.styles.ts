import { css } from 'lit';

export const styles = css`
  label {
    align-items: center;
    display: inline-flex;
    flex-wrap: wrap;
    gap: 4px var(--_space);
    max-inline-size: 100%;
  }
  select {
    /* In WebKit a name of many marks would widen the page. */
    contain: paint;
    background: var(--_surface);
    border: 1px solid var(--_muted);
    border-radius: var(--_corner);
    color: inherit;
    font: inherit;
    font-weight: 600;
    max-inline-size: 100%;
    min-block-size: 36px;
    padding: 4px 8px;
    text-overflow: ellipsis;
  }
`;
