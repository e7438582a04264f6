import { css } from 'lit';

/** Of events: what is said of one stands beside it where the list is wide enough. */
export const styles = css`
  /* WebKit scrolls ten times as slowly behind rounded corners that cut: the scroller stands within them. */
  article {
    overflow-x: visible;
  }
  header,
  footer bdi,
  .stale span {
    overflow-x: clip;
  }
  .frame {
    border: 1px solid var(--_border);
    border-radius: var(--_corner);
    padding: calc(var(--_corner) * 0.3);
  }
  .scroller {
    max-block-size: var(--fd-event-list-height, 560px);
    overflow-y: auto;
  }
  [role='listbox']:focus-visible {
    outline: none;
  }
  [role='listbox']:focus-visible .active {
    outline: 2px solid var(--_accent);
    outline-offset: -3px;
  }
  /* Another answer is on its way. Fading would take the letters' contrast. */
  .old {
    background: var(--_background);
  }
  /* Fifty rows as high as they usually are, until they have been seen. */
  .page {
    contain-intrinsic-block-size: auto 4400px;
    content-visibility: auto;
  }
  .compact .page {
    contain-intrinsic-block-size: auto 3000px;
  }
  .row {
    contain-intrinsic-block-size: auto 88px;
    content-visibility: auto;
    border-block-end: 1px solid var(--_border);
    cursor: pointer;
    display: grid;
    gap: 4px calc(var(--_space) * 1.5);
    grid-template-columns: minmax(0, 1fr);
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    position: relative;
  }
  .row:hover {
    background: var(--_background);
  }
  .name {
    font-weight: 600;
  }
  .pills {
    align-content: start;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
  }
  .flag {
    block-size: 10px;
    fill: currentColor;
    inline-size: 10px;
    margin-inline-end: 4px;
    stroke: currentColor;
    stroke-linejoin: round;
  }
  .prediction {
    align-content: start;
    column-gap: var(--_space);
    display: grid;
    font-size: var(--_small);
    grid-template-columns: auto minmax(40px, 1fr);
  }
  /* Bars of one scale begin at one place. */
  .prediction strong {
    display: inline-block;
    min-inline-size: 3.1em;
    text-align: end;
  }
  .prediction .muted:last-child {
    grid-column: 1 / -1;
  }
  .bar {
    align-self: center;
    block-size: 12px;
    inline-size: 100%;
    overflow: visible;
  }
  .mark {
    fill: var(--_text);
  }
  /* Chosen: a line at its side, or a tick in its box, beside the colour. */
  .row[aria-selected='true'] {
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
    box-shadow: inset 4px 0 var(--_accent);
  }
  /* On two tints its letters would be too faint. */
  [aria-selected='true'] .pill {
    background: var(--_surface);
  }
  .row:dir(rtl)[aria-selected='true'] {
    box-shadow: inset -4px 0 var(--_accent);
  }
  .box {
    block-size: 18px;
    display: none;
    fill: var(--_surface);
    inline-size: 18px;
    inset-block-start: calc(var(--_space) * 1.25 + 1px);
    inset-inline-start: calc(var(--_space) * 1.5);
    position: absolute;
    stroke: var(--_muted);
    stroke-width: 1.5px;
  }
  .box path {
    fill: none;
    stroke: none;
  }
  [aria-selected='true'] .box {
    fill: var(--_accent);
    stroke: var(--_accent);
  }
  [aria-selected='true'] .box path {
    stroke: var(--_surface);
    stroke-width: 2px;
  }
  [aria-multiselectable='true'] .row {
    box-shadow: none;
    padding-inline-start: calc(var(--_space) * 3 + 18px);
  }
  [aria-multiselectable='true'] .box {
    display: block;
  }
  .end {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: center;
    min-block-size: 52px;
    padding: var(--_space);
  }
  @container (min-width: 560px) {
    .row {
      grid-template-columns: minmax(0, 1fr) 200px;
    }
    .compact .row {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    /* Below what it is of, with a prediction beside them or without. */
    .row > .pills {
      grid-column: 1;
    }
    .compact .row > .pills {
      grid-column: 2;
    }
    .prediction {
      grid-column: 2;
      grid-row: 1 / 3;
    }
  }
  @media (forced-colors: active) {
    .mark {
      fill: CanvasText;
    }
    .box {
      fill: Canvas;
      stroke: CanvasText;
    }
    [aria-selected='true'] .box {
      fill: HighlightText;
      stroke: HighlightText;
    }
    [aria-selected='true'] .box path {
      stroke: Highlight;
    }
    .row[aria-selected='true'] :is(.fill, .mark) {
      fill: HighlightText;
    }
    .row[aria-selected='true'] .track {
      fill: Highlight;
      stroke: HighlightText;
    }
    .row[aria-selected='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .row[aria-selected='true'] * {
      border-color: HighlightText;
      color: HighlightText;
    }
  }
`;
