import { html } from 'lit';

/** Facts in a line. Each keeps its direction to itself: a title from right to left turns none of the others round. */
export const dotted = (facts: readonly (string | false | null | undefined)[]): unknown =>
  facts.filter(Boolean).map((fact, at) => (at ? html` · <bdi>${fact}</bdi>` : html`<bdi>${fact}</bdi>`));
