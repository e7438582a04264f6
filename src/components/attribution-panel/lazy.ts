import type { TemplateResult } from 'lit';
import type { Catalogue } from '../../i18n/languages.ts';
import { NetworkError } from '../../model/errors/network.ts';
import { FdErrorEvent } from '../shared/events.ts';
import { Spoken } from '../shared/spoken.ts';
import type { Panel } from './panel.ts';

/** Something of the panel whose module and words come over the network when it is first shown. */
export class Lazy<W, S extends { view(words: W): TemplateResult }> {
  /** Set once it is there; from then on it keeps what was typed into it, whatever the language. */
  part: S | undefined;

  readonly #spoken: Spoken<W>;
  /** Who waits for it. */
  #waiting: ((part: S | undefined) => void)[] = [];

  constructor(panel: Panel, load: () => Promise<S>, catalogue: Catalogue<W>) {
    let loading: Promise<S> | undefined;
    this.#spoken = new Spoken<W>(
      async (locale, onFailure) => {
        loading ??= load();
        try {
          const [part, words] = await Promise.all([loading, catalogue.load(locale, onFailure)]);
          this.part = part;
          return words;
        } catch (thrown) {
          loading = undefined;
          throw thrown;
        }
      },
      (cause) => {
        if (cause) {
          panel.host.dispatchEvent(new FdErrorEvent(new NetworkError({ what: 'load a part of the kit', cause })));
        }
        panel.host.requestUpdate();
        if (cause && !this.hasFailed) return;
        for (const tell of this.#waiting.splice(0)) tell(this.part);
      },
    );
  }

  /** The kit's own file could not be loaded. */
  get hasFailed(): boolean {
    return this.#spoken.value === null;
  }

  /** Its words; asking for them loads them and it. */
  words(locale: string): W | null | undefined {
    this.#spoken.ask(locale);
    return this.#spoken.value;
  }

  /** It, once it is there; nothing where it could not be loaded. */
  ready(locale: string): Promise<S | undefined> {
    if (this.hasFailed) this.again();
    else if (this.words(locale)) return Promise.resolve(this.part);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Loads again what could not be loaded. */
  again(): void {
    this.#spoken.again();
  }

  /** It, or nothing as long as it is not there. */
  view(locale: string, otherwise: unknown = undefined): unknown {
    const words = this.words(locale);
    return words && this.part ? this.part.view(words) : otherwise;
  }
}

/** Adds a module's own styles to the panel, once. */
export function adopt({ host }: Panel, sheet: CSSStyleSheet): void {
  const { adoptedStyleSheets } = host.shadowRoot!;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}
