import { css } from 'lit';

/** What elements that are a card of their own share: the card, its title, statuses, figures, bars and footer. */
export const card = css`
  /* A container has no width of its own: in a row of the page, or beside a float, it would be none at all. */
  :host {
    contain-intrinsic-inline-size: 320px;
    container-type: inline-size;
    min-inline-size: 0;
  }
  article {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: var(--fd-shadow, 0 1px 2px rgb(0 0 0 / 0.06));
    display: grid;
    gap: calc(var(--_space) * 2.5);
    grid-template-columns: minmax(0, 1fr);
    padding: calc(var(--_space) * 2);
  }
  .title {
    font-size: var(--_title);
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.25;
    text-wrap: balance;
  }
  .heading {
    font-weight: 650;
  }
  .pill {
    background: var(--_quiet);
    border-radius: 99px;
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 600;
    padding: 1px 9px;
  }
  .positive {
    color: var(--_positive);
  }
  .warning {
    color: var(--_warning);
  }
  .danger {
    color: var(--_danger);
  }
  dl {
    background: var(--_border);
    border: 1px solid var(--_border);
    border-radius: var(--_corner);
    display: grid;
    gap: 1px;
    grid-template-columns: 1fr 1fr;
    overflow: hidden;
  }
  dl div {
    align-content: end;
    background: var(--_surface);
    min-inline-size: 0;
    padding: var(--_space) calc(var(--_space) * 1.5);
  }
  dt {
    color: var(--_muted);
    font-size: var(--_small);
  }
  dd {
    font-size: var(--_title);
    font-weight: 650;
  }
  :host(:dir(rtl)) .bar {
    transform: scaleX(-1);
  }
  .track {
    fill: var(--_background);
  }
  .fill {
    fill: var(--_accent);
  }
  .stale {
    align-items: center;
    background: var(--_quiet);
    border-radius: var(--_corner);
    color: var(--_warning);
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    justify-content: space-between;
    padding: var(--_space) calc(var(--_space) * 1.5);
  }
  /* The placeholder of what comes in lines. */
  .bars {
    animation: var(--_pulse);
    background: linear-gradient(var(--_background) 20px, transparent 0) 0 0 / 100% 44px round;
    border-radius: 4px;
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
  @container (min-width: 480px) {
    article {
      padding: calc(var(--_space) * 2.5);
    }
  }
  @keyframes pulse {
    from {
      opacity: 0.5;
    }
  }
  @media (forced-colors: active) {
    .pill,
    .stale {
      border: 1px solid;
    }
    .fill {
      fill: CanvasText;
    }
    .track {
      fill: Canvas;
      stroke: CanvasText;
    }
  }
`;
