import { css } from 'lit';
import { card } from '../shared/card.styles.ts';

/** The card is one column from 280px, and two for its parts from 560px of its own width. */
const own = css`
  header {
    display: grid;
    gap: 2px;
  }
  .title {
    margin-block: 2px;
  }
  .pills {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-end: 4px;
  }
  small {
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 400;
    white-space: nowrap;
  }
  .heading {
    margin-block-end: var(--_space);
  }
  .row,
  dd {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
  }
  .big {
    font-size: 1.7em;
    line-height: 1.2;
  }
  svg {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }
  .bar {
    block-size: 16px;
    margin-block: 4px;
  }
  .mark {
    fill: var(--_text);
  }
  /* Of a compact card all is a step tighter: docs/styling.md. */
  :host([density='compact']) article {
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5);
  }
  :host([density='compact']) .big {
    font-size: var(--_title);
  }
  /* Room for what comes with a module of its own: what can be done, and the parts below the clusters. */
  .acts {
    min-block-size: 36px;
  }
  .more.blank {
    block-size: 81em;
  }
  /* The placeholder: the words keep their room, and a bar is drawn in it. */
  .blank :is(.v, .pill, small) {
    inline-size: fit-content;
    position: relative;
    visibility: hidden;
  }
  .blank :is(.v, .pill, small)::before {
    animation: var(--_pulse);
    background: var(--_background);
    border-radius: 4px;
    content: '';
    inset: 2px 0;
    position: absolute;
    visibility: visible;
  }
  .blank .space {
    block-size: 126px;
    inline-size: 100%;
  }
  .blank :is(.fill, .mark) {
    visibility: hidden;
  }
  @container (min-width: 480px) {
    .more.blank {
      block-size: 57em;
    }
    dl {
      grid-template-columns: repeat(4, 1fr);
    }
  }
  @container (min-width: 560px) {
    article {
      grid-template-columns: 1fr 1fr;
    }
    article > :not(.prediction, .curve) {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .mark {
      fill: CanvasText;
    }
  }
`;

export const styles = [card, own];
