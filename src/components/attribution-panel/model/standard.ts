import { html, nothing, type TemplateResult } from 'lit';
import { modelMessages } from '../../../i18n/attribution/languages.ts';
import type { ModelMessages } from '../../../i18n/attribution/messages.ts';
import type { Partner } from '../../../model/partner.ts';
import { Lazy } from '../lazy.ts';
import { focusIn, type Panel } from '../panel.ts';
import { formPlaceView } from '../part.ts';
import { modelNameOf } from './model.view.ts';

/** The model that new events of the partner start with; the form that changes it comes once it is asked for. */
export class Standard {
  readonly #panel: Panel;
  readonly #form;
  #isOpen = false;
  /** What was saved last, until the partner's record is another one. */
  #saved: { readonly model: string; readonly partner: Partner | undefined } | null = null;

  constructor(panel: Panel) {
    this.#panel = panel;
    this.#form = new Lazy(
      panel,
      async () => {
        const { StandardForm } = await import('./standard-form.ts');
        return new StandardForm(
          panel,
          () => this.#now,
          (model, partner) => {
            this.#isOpen = false;
            this.#saved = { model, partner };
          },
        );
      },
      modelMessages,
    );
  }

  reset(): void {
    this.#isOpen = false;
    this.#form.part?.reset();
  }

  /** Only where the API tells the default can anybody know what is changed. */
  view(words: ModelMessages): TemplateResult | typeof nothing {
    const panel = this.#panel;
    const standard = this.#now;
    if (!standard) return nothing;
    const label = html`<span class="muted">${words.standard(modelNameOf(standard, words))}</span>`;
    if (panel.isReadOnly) return html`<div class="ways standard">${label}</div>`;
    return html`<div class="ways standard">
        ${label}
        <button type="button" part="button" id="standard-open" aria-expanded=${this.#isOpen} @click=${this.#onOpen}>
          ${words.change}
        </button>
      </div>
      ${
        this.#isOpen
          ? this.#form.view(
              panel.language,
              formPlaceView(panel, this.#form.hasFailed, () => this.#form.again()),
            )
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
    if (this.#isOpen) void this.#form.ready(this.#panel.language).then(() => focusIn(this.#panel, '#standard'));
  };
}
