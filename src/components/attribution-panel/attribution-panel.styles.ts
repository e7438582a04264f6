import { css } from 'lit';

/** One column from 280px; forms and figures take more where there is room. */
export const styles = css`
  :host {
    container-type: inline-size;
  }
  article {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    display: grid;
    gap: calc(var(--_space) * 2.5);
    padding: calc(var(--_space) * 2);
  }
  .title {
    font-size: 1.36em;
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.25;
  }
  section {
    align-content: start;
    border-block-start: 1px solid var(--_border);
    display: grid;
    gap: calc(var(--_space) * 1.5);
    min-inline-size: 0;
    padding-block-start: calc(var(--_space) * 2);
  }
  .stack {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    min-inline-size: 0;
  }
  .head {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: space-between;
  }
  .heading {
    font-weight: 650;
  }
  section > .head .heading {
    font-size: 1.14em;
  }
  .positive {
    color: var(--_positive);
  }
  .warning {
    color: var(--_warning);
  }
  .stale {
    align-items: center;
    background: color-mix(in srgb, var(--_warning) 12%, transparent);
    border-radius: calc(var(--_radius) / 2);
    color: var(--_warning);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: space-between;
    padding: var(--_space) calc(var(--_space) * 1.5);
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
  /* The placeholder: of about the size that is to come. */
  .blank {
    background: var(--_background);
    border-radius: calc(var(--_radius) / 1.5);
    min-block-size: 60px;
  }
  .blank:is(.campaign, .days, .backhaul, .evaluation) {
    min-block-size: 380px;
  }
  .blank:is(.model, .choice) {
    min-block-size: 230px;
  }
  .blank.campaign {
    min-block-size: 500px;
  }
  @container (min-width: 480px) {
    article {
      padding: calc(var(--_space) * 2.5);
    }
  }
  @container (min-width: 720px) {
    .blank:is(.model, .choice) {
      min-block-size: 150px;
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
  @media (forced-colors: active) {
    .blank {
      border: 1px solid;
    }
  }
`;
