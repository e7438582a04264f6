import { html, nothing, type TemplateResult } from 'lit';
import { isAbort } from '../../client/failures.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { ChangeMessages } from '../../i18n/attribution/messages.ts';
import { isFdError, type FdError } from '../../model/errors/fd-error.ts';
import { RequestInvalidError } from '../../model/errors/request-invalid.ts';
import type { Panel } from './panel.ts';

/** What became of a change: `gone` where whoever asked for it is no longer there to hear it. */
export type Outcome = 'done' | 'failed' | 'gone';

/** The API may have carried it out: it gave no answer, or one that cannot be read. */
const UNSURE: readonly string[] = ['timeout', 'network', 'response-shape'];

/** How one looks at what a change may have done. */
export interface Look {
  /** When that was read last, ms since epoch; 0 where nobody tells. */
  readonly asOf: () => number;
  readonly refresh: () => unknown;
}

/** Counts them: each failure is found by an id of its own. */
let count = 0;

/** One change at a time: it is sent once, and what is pressed meanwhile does nothing. */
export class Change {
  isBusy = false;
  error: FdError | null = null;
  /** Where the words of its failure are. */
  readonly failureId = `failure-${++count}`;

  readonly #panel: Panel;
  readonly #look: Look;
  /** What is shown was of then when it failed. */
  #asOf = 0;
  /** What is under way, or was last. */
  #run: object | null = null;

  constructor(panel: Panel, look: Look) {
    this.#panel = panel;
    this.#look = look;
  }

  /** It may have been carried out all the same. */
  get isUnsure(): boolean {
    return this.error !== null && UNSURE.includes(this.error.code);
  }

  /** Of the button that sends it: what has to be looked at first is not what is offered first. */
  get mainClass(): string {
    return this.isUnsure ? '' : 'main';
  }

  /** Forgets what has failed. */
  clear(): void {
    this.error = null;
  }

  /** Another partner, another thing: what is under way is nobody's here any more. */
  reset(): void {
    this.#run = null;
    this.isBusy = false;
    this.error = null;
  }

  async run(send: (scope: PartnerScope) => Promise<void>): Promise<Outcome> {
    const { scope, host } = this.#panel;
    if (this.isBusy || !scope) return 'gone';
    this.isBusy = true;
    this.error = null;
    const run = (this.#run = {});
    host.requestUpdate();
    try {
      await send(scope);
    } catch (thrown) {
      if (this.#run !== run || isAbort(thrown)) return 'gone';
      this.#asOf = this.#look.asOf();
      this.error = isFdError(thrown) ? thrown : new RequestInvalidError({ what: 'save it', cause: thrown });
    } finally {
      if (this.#run === run) {
        this.isBusy = false;
        host.requestUpdate();
      }
    }
    if (this.#run !== run) return 'gone';
    return this.error ? 'failed' : 'done';
  }

  /** What has come of it, in a sentence: nobody says of what may have happened that it has not. */
  headline(title: string, words: ChangeMessages): string {
    return this.isUnsure ? words.unsureTitle : title;
  }

  /** Why it has failed, and what to do, beside what was tried. Where it is not certain, looking comes before trying again. */
  view(title: string, words: ChangeMessages): TemplateResult | typeof nothing {
    if (!this.error) return nothing;
    const { isUnsure } = this;
    const text = this.error.code === 'not-available' ? words.refused : this.#panel.textOf(this.error);
    return html`<p class="error" part="error" id=${this.failureId} tabindex="-1">
        <strong>${this.headline(title, words)}</strong> ${isUnsure ? words.unsure : text}
        ${isUnsure ? this.#readAt(words) : nothing}
      </p>
      ${
        isUnsure
          ? html`<div>
              <button type="button" part="button" class="main" @click=${() => this.#lookAgain(words)}>
                ${words.look}
              </button>
            </div>`
          : nothing
      }`;
  }

  async #lookAgain(words: ChangeMessages): Promise<void> {
    const { error } = this;
    await this.#look.refresh();
    if (error === this.error) this.#panel.say(this.#readAt(words));
  }

  /** Empty where nothing could be read since. */
  #readAt(words: ChangeMessages): string {
    const asOf = this.#look.asOf();
    return asOf === this.#asOf ? '' : words.readAt(this.#panel.formats.clock(asOf));
  }
}
