import { html, nothing, type TemplateResult } from 'lit';
import { attributionModels } from '../../../client/resources/attribution-models.ts';
import { meta } from '../../../client/resources/meta.ts';
import type { ModelMessages } from '../../../i18n/attribution/messages.ts';
import type { MetaFigures } from '../../../model/meta.ts';
import { FdAttributionModelEvent } from '../attribution-events.ts';
import { Change } from '../change.ts';
import { fieldView, formStyles, optionsView } from '../form.ts';
import { adopt } from '../lazy.ts';
import { focusIn, type Panel, type Part, type Section } from '../panel.ts';
import { headingView, loadOf, onOther, partView } from '../part.ts';
import { sectionStyles } from '../section.styles.ts';
import { metaKpisOf, modelNameOf, modelOptionsOf } from './model.view.ts';

/** The model whose figures come from Meta. */
const META = 'META';
/** The API tells no model: shown as none. */
const NONE = '';

/** By which model the event's daily revenue is attributed; a choice is saved at once. */
export class Model implements Section<ModelMessages> {
  readonly #panel: Panel;
  readonly #model;
  readonly #insights;
  readonly #connection;
  readonly #change: Change;
  readonly #standardChange: Change;
  /** Chosen, and not yet known to be saved. */
  #chosen: string | null = null;
  #isStandardOpen = false;
  #words: ModelMessages | undefined;

  constructor(panel: Panel) {
    this.#panel = panel;
    adopt(panel, sectionStyles.styleSheet!);
    this.#change = new Change(panel);
    this.#standardChange = new Change(panel);
    this.#model = loadOf(
      panel,
      () => panel.eventId,
      async (scope, id, how) => (await attributionModels(scope).ofEvent(id, how)) ?? NONE,
    );
    const metaId = (): string => (this.#model.value === META ? panel.eventId : '');
    this.#insights = loadOf(panel, metaId, (scope, id, how) => meta(scope).insights(id, how));
    this.#connection = loadOf(panel, metaId, (scope, _id, how) => meta(scope).isConnected(how));
    onOther(
      panel,
      () => panel.eventId,
      () => this.#reset(),
    );
    adopt(panel, formStyles.styleSheet!);
  }

  get parts(): readonly Part[] {
    return [this.#model, this.#insights];
  }

  view(words: ModelMessages): TemplateResult {
    this.#words = words;
    const panel = this.#panel;
    const { given } = panel;
    return html`${headingView(panel, words.title)}
    ${partView(panel, {
      name: 'choice',
      title: words.title,
      load: this.#model,
      given: given?.attributionModel,
      view: (model) => this.#renderModel(model, words),
    })}
    ${!given && this.#model.value === META ? this.#renderMeta(words) : nothing}
    ${given ? nothing : this.#renderStandard(words)}`;
  }

  #renderModel(model: string, words: ModelMessages): TemplateResult {
    const shown = this.#chosen ?? model;
    const options = modelOptionsOf(model, words);
    if (this.#panel.isReadOnly) {
      const option = options.find(({ value }) => value === shown);
      return option
        ? html`<p><strong>${option.label}</strong> <span class="muted">${option.sentence}</span></p>`
        : html`<p class="muted">${words.none}</p>`;
    }
    return html`<p class="muted">${words.text}</p>
      ${optionsView({
        name: 'model',
        label: words.title,
        value: shown,
        options,
        isBusy: this.#change.isBusy,
        onChoose: (value) => void this.#onChoose(value),
      })}
      ${this.#change.isBusy ? html`<p class="muted">${words.saving}</p>` : nothing}
      ${this.#change.view(words.notChanged, words)}`;
  }

  #renderMeta(words: ModelMessages): TemplateResult {
    const { formats, partner } = this.#panel;
    return html`${
      this.#connection.value === false
        ? html`<p class="warning"><span aria-hidden="true">⚠ </span>${words.notConnected}</p>`
        : nothing
    }
    ${partView<MetaFigures>(this.#panel, {
      name: 'meta',
      title: words.figures,
      load: this.#insights,
      view: (figures) => {
        const kpis = metaKpisOf(figures, words, formats, partner?.currency);
        if (!kpis.length) return html`<p class="muted">${words.noFigures}</p>`;
        return html`<dl part="kpis">
          ${kpis.map(
            ({ label, value }) =>
              html`<div>
                <dt>${label}</dt>
                <dd>${value ?? '—'}</dd>
              </div>`,
          )}
        </dl>`;
      },
    })}`;
  }

  /** Only where the API tells the default can anybody know what is changed. */
  #renderStandard(words: ModelMessages): TemplateResult | typeof nothing {
    const { partner, isReadOnly } = this.#panel;
    const standard = partner?.attribution_model_default;
    if (!standard) return nothing;
    const isBusy = this.#standardChange.isBusy;
    return html`<div class="ways standard">
        <span class="muted">${words.standard(modelNameOf(standard, words))}</span>
        ${
          isReadOnly
            ? nothing
            : html`<button
                type="button"
                part="button"
                id="standard-open"
                aria-expanded=${this.#isStandardOpen}
                @click=${this.#onStandard}
              >
                ${words.change}
              </button>`
        }
      </div>
      ${
        this.#isStandardOpen && !isReadOnly
          ? html`<form part="form" novalidate @submit=${this.#onSaveStandard}>
              ${fieldView({ id: 'standard', label: words.standardLabel, note: words.standardNote }, (about) => {
                const options = modelOptionsOf(standard, words);
                return html`<select id="standard" name="standard" aria-describedby=${about ?? nothing}>
                  ${options.map(
                    ({ value, label }) =>
                      html`<option value=${value} ?selected=${value === standard}>${label}</option>`,
                  )}
                </select>`;
              })}
              ${this.#standardChange.view(words.notChanged, words)}
              <div class="ways">
                <button type="submit" part="button" class="main" aria-disabled=${isBusy}>
                  ${isBusy ? words.saving : words.save}
                </button>
              </div>
            </form>`
          : nothing
      }`;
  }

  async #onChoose(model: string): Promise<void> {
    const { host, eventId } = this.#panel;
    const words = this.#words!;
    const previous = this.#model.value || null;
    if (this.#change.isBusy || model === previous) return;
    if (!host.dispatchEvent(new FdAttributionModelEvent(eventId, model, previous))) return this.#showSaved();
    this.#chosen = model;
    this.#panel.say(words.saving);
    const outcome = await this.#change.run((scope) => attributionModels(scope).setOfEvent(eventId, model));
    if (outcome === 'gone') return;
    this.#chosen = null;
    if (outcome === 'done') {
      this.#model.take(model);
      this.#panel.say(words.changed(modelNameOf(model, words)));
      this.#panel.onModelChange();
    } else {
      this.#panel.say(words.notChanged);
      this.#showSaved();
      if (this.#change.isUnsure) {
        this.#panel.onModelChange();
        await this.#model.refresh();
      }
    }
    if (this.#model.value === META) await Promise.all([this.#insights.refresh(), this.#connection.refresh()]);
  }

  /** The browser has moved the dot by itself. */
  #showSaved(): void {
    const { host } = this.#panel;
    for (const radio of host.renderRoot.querySelectorAll<HTMLInputElement>('input[name="model"]')) {
      radio.checked = radio.value === this.#model.value;
    }
    host.requestUpdate();
  }

  readonly #onStandard = (): void => {
    this.#isStandardOpen = !this.#isStandardOpen;
    this.#panel.host.requestUpdate();
    if (this.#isStandardOpen) void focusIn(this.#panel, '#standard');
  };

  readonly #onSaveStandard = async (submit: Event): Promise<void> => {
    submit.preventDefault();
    if (this.#standardChange.isBusy) return;
    const { host, partner } = this.#panel;
    const words = this.#words!;
    const model = host.renderRoot.querySelector<HTMLSelectElement>('#standard')!.value;
    const previous = partner?.attribution_model_default ?? null;
    if (!host.dispatchEvent(new FdAttributionModelEvent(null, model, previous))) return;
    const outcome = await this.#standardChange.run((scope) => attributionModels(scope).setDefault(model));
    if (outcome === 'gone') return;
    const isDone = outcome === 'done';
    this.#panel.say(isDone ? words.standardSaved(modelNameOf(model, words)) : words.notChanged);
    if (isDone) this.#isStandardOpen = false;
    host.requestUpdate();
    await focusIn(this.#panel, isDone ? '#standard-open' : '#failure');
    if (isDone || this.#standardChange.isUnsure) this.#panel.onPartnerChange();
  };

  #reset(): void {
    this.#chosen = null;
    this.#isStandardOpen = false;
    this.#change.reset();
    this.#standardChange.reset();
  }
}
