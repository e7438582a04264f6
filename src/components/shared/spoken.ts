/** Something in the viewer's language that comes over the network: words, and what is made of them. */
export class Spoken<T> {
  /** Absent while the first one loads, null when it could not be loaded. Another language's stays till its own comes. */
  value: T | null | undefined;

  readonly #load: (locale: string, onFailure: (cause: unknown) => void) => Promise<T>;
  readonly #onEnd: (cause?: unknown) => void;
  #locale = '';

  /**
   * @param load may name a failure and give English all the same
   * @param onEnd is called when the value has come, and with the cause when it, or its language, could not be loaded
   */
  constructor(
    load: (locale: string, onFailure: (cause: unknown) => void) => Promise<T>,
    onEnd: (cause?: unknown) => void,
  ) {
    this.#load = load;
    this.#onEnd = onEnd;
  }

  /**
   * Asks for a locale; what is asked for already is not loaded anew.
   * @param known the value where it is at hand
   */
  ask(locale: string, known?: T): void {
    const isNew = locale !== this.#locale;
    this.#locale = locale;
    if (known) this.value = known;
    else if (isNew) void this.#fetch(locale);
  }

  /** Loads again what could not be loaded. */
  again(): void {
    if (this.value === null) void this.#fetch(this.#locale);
  }

  /** An answer for a locale that is no longer asked for is dropped. */
  async #fetch(locale: string): Promise<void> {
    try {
      const value = await this.#load(locale, this.#onEnd);
      if (locale !== this.#locale) return;
      this.value = value;
      this.#onEnd();
    } catch (cause) {
      if (locale !== this.#locale) return;
      this.value = null;
      this.#onEnd(cause);
    }
  }
}
