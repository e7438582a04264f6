import { css } from 'lit';

export const chartStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 2);
    justify-content: space-between;
  }
  .plot {
    border-radius: var(--_corner);
    cursor: crosshair;
    direction: ltr;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    touch-action: pan-y;
  }
  .gutter {
    block-size: 0;
    display: grid;
    font-size: 12px;
    padding-inline-end: 8px;
    visibility: hidden;
    white-space: nowrap;
  }
  .plot svg {
    grid-column: 2;
    display: block;
    inline-size: 100%;
    overflow: visible;
  }
  .plot .area {
    block-size: 200px;
  }
  .plot .dates {
    block-size: 22px;
  }
  .plot text {
    fill: var(--_muted);
    font-size: 12px;
    paint-order: stroke;
    stroke: var(--_surface);
    stroke-linejoin: round;
    stroke-width: 3px;
  }
  .plot .last-date {
    fill: var(--_text);
    font-weight: 600;
  }
  .plot line {
    shape-rendering: crispEdges;
    stroke: var(--_border);
  }
  .plot .ground {
    stroke: var(--_muted);
  }
  .plot .last {
    stroke: var(--_muted);
    stroke-dasharray: 2 3;
  }
  .plot .cursor {
    fill: var(--_text);
    opacity: 0.08;
    stroke: none;
  }
  .plot .sold,
  .legend .sold {
    fill: var(--_accent);
  }
  .plot .negative {
    fill: var(--_surface);
    stroke: var(--_accent);
    stroke-width: 1.5px;
  }
  .added {
    fill: var(--_warning);
    stroke: var(--_surface);
    stroke-width: 1.5px;
  }
  .reading {
    min-block-size: 2.9em;
  }
  .legend {
    color: var(--_muted);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--_small);
    gap: 0 calc(var(--_space) * 2);
  }
  .legend span {
    align-items: center;
    display: flex;
    gap: 6px;
  }
  .legend svg {
    block-size: 12px;
    flex: none;
    inline-size: 12px;
    overflow: visible;
  }
  /* The shadow at its end lies under what covers it once one has scrolled there. */
  .scrolls {
    background:
      linear-gradient(transparent, var(--_surface) 70%) 0 100% / 100% 48px local no-repeat,
      linear-gradient(transparent, color-mix(in srgb, var(--_text) 24%, transparent)) 0 100% / 100% 16px no-repeat;
    border: 1px solid var(--_border);
    border-radius: var(--_corner);
    max-block-size: 340px;
    overflow: auto;
  }
  /* A day is a line where it can be. */
  .scrolls :is(th, td):first-child {
    inline-size: 40%;
    padding-inline-start: var(--_space);
  }
  .scrolls :is(th, td):last-child {
    padding-inline-end: var(--_space);
  }
  .scrolls tbody tr:last-child > * {
    border-block-end: 0;
  }
  .scrolls thead tr > * {
    background: var(--_surface);
    box-shadow: inset 0 -1px var(--_border);
    inset-block-start: 0;
    position: sticky;
  }
  .closed {
    display: none;
  }
  @media (forced-colors: active) {
    .plot text,
    .plot .last-date {
      fill: CanvasText;
      stroke: Canvas;
    }
    .plot line,
    .plot .ground,
    .plot .last {
      stroke: GrayText;
    }
    .plot .cursor {
      fill: CanvasText;
    }
    .plot .sold,
    .legend .sold {
      fill: CanvasText;
    }
    .plot .negative {
      fill: Canvas;
      stroke: CanvasText;
    }
    .added {
      fill: Highlight;
      stroke: Canvas;
    }
  }
  @media print {
    .closed,
    .open {
      display: block;
    }
    .scrolls {
      background: none;
      border: 0;
      max-block-size: none;
    }
    .tools,
    .reading,
    .disclose {
      display: none;
    }
    .plot,
    .legend .sold {
      print-color-adjust: exact;
    }
  }
`;
