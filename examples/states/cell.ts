import type { Choice } from './choice.ts';
import { elementOf, play, type Scene, type State, type Variant } from './scene.ts';
import { createStage } from './stage.ts';

/** Longer than any scene takes, the slowest machine considered. */
const WAIT_MS = 20_000;

let made = 0;

/** One element in one state, with a heading. It is set up once `begin` is called, and then lives. */
export class Cell {
  readonly view = document.createElement('section');
  readonly #place = document.createElement('div');
  readonly #tag: string;
  readonly #variant: Variant;
  readonly #state: State;
  #element: HTMLElement | undefined;
  #choice: Choice;

  constructor(tag: string, variant: Variant, state: State, choice: Choice) {
    [this.#tag, this.#variant, this.#state, this.#choice] = [tag, variant, state, choice];
    const heading = document.createElement('h3');
    heading.id = `cell-${++made}`;
    heading.textContent = `${state}: ${variant.name}`;
    this.view.className = 'cell';
    this.view.setAttribute('aria-labelledby', heading.id);
    this.#place.className = 'stage';
    this.#tell('waiting');
    this.view.append(heading, this.#place);
    this.look(choice);
  }

  /** Sets the element up and brings it into its state; `data-cell` tells how far it is: waiting, busy, there, failed. */
  async begin(): Promise<void> {
    if (this.#element) return;
    const scene: Scene = this.#variant.states[this.#state] ?? {};
    const element = (this.#element = elementOf(this.#tag, this.#variant));
    element.setAttribute('heading-level', '4');
    this.#tell('busy');
    try {
      // Tabs keep a choice of a partner by the gateway's place: each cell has its own, at each visit.
      const stage = await createStage({
        ...scene.options,
        base: `/stage-${Math.round(performance.timeOrigin)}-${++made}`,
      });
      const provider = stage.provider();
      provider.append(element);
      this.look(this.#choice);
      await play(
        { stage, element, scene },
        () => this.#place.append(provider),
        (state) => this.#inState(state),
      );
      await this.#inState(this.#state);
      this.#tell('there');
    } catch (thrown) {
      const failure = document.createElement('p');
      failure.className = 'failure';
      failure.textContent = thrown instanceof Error ? thrown.message : String(thrown);
      this.#place.append(failure);
      this.#tell('failed');
    }
  }

  /** Shows it so from now on. */
  look(choice: Choice): void {
    this.#choice = choice;
    const { locale, theme, density, width, dir } = choice;
    const isFilling = width === 'fill';
    this.view.classList.toggle('fills', isFilling);
    this.#place.style.inlineSize = isFilling ? '' : `${width}px`;
    this.#place.dir = dir;
    this.#place.lang = locale;
    const element = this.#element;
    if (!element) return;
    element.setAttribute('theme', theme);
    const dense = density || this.#variant.attributes['density'];
    element.toggleAttribute('density', Boolean(dense));
    if (dense) element.setAttribute('density', dense);
    element.setAttribute('locale', locale);
  }

  #tell(how: string): void {
    this.view.dataset['cell'] = how;
  }

  async #inState(state: State): Promise<void> {
    const end = performance.now() + WAIT_MS;
    while (!this.#element?.matches(`:state(${state})`)) {
      if (performance.now() > end) throw new Error(`It does not become ${state}.`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
