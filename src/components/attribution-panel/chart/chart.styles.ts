import { css } from 'lit';

export const chartStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 2);
    justify-content: space-between;
  }
  .plot {
    border-radius: calc(var(--_radius) / 2);
    cursor: crosshair;
    padding-left: 40px;
    touch-action: pan-y;
  }
  .plot svg {
    direction: ltr;
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
    font-variant-numeric: tabular-nums;
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
    font-variant-numeric: tabular-nums;
    min-block-size: 2.9em;
  }
  .legend {
    color: var(--_muted);
    display: flex;
    flex-wrap: wrap;
    font-size: 0.86em;
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
  .open {
    max-block-size: 340px;
    overflow: auto;
  }
  .open thead th {
    background: var(--_surface);
    inset-block-start: 0;
    position: sticky;
  }
  .closed {
    display: none;
  }
  @media (forced-colors: active) {
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
