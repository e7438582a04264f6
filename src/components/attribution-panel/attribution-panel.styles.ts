import { css } from 'lit';

/** The sections below each other, and their placeholders. */
export const styles = css`
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
  section .head .heading {
    font-size: var(--_large);
  }
  /* The placeholder: of about the size that is to come. */
  .blank {
    animation: var(--_pulse);
    background: var(--_background);
    border-radius: var(--_corner);
    min-block-size: 60px;
  }
  .blank:is(.backhaul, .evaluation) {
    min-block-size: 380px;
  }
  .blank:is(.model, .choice) {
    min-block-size: 230px;
  }
  /* As high as the chart with its buttons and words in as many lines as they need at most: what is below stays. */
  .campaign {
    --_chart: calc(300px + 21.5em);
  }
  .chart-place:not(.none),
  .blank.days {
    min-block-size: var(--_chart);
  }
  .chart-place .blank {
    min-block-size: inherit;
  }
  .blank.campaign {
    min-block-size: calc(var(--_chart) + 130px);
  }
  @container (min-width: 22.9em) {
    .campaign {
      --_chart: calc(370px + 15em);
    }
  }
  @container (min-width: 24.3em) {
    .campaign {
      --_chart: calc(400px + 7.25em);
    }
  }
  @container (min-width: 25.8em) {
    .campaign {
      --_chart: calc(347px + 7.25em);
    }
  }
  @container (min-width: 37.2em) {
    .campaign {
      --_chart: calc(316px + 6.25em);
    }
  }
  @media print {
    .chart-place {
      min-block-size: 0;
    }
  }
  @container (min-width: 720px) {
    .blank:is(.model, .choice) {
      min-block-size: 150px;
    }
  }
  @media (forced-colors: active) {
    .blank {
      border: 1px solid;
    }
  }
`;
