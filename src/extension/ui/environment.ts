import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ExtensionMessages, OwnApiFault } from '../../i18n/extension/messages.ts';
import type { Settings } from '../state/settings.ts';
import { FdxElement } from './fdx-element.ts';
import { choices } from './options.styles.ts';

type Environment = Settings['environment'];

/** How a change of the environment ended. */
export type EnvironmentChange =
  | { readonly ok: true }
  | { readonly ok: false; readonly fault: OwnApiFault }
  | { readonly ok: false; readonly refusedHost: string };

const environments = ['production', 'staging', 'own'] as const;

/** Where the data comes from. A change signs out, so it is said before and made by a button. */
export class FdxEnvironment extends FdxElement {
  static override styles = [
    FdxElement.styles,
    choices,
    css`
      .address {
        display: grid;
        gap: 4px;
        margin-inline-start: 26px;
      }
      .address label {
        font-weight: 600;
      }
      [type='url'] {
        background: var(--_surface);
        border: 1px solid var(--_muted);
        border-radius: calc(var(--_radius) / 2);
        color: inherit;
        font: inherit;
        inline-size: 100%;
        min-block-size: 40px;
        padding: 6px 12px;
      }
      [aria-invalid='true'] {
        border-color: var(--_danger);
      }
      .note {
        margin-block-start: var(--_space);
      }
    `,
  ];

  @property({ attribute: false }) settings: Settings | null = null;
  /** Called straight from the click: an own address needs the browser's permission. Signs out. */
  @property({ attribute: false }) change: (environment: Environment, ownApi: string) => Promise<EnvironmentChange> =
    () => Promise.resolve({ ok: true });

  /** Chosen, but not changed to yet; null where nothing is. */
  @state() private wish: Environment | null = null;
  @state() private fault: OwnApiFault | null = null;
  @state() private problem: ((words: ExtensionMessages) => string) | null = null;
  @state() private changedTo: Environment | null = null;
  #isBusy = false;

  protected override say(words: ExtensionMessages): string {
    const { environment } = words.options;
    if (this.fault) return environment.faults[this.fault];
    return this.problem?.(words) ?? (this.changedTo ? environment.changed(environment.names[this.changedTo]) : '');
  }

  protected view(words: ExtensionMessages): TemplateResult | typeof nothing {
    const { settings, wish, changedTo } = this;
    if (!settings) return nothing;
    const { environment } = words.options;
    const shown = wish ?? settings.environment;
    return html`<form novalidate @submit=${this.#onSubmit}>
      <fieldset>
        <legend>${environment.title}</legend>
        <p class="muted">${environment.hint}</p>
        ${environments.map(
          (value) =>
            html`<label class="choice">
              <input
                type="radio"
                name="environment"
                .checked=${value === shown}
                @change=${() => this.#wishFor(value === settings.environment ? null : value)}
              />${environment.names[value]}
            </label>`,
        )}
        ${shown === 'own' ? this.#renderAddress(words, settings) : nothing}
        ${wish ? this.#renderChange(words, wish) : nothing}
        ${changedTo ? html`<p class="done">${environment.changed(environment.names[changedTo])}</p>` : nothing}
      </fieldset>
    </form>`;
  }

  #renderAddress({ options: { environment } }: ExtensionMessages, { ownApi }: Settings): TemplateResult {
    const { fault } = this;
    return html`<div class="address">
      <label for="address">${environment.address}</label>
      <input
        id="address"
        name="address"
        type="url"
        autocomplete="off"
        spellcheck="false"
        .defaultValue=${ownApi}
        aria-invalid=${fault ? 'true' : 'false'}
        aria-describedby=${fault ? 'fault hint' : 'hint'}
        @input=${() => this.#wishFor('own')}
      />
      ${fault ? html`<p class="error" id="fault">${environment.faults[fault]}</p>` : nothing}
      <p class="muted" id="hint">${environment.addressHint}</p>
    </div>`;
  }

  #renderChange(words: ExtensionMessages, wish: Environment): TemplateResult {
    const { environment, cancel } = words.options;
    return html`<div class="notice note">
      <p>${environment.signsOut}</p>
      ${this.problem ? html`<p class="error">${this.problem(words)}</p>` : nothing}
      <div class="ways">
        <button class="main" type="submit">${environment.change(environment.names[wish])}</button>
        <button type="button" @click=${this.#onCancel}>${cancel}</button>
      </div>
    </div>`;
  }

  #wishFor(wish: Environment | null): void {
    this.wish = wish;
    this.fault = this.problem = this.changedTo = null;
  }

  readonly #onCancel = (): void => {
    const address = this.renderRoot.querySelector<HTMLInputElement>('#address');
    if (address) address.value = address.defaultValue;
    this.#wishFor(null);
    void this.focusOn(':checked');
  };

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { wish } = this;
    if (!wish || this.#isBusy) return;
    const typed = this.renderRoot.querySelector<HTMLInputElement>('#address')?.value ?? '';
    // Before anything else: the browser opens its dialog only while it still sees the click.
    const changing = this.change(wish, wish === 'own' ? typed : '');
    this.#isBusy = true;
    this.fault = this.problem = null;
    try {
      await this.#onChanged(wish, await changing);
    } catch {
      this.problem = (words) => words.options.failed;
    } finally {
      this.#isBusy = false;
    }
  };

  async #onChanged(wish: Environment, change: EnvironmentChange): Promise<void> {
    if (change.ok) {
      this.wish = null;
      this.changedTo = wish;
      return this.focusOn(':checked');
    }
    if ('fault' in change) {
      this.fault = change.fault;
      return this.focusOn('#address');
    }
    this.problem = (words) => words.options.environment.refused(change.refusedHost);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fdx-environment': FdxEnvironment;
  }
}
