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

/** Counts them: each failure is found by an id of its own. */
let count = 0;

/** One change at a time: it is sent once, and what is pressed meanwhile does nothing. */
export class Change {
  isBusy = false;
  error: FdError | null = null;
  /** Where the words of its failure are. */
  readonly failureId = `failure-${++count}`;

  readonly #panel: Panel;
  /** What is under way, or was last. */
  #run: object | null = null;

  constructor(panel: Panel) {
    this.#panel = panel;
  }

  /** It may have been carried out all the same. */
  get isUnsure(): boolean {
    return this.error !== null && UNSURE.includes(this.error.code);
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

  /** Why it has failed, and what to do, beside what was tried. */
  view(title: string, words: ChangeMessages): TemplateResult | typeof nothing {
    if (!this.error) return nothing;
    const text = this.error.code === 'not-available' ? words.refused : this.#panel.textOf(this.error);
    return html`<p class="error" id=${this.failureId} tabindex="-1">
      <strong>${title}</strong> ${text} ${this.isUnsure ? words.unsure : nothing}
    </p>`;
  }
}
