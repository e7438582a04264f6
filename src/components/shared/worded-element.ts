import { html, type TemplateResult, type nothing } from 'lit';
import type { Catalogue } from '../../i18n/languages.ts';
import { NetworkError } from '../../model/errors/network.ts';
import { FdErrorEvent } from './events.ts';
import { FdElement } from './fd-element.ts';
import { Spoken } from './spoken.ts';

/** An element with words of its own beside those that all share; it draws once both are there. */
export abstract class WordedElement<Words> extends FdElement {
  protected abstract readonly catalogue: Catalogue<Words>;

  readonly #own = new Spoken<Words>(
    (locale, onFailure) => this.catalogue.load(locale, onFailure),
    (cause) => {
      if (cause) this.dispatchEvent(new FdErrorEvent(new NetworkError({ what: 'load the words', cause })));
      this.requestUpdate();
    },
  );

  /** Its own words. Read them where something is drawn or said: they are there then. */
  protected get own(): Words {
    return this.#own.value!;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#speakAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#speakAgain);
  }

  override async retry(): Promise<void> {
    this.#speakAgain();
    await super.retry();
  }

  protected override willUpdate(): void {
    super.willUpdate();
    this.#own.ask(this.language, this.catalogue.of(this.language));
  }

  /** Without words the light-DOM children stay visible: they are the page's own fallback. */
  protected override render(): TemplateResult | typeof nothing {
    return this.#own.value || this.isHidden ? super.render() : html`<slot></slot>`;
  }

  readonly #speakAgain = (): void => this.#own.again();
}
