import { css } from 'lit';

/** What the extension's elements share beyond the kit's look. The theme is the page's: it is set on the root. */
export const shared = css`
  :host,
  fd-attribution-panel,
  fd-cluster-list,
  fd-event-card,
  fd-package-status,
  fd-partner-picker,
  fd-sign-in {
    color-scheme: inherit;
  }
  h1,
  h2 {
    font-size: 1.15em;
    font-weight: 650;
    line-height: 1.3;
  }
  h1:focus,
  h2:focus,
  main:focus {
    outline: none;
  }
  button {
    touch-action: manipulation;
  }
  .stack {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  .plain {
    background: none;
    border-color: transparent;
    padding-inline: var(--_space);
  }
  .note {
    background: var(--_background);
    border-radius: calc(var(--_radius) / 1.5);
    padding: calc(var(--_space) * 1.5);
  }
  .mark .ground {
    fill: var(--_accent);
  }
  .mark .bar {
    fill: var(--_surface);
  }
  .error {
    color: var(--_danger);
  }
`;
