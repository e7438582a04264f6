import { shallowArrayEquals } from '@lit/task';
import type { TemplateResult } from 'lit';

/** What was drawn last, again, while it is drawn of the same: a card is drawn again for many reasons. */
export function remembering(): (of: readonly unknown[], draw: () => TemplateResult) => TemplateResult {
  let last: readonly unknown[] = [];
  let drawn!: TemplateResult;
  return (of, draw) => {
    if (!shallowArrayEquals(of, last)) drawn = draw();
    last = of;
    return drawn;
  };
}
