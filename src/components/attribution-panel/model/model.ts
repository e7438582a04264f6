import { html, nothing, type TemplateResult } from 'lit';
import { attributionModels } from '../../../client/resources/attribution-models.ts';
import { meta } from '../../../client/resources/meta.ts';
import type { ModelMessages } from '../../../i18n/attribution/messages.ts';
import type { MetaFigures } from '../../../model/meta.ts';
import { FdAttributionModelEvent } from '../attribution-events.ts';
import { Change } from '../change.ts';
import { formStyles, noteView, optionsView } from '../form.ts';
import { adopt } from '../lazy.ts';
import { focusIn, type Panel, type Part, type Section } from '../panel.ts';
import { headingView, loadOf, onOther, partView } from '../part.ts';
import { sectionStyles } from '../section.styles.ts';
import { Standard } from './standard.ts';
import { metaKpisOf, modelNameOf, modelOptionsOf } from './model.view.ts';

/** The model whose figures come from Meta. */
const META = 'META';
/** The models that tell of the ads on Meta. */
const WITH_META = [META, 'FD'];
/** The API tells no model: shown as none. */
const NONE = '';

/** By which model the event's daily revenue is attributed. A choice is saved by a button: arrow keys pass through the others. */
export class Model implements Section<ModelMessages> {
  readonly #panel: Panel;
  readonly #model;
  readonly #insights;
  readonly #results;
  readonly #connection;
  readonly #change: Change;
  readonly #standard: Standard;
  /** Chosen, and not saved. */
  #chosen: string | null = null;
  /** What it has been changed to here, until the next act. */
  #changedTo: string | null = null;
  #words: ModelMessages | undefined;

  constructor(panel: Panel) {
    this.#panel = panel;
    adopt(panel, sectionStyles.styleSheet!);
    this.#standard = new Standard(panel);
    this.#model = loadOf(
      panel,
      () => panel.eventId,
      async (scope, id, how) => (await attributionModels(scope).ofEvent(id, how)) ?? NONE,
    );
    this.#change = new Change(panel, { asOf: () => this.#model.asOf, refresh: () => this.#look() });
    const metaId = (): string => (this.#model.value === META ? panel.eventId : '');
    const adsId = (): string => (WITH_META.includes(this.#model.value ?? '') ? panel.eventId : '');
    this.#insights = loadOf(panel, adsId, (scope, id, how) => meta(scope).insights(id, how));
    this.#results = loadOf(panel, metaId, (scope, id, how) => meta(scope).results(id, how));
    this.#connection = loadOf(panel, metaId, (scope, _id, how) => meta(scope).isConnected(how));
    onOther(
      panel,
      () => panel.eventId,
      () => this.#reset(),
    );
    adopt(panel, formStyles.styleSheet!);
  }

  get parts(): readonly Part[] {
    return [this.#model, this.#insights, this.#results];
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
    ${!given && WITH_META.includes(this.#model.value ?? '') ? this.#renderMeta(words) : nothing}
    ${given ? nothing : this.#standard.view(words)}`;
  }

  #renderModel(model: string, words: ModelMessages): TemplateResult {
    const shown = this.#chosen ?? model;
    const options = modelOptionsOf(model, words);
    if (this.#panel.isReadOnly) {
      const option = options.find(({ value }) => value === shown);
      return option
        ? html`<p><strong dir="auto">${option.label}</strong> <span class="muted">${option.sentence}</span></p>`
        : html`<p class="muted">${words.none}</p>`;
    }
    return html`<p class="muted">${words.text}</p>
      ${optionsView({
        name: 'model',
        label: words.title,
        value: shown,
        options,
        isBusy: this.#change.isBusy,
        onChoose: (value) => this.#onChoose(value),
      })}
      ${this.#change.view(words.notChanged, words)}
      ${
        shown === model
          ? nothing
          : html`<div class="ways">
              <button
                type="button"
                part="button"
                class=${this.#change.mainClass}
                aria-disabled=${this.#change.isBusy}
                @click=${() => void this.#save(shown)}
              >
                ${this.#change.isBusy ? words.saving : words.apply(modelNameOf(shown, words))}
              </button>
              <button type="button" part="button" aria-disabled=${this.#change.isBusy} @click=${this.#onCancel}>
                ${words.cancel}
              </button>
            </div>`
      }
      ${this.#changedTo === shown ? noteView(words.changed(modelNameOf(shown, words))) : nothing}`;
  }

  #renderMeta(words: ModelMessages): TemplateResult {
    const { formats, partner } = this.#panel;
    return html`${
        this.#connection.value === false
          ? html`<p class="warning"><span aria-hidden="true">⚠ </span>${words.notConnected}</p>`
          : nothing
      }
      <div class="heading" role="heading" aria-level=${this.#panel.level + 1}>${words.figures}</div>
      ${partView<MetaFigures>(this.#panel, {
        name: 'meta',
        title: words.figures,
        load: this.#insights,
        view: (insights) => {
          const figures = { ...this.#results.value?.event, ...insights };
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

  #onChoose(model: string): void {
    this.#chosen = model;
    this.#changedTo = null;
    this.#change.reset();
    this.#panel.host.requestUpdate();
  }

  readonly #onCancel = (): void => {
    if (this.#change.isBusy) return;
    this.#chosen = null;
    this.#showSaved();
    void focusIn(this.#panel, 'input[name="model"]:checked');
  };

  async #save(model: string): Promise<void> {
    const { host, eventId } = this.#panel;
    const words = this.#words!;
    const previous = this.#model.value || null;
    if (this.#change.isBusy) return;
    if (!host.dispatchEvent(new FdAttributionModelEvent(eventId, model, previous))) return this.#onCancel();
    this.#panel.say(words.saving);
    const outcome = await this.#change.run((scope) => attributionModels(scope).setOfEvent(eventId, model));
    if (outcome === 'gone') return;
    if (outcome === 'done') {
      this.#model.take(model);
      this.#onChanged(model);
      this.#panel.onModelChange();
    } else {
      this.#panel.say(this.#change.headline(words.notChanged, words));
      if (this.#change.isUnsure) await this.#look();
    }
    for (const load of [this.#insights, this.#results, this.#connection]) if (load.value) void load.refresh();
  }

  #onChanged(model: string): void {
    const words = this.#words!;
    this.#chosen = null;
    this.#changedTo = model;
    this.#change.clear();
    void focusIn(this.#panel, 'input[name="model"]:checked');
    this.#panel.say(words.changed(modelNameOf(model, words)));
  }

  /** Whether what was chosen is the model now, though nobody has said so. */
  async #look(): Promise<void> {
    this.#panel.onModelChange();
    await this.#model.refresh();
    if (this.#chosen !== null && this.#chosen === this.#model.value) this.#onChanged(this.#chosen);
  }

  /** The browser has moved the dot by itself. */
  #showSaved(): void {
    const { host } = this.#panel;
    for (const radio of host.renderRoot.querySelectorAll<HTMLInputElement>('input[name="model"]')) {
      radio.checked = radio.value === this.#model.value;
    }
    host.requestUpdate();
  }

  #reset(): void {
    this.#chosen = this.#changedTo = null;
    this.#change.reset();
    this.#standard.reset();
  }
}
