import { shallowArrayEquals } from '@lit/task';
import { noChange, type TemplateResult } from 'lit';
import { directive, Directive, type Part } from 'lit/directive.js';

type Draw = () => TemplateResult;

/** As Lit's `guard`, without what is not a list. */
class Kept extends Directive {
  #of: readonly unknown[] = [];

  render(_of: readonly unknown[], draw: Draw): unknown {
    return draw();
  }

  override update(_part: Part, [of, draw]: [readonly unknown[], Draw]): unknown {
    const isSame = shallowArrayEquals(of, this.#of);
    this.#of = of;
    return isSame ? noChange : draw();
  }
}

/** Draws once, and again when it is to be drawn of something else. */
export const kept = directive(Kept);
