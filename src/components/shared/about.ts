import { html, type TemplateResult } from 'lit';

/**
 * A sentence about things of the API's: ids, titles. Its language words and joins them; they turn none of its words round.
 *
 * @param say makes the sentence of what stands for a thing meanwhile
 * @param things in the sentence's order; where it names more, they begin again
 */
export function about(say: (thing: string) => string, ...things: readonly string[]): TemplateResult {
  const [before, ...after] = say('\uFFFC').split('\uFFFC');
  return html`${before}${after.map((words, at) => html`<bdi>${things[at % things.length]}</bdi>${words}`)}`;
}
