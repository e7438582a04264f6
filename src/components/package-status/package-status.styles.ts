import { css } from 'lit';

/** The frame around everything, and the placeholder. What is drawn in it brings its own. */
export const styles = css`
  :host {
    container-type: inline-size;
  }
  article {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    display: grid;
    gap: calc(var(--_space) * 2);
    grid-template-columns: minmax(0, 1fr);
    padding: calc(var(--_space) * 2);
  }
  footer {
    align-items: center;
    border-block-start: 1px solid var(--_border);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: space-between;
    padding-block-start: calc(var(--_space) * 1.5);
  }
  /* Bars where lines will be. */
  .blank {
    background: repeating-linear-gradient(var(--_background) 0 20px, transparent 20px 36px);
    block-size: 304px;
    border-radius: 4px;
  }
  @container (min-width: 480px) {
    article {
      padding: calc(var(--_space) * 2.5);
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .blank {
      animation: pulse 1.6s ease-in-out infinite alternate;
    }
    @keyframes pulse {
      from {
        opacity: 0.5;
      }
    }
  }
`;
