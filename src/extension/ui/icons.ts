import { svg, type TemplateResult } from 'lit';

const icon = (content: TemplateResult): TemplateResult =>
  svg`<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${content}</svg>`;

/** Drawn beside words or in buttons that carry a label of their own. */
export const icons = {
  back: icon(svg`<path d="M12 4.5 6.5 10l5.5 5.5" />`),
  next: icon(svg`<path d="M8 5l5 5-5 5" />`),
  panel: icon(svg`<rect x="2.8" y="3.8" width="14.4" height="12.4" rx="2.4" /><path d="M12 3.8v12.4" />`),
  search: icon(svg`<circle cx="9" cy="9" r="5.2" /><path d="m13 13 4 4" />`),
  settings: icon(
    svg`<path d="M3 6h7m4 0h3M3 14h3m4 0h7" /><circle cx="12" cy="6" r="2" /><circle cx="8" cy="14" r="2" />`,
  ),
} as const;

/** The extension's mark, as in its icon and on pages: sales that rise. */
export const mark = svg`<svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
  <rect class="ground" width="32" height="32" rx="8" />
  <rect class="bar" x="7" y="18" width="4.5" height="7" rx="1.6" />
  <rect class="bar" x="13.75" y="13" width="4.5" height="12" rx="1.6" />
  <rect class="bar" x="20.5" y="7" width="4.5" height="18" rx="1.6" />
</svg>`;
