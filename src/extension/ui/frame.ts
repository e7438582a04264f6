import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { FdPackageChooseEvent } from '../../components/package-status/events.ts';
import type { ExtensionMessages } from '../../i18n/extension/messages.ts';
import { FdxElement } from './fdx-element.ts';

/**
 * One event in somebody else's page: its card, its packages, its sales. It only reads: whoever has to sign in is told where. Stands in an
 * `<fd-provider>` whose partner is pinned, once the ticket has been redeemed.
 */
export class FdxFrame extends FdxElement {
  static override styles = [
    FdxElement.styles,
    css`
      :host {
        background: var(--_surface);
        min-block-size: 100vh;
      }
      fd-event-card::part(card),
      fd-event-card::part(loading),
      fd-event-card::part(empty),
      fd-event-card::part(failed) {
        border: 0;
        border-radius: 0;
        box-shadow: none;
      }
      .inset {
        padding: calc(var(--_space) * 2);
      }
      .more {
        padding: 0 calc(var(--_space) * 2) calc(var(--_space) * 2);
      }
      .link {
        background: none;
        border: 0;
        min-block-size: 32px;
        padding: 4px 0;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
    `,
  ];

  /** `null` while the ticket is being redeemed; empty where it is not good for anything. */
  @property({ attribute: false }) eventId: string | null = null;
  /** Called straight from the click; null where the browser has no way to. */
  @property({ attribute: false }) openPanel: (() => void) | null = null;

  @state() private isAskedToSignIn = false;
  /** The package that is open, whose evaluation is shown with it. */
  @state() private packageId = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('fd-sign-in-request', this.#onSignIn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('fd-sign-in-request', this.#onSignIn);
  }

  protected override say({ frame }: ExtensionMessages): string {
    if (this.eventId === null) return frame.opening;
    if (!this.eventId) return frame.expired;
    return this.#mustSignIn ? frame.signIn : '';
  }

  protected view({ frame }: ExtensionMessages): TemplateResult {
    if (!this.eventId) {
      return html`<main class="inset">
        ${this.eventId === null ? html`<p class="muted">${frame.opening}</p>` : html`<p class="note">${frame.expired}</p>`}
      </main>`;
    }
    if (this.#mustSignIn) return html`<main class="inset"><p class="note">${frame.signIn}</p></main>`;
    return html`<main>
      <fd-event-card event-id=${this.eventId} heading-level="1" read-only></fd-event-card>
      <fd-package-status
        event-id=${this.eventId}
        package-id=${this.packageId}
        heading-level="2"
        read-only
        @fd-package-choose=${this.#onPackage}
      ></fd-package-status>
      <fd-attribution-panel
        event-id=${this.eventId}
        package-id=${this.packageId}
        heading-level="2"
        read-only
      ></fd-attribution-panel>
      ${
        this.openPanel
          ? html`<p class="more">
              <button class="link" type="button" @click=${() => this.openPanel?.()}>${frame.openPanel}</button>
            </p>`
          : nothing
      }
    </main>`;
  }

  get #mustSignIn(): boolean {
    const status = this.fd?.status;
    return this.isAskedToSignIn || status === 'signed-out' || status === 'challenge';
  }

  readonly #onPackage = (event: FdPackageChooseEvent): void => {
    // Whoever hears of it after this element may still keep what is shown.
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.packageId = event.packageId;
    });
  };

  /** Nothing is signed in to from inside of somebody else's page. */
  readonly #onSignIn = (event: Event): void => {
    event.preventDefault();
    this.isAskedToSignIn = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fdx-frame': FdxFrame;
  }
}
