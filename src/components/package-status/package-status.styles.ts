import { css } from 'lit';

/** The placeholder. What is drawn brings its own. */
export const styles = css`
  article {
    gap: calc(var(--_space) * 2);
  }
  .bars {
    block-size: 304px;
  }
`;
