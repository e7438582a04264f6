import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { PartnerScope } from '../../client/scope.ts';
import type { FdStatus } from '../../components/shared/context.ts';
import type { ExtensionMessages } from '../../i18n/extension/messages.ts';
import { FdxElement } from './fdx-element.ts';
import { styles } from './home.styles.ts';
import { icons, mark } from './icons.ts';
import { NO_PAGE, type PageState } from './page.view.ts';
import { isNoted, PartnerSync } from './partner-sync.ts';

/** What the popup and the side panel ask of the browser. */
export interface HomeActions {
  /** Reads the page of the active tab. */
  look(): void;
  /** Another partner or user: what was found in the page is not theirs. */
  forget(): void;
  /** Called straight from the click. Resolves false where the user refuses. */
  turnSite(site: string, isOn: boolean): Promise<boolean>;
  openOptions(): void;
  /** Called straight from the click; null where there is nothing to open. */
  readonly openPanel: (() => void) | null;
}

const NO_ACTIONS: HomeActions = {
  look: () => undefined,
  forget: () => undefined,
  turnSite: () => Promise.resolve(false),
  openOptions: () => undefined,
  openPanel: null,
};

/** Where the data comes from: `production` is not named. */
export type Environment = { readonly kind: 'production' | 'staging' } | { readonly kind: 'own'; readonly host: string };

/**
 * The popup and the side panel: who is signed in, as which partner, and the events of the active tab. Stands in an
 * `<fd-provider>` whose client is a `syncedClient`.
 */
export class FdxHome extends FdxElement {
  static override styles = [FdxElement.styles, styles];

  /** `popup` reads the page as soon as it can; `panel` opens the card of a single event by itself. */
  @property({ reflect: true }) layout: 'popup' | 'panel' = 'popup';
  @property({ attribute: false }) page: PageState = NO_PAGE;
  @property({ attribute: false }) actions: HomeActions = NO_ACTIONS;
  @property({ attribute: false }) environment: Environment = { kind: 'production' };

  readonly #sync = new PartnerSync();
  #lastScope: PartnerScope | null = null;
  #hadForm = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('fd-sign-in-request', this.#onSignIn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('fd-sign-in-request', this.#onSignIn);
  }

  protected override updated(): void {
    super.updated();
    const { fd } = this;
    if (!fd || !this.isConnected) return;
    this.#sync.follow(fd);
    if (this.#lastScope && fd.scope !== this.#lastScope) this.actions.forget();
    this.#lastScope = fd.scope;
    if (this.layout === 'popup' && this.page.reading === 'unread' && isNoted(fd)) this.actions.look();
    this.#keepFocus(fd.status);
  }

  /** The form is gone after signing in: the keyboard goes on with what has come, not with the way out. */
  #keepFocus(status: FdStatus): void {
    if (status === 'starting' || status === 'failed') return;
    const hadForm = this.#hadForm;
    this.#hadForm = status === 'signed-out' || status === 'challenge';
    if (!hadForm || this.#hadForm) return;
    if (status === 'ready') void this.renderRoot.querySelector('fdx-events')?.focusStart();
    else void this.focusOn('main');
  }

  /** The form is here: no window of a gateway. */
  readonly #onSignIn = (event: Event): void => {
    event.preventDefault();
    this.renderRoot.querySelector('fd-sign-in')?.focus();
  };

  protected view(words: ExtensionMessages): TemplateResult {
    const { session } = this.fd ?? {};
    const isSignedIn = session?.state === 'signed-in';
    const hasPartner = isSignedIn && session.partners.length > 0;
    return html`<header>
        ${mark}
        ${hasPartner ? html`<fd-partner-picker show-single></fd-partner-picker>` : html`<strong class="name">${words.name}</strong>`}
        <div class="tools">
          ${this.actions.openPanel ? this.#renderTool(icons.panel, words.openPanel, this.actions.openPanel) : nothing}
          ${this.#renderTool(icons.settings, words.openOptions, () => this.actions.openOptions())}
        </div>
        ${this.#renderEnvironment(words)}
      </header>
      <main tabindex="-1">${this.#renderMain(words)}</main>
      <footer class=${isSignedIn ? 'account' : ''}>
        <fd-sign-in mode="form" .canRemember=${true}></fd-sign-in>
      </footer>`;
  }

  #renderTool(icon: TemplateResult, label: string, run: () => void): TemplateResult {
    return html`<button class="tool" type="button" aria-label=${label} title=${label} @click=${run}>${icon}</button>`;
  }

  #renderEnvironment({ environment }: ExtensionMessages): TemplateResult | typeof nothing {
    const at = this.environment;
    if (at.kind === 'production') return nothing;
    return html`<p class="environment">${at.kind === 'own' ? environment.own(at.host) : environment.staging}</p>`;
  }

  #renderMain(words: ExtensionMessages): TemplateResult | typeof nothing {
    const { page, actions, fd } = this;
    const { site, host, isOn } = page;
    const title = html`<h1 class="hidden">${words.name}</h1>`;
    switch (fd?.status) {
      case 'ready':
        return html`${title}
          <fdx-events ?open-single=${this.layout === 'panel'} .page=${page} .look=${() => actions.look()}>
            ${
              site && this.layout === 'popup'
                ? html`<fdx-site-switch
                    slot="top"
                    .host=${host}
                    .isOn=${isOn}
                    .turn=${(on: boolean) => actions.turnSite(site, on)}
                  ></fdx-site-switch>`
                : nothing
            }
          </fdx-events>`;
      case 'signed-out':
      case 'challenge':
        return html`<h1>${words.signIn.title}</h1>
          <p class="muted">${words.signIn.intro}</p>`;
      case 'choose-partner':
      case 'no-partner':
        return html`${title}
          <p>${this.access?.gate(this, fd)?.text}</p>`;
      default:
        return nothing;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fdx-home': FdxHome;
  }
}
