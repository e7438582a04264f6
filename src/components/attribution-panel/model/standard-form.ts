import { html, nothing, type TemplateResult } from 'lit';
import { attributionModels } from '../../../client/resources/attribution-models.ts';
import type { ModelMessages } from '../../../i18n/attribution/messages.ts';
import type { Partner } from '../../../model/partner.ts';
import { FdAttributionModelEvent } from '../attribution-events.ts';
import { Change } from '../change.ts';
import { fieldView } from '../form.ts';
import { focusIn, type Panel } from '../panel.ts';
import { modelNameOf, modelOptionsOf } from './model.view.ts';

/** Changes the model that new events of the partner start with. */
export class StandardForm {
  readonly #panel: Panel;
  readonly #now: () => string | null | undefined;
  readonly #onSaved: (model: string, partner: Partner | undefined) => void;
  readonly #change: Change;
  #words: ModelMessages | undefined;

  /**
   * @param now the model as it is saved
   * @param onSaved is told for which record of the partner
   */
  constructor(
    panel: Panel,
    now: () => string | null | undefined,
    onSaved: (model: string, partner: Partner | undefined) => void,
  ) {
    this.#panel = panel;
    this.#now = now;
    this.#onSaved = onSaved;
    this.#change = new Change(panel, { asOf: () => 0, refresh: () => panel.onPartnerChange() });
  }

  reset(): void {
    this.#change.reset();
  }

  view(words: ModelMessages): TemplateResult {
    this.#words = words;
    const standard = this.#now()!;
    const { isBusy, mainClass } = this.#change;
    return html`<form part="form" novalidate @submit=${this.#onSave}>
      ${fieldView({ id: 'standard', label: words.standardLabel, note: words.standardNote }, (about) => {
        const options = modelOptionsOf(standard, words);
        return html`<select id="standard" name="standard" aria-describedby=${about ?? nothing}>
          ${options.map(
            ({ value, label }) => html`<option value=${value} ?selected=${value === standard}>${label}</option>`,
          )}
        </select>`;
      })}
      ${this.#change.view(words.notChanged, words)}
      <div class="ways">
        <button type="submit" part="button" class=${mainClass} aria-disabled=${isBusy}>
          ${isBusy ? words.saving : words.save}
        </button>
      </div>
    </form>`;
  }

  readonly #onSave = async (submit: Event): Promise<void> => {
    submit.preventDefault();
    if (this.#change.isBusy) return;
    const { host, partner } = this.#panel;
    const words = this.#words!;
    const model = host.renderRoot.querySelector<HTMLSelectElement>('#standard')!.value;
    const previous = this.#now() ?? null;
    if (!host.dispatchEvent(new FdAttributionModelEvent(null, model, previous))) return;
    const outcome = await this.#change.run((scope) => attributionModels(scope).setDefault(model));
    if (outcome === 'gone') return;
    const isDone = outcome === 'done';
    this.#panel.say(
      isDone ? words.standardSaved(modelNameOf(model, words)) : this.#change.headline(words.notChanged, words),
    );
    if (isDone) this.#onSaved(model, partner);
    host.requestUpdate();
    await focusIn(this.#panel, isDone ? '#standard-open' : `#${this.#change.failureId}`);
    if (isDone || this.#change.isUnsure) this.#panel.onPartnerChange();
  };
}
