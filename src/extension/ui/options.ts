import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ExtensionMessages } from '../../i18n/extension/messages.ts';
import type { Settings } from '../state/settings.ts';
import type { EnvironmentChange } from './environment.ts';
import { FdxElement } from './fdx-element.ts';
import { mark } from './icons.ts';
import { choices, styles } from './options.styles.ts';

/** What the settings page changes. */
export interface OptionsStore {
  save(change: Partial<Pick<Settings, 'language' | 'theme'>>): Promise<unknown>;
  /** Called straight from the click: an own address needs the browser's permission. Signs out. */
  changeEnvironment(environment: Settings['environment'], ownApi: string): Promise<EnvironmentChange>;
  switchOff(site: string): Promise<unknown>;
  removeEverything(): Promise<unknown>;
}

/** A site that is on, with its name as people read it. */
export interface ListedSite {
  readonly site: string;
  readonly host: string;
}

interface Outcome {
  readonly isFailure: boolean;
  readonly text: (words: ExtensionMessages) => string;
}

const languages = ['auto', 'en', 'de'] as const;
const themes = ['auto', 'light', 'dark'] as const;

/** The settings. Each is saved at once; what signs out or deletes is asked for first. */
export class FdxOptions extends FdxElement {
  static override styles = [FdxElement.styles, choices, styles];

  @property({ attribute: false }) settings: Settings | null = null;
  @property({ attribute: false }) sites: readonly ListedSite[] = [];
  @property({ attribute: false }) store: OptionsStore | null = null;

  /** How what was done last has ended. */
  @state() private outcome: Outcome | null = null;

  protected override say(words: ExtensionMessages): string {
    return this.outcome?.text(words) ?? '';
  }

  protected view(words: ExtensionMessages): TemplateResult | typeof nothing {
    const { settings, store, outcome } = this;
    if (!settings || !store) return nothing;
    const { options } = words;
    return html`<main>
      <header>
        ${mark}
        <h1>${options.title}</h1>
      </header>
      <section>
        <fdx-environment
          .settings=${settings}
          .change=${(environment: Settings['environment'], ownApi: string) =>
            store.changeEnvironment(environment, ownApi)}
        ></fdx-environment>
      </section>
      <section>
        ${this.#renderChoices('language', options.language.title, languages, options.language.names, settings.language)}
      </section>
      <section>
        ${this.#renderChoices('theme', options.theme.title, themes, options.theme.names, settings.theme)}
      </section>
      <section class="stack">${this.#renderSites(words)}</section>
      <section class="stack">
        <h2>${options.devices.title}</h2>
        <p class="muted">${options.devices.text}</p>
      </section>
      <section class="stack">${this.#renderRemove(words)}</section>
      ${outcome ? html`<p class="outcome ${outcome.isFailure ? 'failed' : ''}">${outcome.text(words)}</p>` : nothing}
    </main>`;
  }

  #renderChoices<T extends string>(
    name: 'language' | 'theme',
    title: string,
    values: readonly T[],
    names: Readonly<Record<T, string>>,
    current: T,
  ): TemplateResult {
    return html`<fieldset>
      <legend>${title}</legend>
      <div class="row">
        ${values.map(
          (value) =>
            html`<label class="choice">
              <input
                type="radio"
                name=${name}
                .checked=${value === current}
                @change=${() => this.#tried(this.store!.save({ [name]: value }), (words) => words.options.saved)}
              />${names[value]}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #renderSites({ options: { sites } }: ExtensionMessages): TemplateResult {
    return html`<h2 id="sites" tabindex="-1">${sites.title}</h2>
      ${
        this.sites.length
          ? html`<p class="muted">${sites.hint}</p>
              <ul>
                ${this.sites.map(
                  (each) =>
                    html`<li>
                      <span>${each.host}</span>
                      <button type="button" aria-label=${sites.offOf(each.host)} @click=${() => this.#onSiteOff(each)}>
                        ${sites.off}
                      </button>
                    </li>`,
                )}
              </ul>`
          : html`<p class="muted">${sites.none}</p>`
      }`;
  }

  #renderRemove({ options: { remove, cancel } }: ExtensionMessages): TemplateResult {
    return html`<h2>${remove.title}</h2>
      <p class="muted">${remove.text}</p>
      <div class="ways">
        <button class="danger" type="button" @click=${() => this.#dialog.showModal()}>${remove.button}</button>
      </div>
      <dialog aria-labelledby="question" aria-describedby="consequences">
        <div class="stack">
          <h2 id="question">${remove.question}</h2>
          <p id="consequences">${remove.consequences}</p>
          <div class="ways">
            <button type="button" autofocus @click=${() => this.#dialog.close()}>${cancel}</button>
            <button class="danger main" type="button" @click=${this.#onRemove}>${remove.button}</button>
          </div>
        </div>
      </dialog>`;
  }

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  async #onSiteOff({ site, host }: ListedSite): Promise<void> {
    await this.#tried(this.store!.switchOff(site), (words) => words.options.sites.isOff(host));
    // The button is gone with its row.
    if (!this.outcome?.isFailure) await this.focusOn('#sites');
  }

  readonly #onRemove = async (): Promise<void> => {
    this.#dialog.close();
    await this.#tried(this.store!.removeEverything(), (words) => words.options.remove.done);
  };

  /** Says how it ended, a failure too. */
  async #tried(change: Promise<unknown>, text: Outcome['text']): Promise<void> {
    this.outcome = null;
    try {
      await change;
      this.outcome = { isFailure: false, text };
    } catch {
      this.outcome = { isFailure: true, text: (words) => words.options.failed };
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fdx-options': FdxOptions;
  }
}
