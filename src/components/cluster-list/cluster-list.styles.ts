import { css } from 'lit';

/** The placeholder. What is drawn brings its own. */
export const styles = css`
  article {
    gap: calc(var(--_space) * 2);
  }
  /* Bars where rows will be. */
  .blank {
    animation: var(--_pulse);
    background: repeating-linear-gradient(var(--_background) 0 20px, transparent 20px 44px);
    block-size: 328px;
    border-radius: 4px;
  }
`;
