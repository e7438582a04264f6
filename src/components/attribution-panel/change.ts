import { html, nothing, type TemplateResult } from 'lit';
import { isAbort } from '../../client/failures.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { ChangeMessages } from '../../i18n/attribution/messages.ts';
import { isFdError, type FdError } from '../../model/errors/fd-error.ts';
import { RequestInvalidError } from '../../model/errors/request-invalid.ts';
import type { Panel } from './panel.ts';

/** What became of a change: `gone` where whoever asked for it is no longer there to hear it. */
export type Outcome = 'done' | 'failed' | 'gone';

/** One change at a time: it is sent once, and what is pressed meanwhile does nothing. */
export class Change {
  isBusy = false;
  error: FdError | null = null;

  readonly #panel: Panel;
  #scope: PartnerScope | null = null;

  constructor(panel: Panel) {
    this.#panel = panel;
  }

  /** It may have been carried out all the same. */
  get isUnsure(): boolean {
    return this.error?.code === 'timeout' || this.error?.code === 'network';
  }

  /** Forgets what has failed. */
  clear(): void {
    this.error = null;
  }

  /** Another partner, another thing: what is under way is nobody's here any more. */
  reset(): void {
    this.#scope = null;
    this.isBusy = false;
    this.error = null;
  }

  async run(send: (scope: PartnerScope) => Promise<void>): Promise<Outcome> {
    const { scope, host } = this.#panel;
    if (this.isBusy || !scope) return 'gone';
    this.isBusy = true;
    this.error = null;
    this.#scope = scope;
    host.requestUpdate();
    try {
      await send(scope);
    } catch (thrown) {
      if (this.#scope !== scope || isAbort(thrown)) return 'gone';
      this.error = isFdError(thrown) ? thrown : new RequestInvalidError({ what: 'save it', cause: thrown });
    } finally {
      if (this.#scope === scope) {
        this.isBusy = false;
        host.requestUpdate();
      }
    }
    if (this.#scope !== scope) return 'gone';
    return this.error ? 'failed' : 'done';
  }

  /** Why it has failed, and what to do, beside what was tried. */
  view(title: string, words: ChangeMessages): TemplateResult | typeof nothing {
    if (!this.error) return nothing;
    return html`<p class="error" id="failure" tabindex="-1">
      <strong>${title}</strong> ${this.#panel.textOf(this.error)} ${this.isUnsure ? words.unsure : nothing}
    </p>`;
  }
}
