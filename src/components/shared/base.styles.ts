import { css } from 'lit';

/**
 * What all elements share, and the whole of the visual language: docs/styling.md explains it. `--fd-*` is the page's to
 * set; `--_*` is what they come to here, and all that elements use. Light and dark are pairs of `light-dark()`, so a
 * theme is one property. Sizes in px and em only: rem would follow the host page.
 *
 * - Type: `--_small` for labels and notes, the text, `--_large` for headings within, `--_title` for titles and figures.
 * - Gaps: `--_space`, or a multiple of it. Corners: `--_radius` of a card, `--_corner` of what stands in it.
 * - A meaning has one colour, for text and shapes; behind text in it lies `--_quiet`, a tenth of it.
 * - Motion: `--_motion` is one change, `--_pulse` the waiting of a placeholder. Both are 0 where less is asked for.
 */
export const base = css`
  :host {
    --_text: var(--fd-color-text, light-dark(#18202b, #e8ecf2));
    --_muted: var(--fd-color-muted, light-dark(#5a6675, #a0acbb));
    --_surface: var(--fd-color-surface, light-dark(#fff, #171d26));
    --_background: var(--fd-color-background, light-dark(#f2f4f7, #222a35));
    --_border: var(--fd-color-border, light-dark(#dfe4ea, #323c49));
    --_accent: var(--fd-color-accent, light-dark(#3a49c8, #9aa8ff));
    --_danger: var(--fd-color-danger, light-dark(#b3182d, #ff9aa5));
    --_warning: var(--fd-color-warning, light-dark(#855000, #f3c26b));
    --_positive: var(--fd-color-positive, light-dark(#11693b, #77d9a2));
    --_quiet: color-mix(in srgb, currentColor 10%, transparent);
    --_size: var(--fd-font-size, 14px);
    --_small: calc(var(--_size) * 0.86);
    --_large: calc(var(--_size) * 1.14);
    --_title: calc(var(--_size) * 1.29);
    --_space: var(--fd-space, 8px);
    --_radius: var(--fd-radius, 12px);
    --_corner: calc(var(--_radius) / 2);
    --_motion: var(--fd-motion, 0.16s);
    --_pulse: pulse calc(var(--_motion) * 10) ease-in-out infinite alternate;
    color: var(--_text);
    color-scheme: var(--fd-color-scheme, light dark);
    display: block;
    font: var(--_size) / 1.45 var(--fd-font, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
    letter-spacing: normal;
    overflow-wrap: anywhere;
    text-align: start;
    text-transform: none;
  }
  :host([density='compact']) {
    --_size: calc(var(--fd-font-size, 14px) * 0.93);
    --_space: calc(var(--fd-space, 8px) * 0.75);
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([hidden]),
  :host(:state(hidden)) {
    display: none;
  }
  * {
    box-sizing: border-box;
    margin: 0;
    min-inline-size: 0;
  }
  button,
  .button {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_corner);
    color: var(--_accent);
    cursor: pointer;
    display: inline-block;
    font: inherit;
    font-weight: 600;
    min-block-size: 36px;
    padding: 6px 14px;
    text-decoration: none;
    transition-duration: var(--_motion);
    transition-property: background-color, border-color;
  }
  button:hover,
  .button:hover {
    background: var(--_background);
    border-color: var(--_accent);
  }
  .main {
    background: var(--_accent);
    border-color: transparent;
    color: var(--fd-color-on-accent, var(--_surface));
  }
  .main:hover {
    background: color-mix(in srgb, var(--_accent) 85%, var(--_text));
  }
  button:active {
    filter: brightness(0.9);
  }
  button[aria-disabled='true'],
  button[aria-disabled='true']:hover {
    background: var(--_background);
    border-color: transparent;
    color: var(--_muted);
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .muted {
    color: var(--_muted);
  }
  /* A letter under a hundred marks may be wider than its place, and no line breaks within a letter. */
  article,
  .cut {
    overflow-x: clip;
  }
  .notice,
  .ways {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    max-inline-size: 100%;
  }
  .notice {
    align-items: start;
    flex-direction: column;
  }
  .hidden {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion: 0s;
    }
  }
`;
