import { html, nothing, type TemplateResult } from 'lit';
import { attributionModels } from '../../../client/resources/attribution-models.ts';
import type { ModelMessages } from '../../../i18n/attribution/messages.ts';
import type { Partner } from '../../../model/partner.ts';
import { FdAttributionModelEvent } from '../attribution-events.ts';
import { Change } from '../change.ts';
import { fieldView } from '../form.ts';
import { focusIn, type Panel } from '../panel.ts';
import { modelNameOf, modelOptionsOf } from './model.view.ts';

/** The model that new events of the partner start with. */
export class Standard {
  readonly #panel: Panel;
  readonly #change: Change;
  #isOpen = false;
  #words: ModelMessages | undefined;
  /** What was saved last, until the partner's record is another one. */
  #saved: { readonly model: string; readonly partner: Partner | undefined } | null = null;

  constructor(panel: Panel) {
    this.#panel = panel;
    this.#change = new Change(panel, { asOf: () => 0, refresh: () => panel.onPartnerChange() });
  }

  reset(): void {
    this.#isOpen = false;
    this.#change.reset();
  }

  /** Only where the API tells the default can anybody know what is changed. */
  view(words: ModelMessages): TemplateResult | typeof nothing {
    this.#words = words;
    const { isReadOnly } = this.#panel;
    const standard = this.#now;
    if (!standard) return nothing;
    const isBusy = this.#change.isBusy;
    return html`<div class="ways standard">
        <span class="muted">${words.standard(modelNameOf(standard, words))}</span>
        ${
          isReadOnly
            ? nothing
            : html`<button
                type="button"
                part="button"
                id="standard-open"
                aria-expanded=${this.#isOpen}
                @click=${this.#onOpen}
              >
                ${words.change}
              </button>`
        }
      </div>
      ${
        this.#isOpen && !isReadOnly
          ? html`<form part="form" novalidate @submit=${this.#onSave}>
              ${fieldView({ id: 'standard', label: words.standardLabel, note: words.standardNote }, (about) => {
                const options = modelOptionsOf(standard, words);
                return html`<select id="standard" name="standard" aria-describedby=${about ?? nothing}>
                  ${options.map(
                    ({ value, label }) =>
                      html`<option value=${value} ?selected=${value === standard}>${label}</option>`,
                  )}
                </select>`;
              })}
              ${this.#change.view(words.notChanged, words)}
              <div class="ways">
                <button
                  type="submit"
                  part="button"
                  class=${this.#change.isUnsure ? '' : 'main'}
                  aria-disabled=${isBusy}
                >
                  ${isBusy ? words.saving : words.save}
                </button>
              </div>
            </form>`
          : nothing
      }`;
  }

  get #now(): string | null | undefined {
    const { partner } = this.#panel;
    return this.#saved && this.#saved.partner === partner ? this.#saved.model : partner?.attribution_model_default;
  }

  readonly #onOpen = (): void => {
    this.#isOpen = !this.#isOpen;
    this.#panel.host.requestUpdate();
    if (this.#isOpen) void focusIn(this.#panel, '#standard');
  };

  readonly #onSave = async (submit: Event): Promise<void> => {
    submit.preventDefault();
    if (this.#change.isBusy) return;
    const { host, partner } = this.#panel;
    const words = this.#words!;
    const model = host.renderRoot.querySelector<HTMLSelectElement>('#standard')!.value;
    const previous = this.#now ?? null;
    if (!host.dispatchEvent(new FdAttributionModelEvent(null, model, previous))) return;
    const outcome = await this.#change.run((scope) => attributionModels(scope).setDefault(model));
    if (outcome === 'gone') return;
    const isDone = outcome === 'done';
    this.#panel.say(
      isDone ? words.standardSaved(modelNameOf(model, words)) : this.#change.headline(words.notChanged, words),
    );
    if (isDone) {
      this.#isOpen = false;
      this.#saved = { model, partner };
    }
    host.requestUpdate();
    await focusIn(this.#panel, isDone ? '#standard-open' : `#${this.#change.failureId}`);
    if (isDone || this.#change.isUnsure) this.#panel.onPartnerChange();
  };
}
