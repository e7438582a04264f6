import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Messages } from '../../i18n/messages.ts';
import { isFdError, type FdError } from '../../model/errors/fd-error.ts';
import { NetworkError } from '../../model/errors/network.ts';
import type { Access, Notice } from '../access/access.ts';
import { FdElement } from '../shared/fd-element.ts';
import type { ElementState } from '../shared/load.ts';
import type { FormHost, SignInForm } from './sign-in-form.ts';

/**
 * @summary Signs people in and out. In other people's pages it is a button that opens the gateway's own window, where
 * no script of the page can read what is typed; on the gateway's page and in extension pages it is the form.
 * @slot loading - Until it is known whether somebody is signed in.
 * @slot - Stays visible until the element can draw.
 * @csspart account - Who is signed in.
 * @csspart notice - What is said beside the button.
 * @csspart button - Every button.
 * @csspart form - The form for the password or the code.
 * @csspart field - A field with its label and what is said about it.
 * @csspart check - A box to tick, with its label.
 * @csspart error - What is wrong with what was entered.
 * @cssstate empty - Nobody is signed in.
 * @cssstate loading - Not known yet.
 * @cssstate ready - Somebody is signed in.
 * @cssstate failed - The gateway cannot be reached.
 * @fires {FdSignInRequestEvent} fd-sign-in-request - The button was pressed. Cancel it to keep the window closed.
 * @fires {FdErrorEvent} fd-error - The gateway cannot be reached.
 * @example
 * <fd-sign-in></fd-sign-in>
 */
export class FdSignIn extends FdElement implements FormHost {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  /** `auto` is the form on the gateway's own sign-in page and the button elsewhere. */
  @property() mode: 'auto' | 'button' | 'form' = 'auto';
  /** Offer to remember this device. Set it only where its keys are kept safely; the gateway's own page does. */
  @property({ type: Boolean, attribute: 'can-remember' }) canRemember = false;

  /** Signed in just now, through this very form. */
  @state() private isDone = false;
  @state() private error: FdError | null = null;
  #form: SignInForm | undefined;
  /** What had the focus may be gone after an update: a keyboard must not be sent back to the top of the page then. */
  #hadFocus = false;

  protected override willUpdate(): void {
    super.willUpdate();
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
  }

  protected override updated(): void {
    super.updated();
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.renderRoot.querySelector('button')?.focus();
  }

  /** @internal */
  onSignedIn(): void {
    this.isDone = true;
    // Closing is the browser's to refuse; the words stay then.
    if (this.#isOwnPage && (opener || history.length === 1)) close();
  }

  protected get state(): ElementState {
    if (this.fd?.session?.state === 'signed-in') return 'ready';
    return this.error ? 'failed' : (this.gate ?? 'ready');
  }

  protected get failures(): readonly (FdError | null | undefined)[] {
    return [this.error, this.fd?.error];
  }

  /** Tries again what failed. */
  override async retry(): Promise<void> {
    this.error = null;
    await super.retry();
  }

  protected override announce(words: Messages): string {
    const form = this.access?.words.form;
    if (this.#form?.isBusy) return form?.busy ?? '';
    if (this.state === 'ready') return (this.isDone && form?.signedIn) || '';
    return this.#isForm && this.state === 'empty' ? '' : super.announce(words);
  }

  protected notice(access: Access): Notice {
    if (this.error) return access.error(access.words.sessionFailed, this.error, () => void this.retry(), this, this.fd);
    const notice = access.gate(this, this.fd) ?? { text: '' };
    // The button says it all, unless it has been blocked.
    return this.fd?.status === 'signed-out' && !notice.note ? { ...notice, text: '' } : notice;
  }

  protected body(words: Messages): TemplateResult {
    const { access, fd } = this;
    const session = fd?.session;
    if (!access || this.gate === 'loading') return this.#renderLoading(words);
    if (session?.state === 'signed-in') return this.#renderAccount(access, session.email);
    if (!session || this.error || !this.#isForm) return this.renderNotice(words);
    if (this.#form) return this.#form.view(access, fd);
    void this.#loadForm();
    return this.#renderLoading(words);
  }

  get #isOwnPage(): boolean {
    const { origin, pathname } = new URL(`${this.fd?.client.base}/sign-in`, location.href);
    return location.origin === origin && location.pathname === pathname;
  }

  get #isForm(): boolean {
    return this.mode === 'form' || (this.mode === 'auto' && this.#isOwnPage);
  }

  /** Apart from the button, so that other people's pages never load it. */
  async #loadForm(): Promise<void> {
    try {
      const { SignInForm, styles } = await import('./sign-in-form.ts');
      if (this.#form) return;
      this.#form = new SignInForm(this);
      this.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!);
      this.requestUpdate();
      await this.updateComplete;
      if (this.#isOwnPage) this.renderRoot.querySelector('input')?.focus();
    } catch (cause) {
      this.error = new NetworkError({ what: 'load the sign-in form', cause });
    }
  }

  readonly #onSignOut = async (): Promise<void> => {
    this.error = null;
    try {
      await this.fd?.signOut();
      this.isDone = false;
    } catch (thrown) {
      this.error = isFdError(thrown) ? thrown : null;
    }
  };

  #renderLoading(words: Messages): TemplateResult {
    return html`<slot name="loading">${this.renderNotice(words, () => ({ text: words.loading }))}</slot>`;
  }

  #renderAccount(access: Access, email: string): TemplateResult {
    const { words } = access;
    return html`<div class="notice" part="account">
      ${this.#isForm && this.#isOwnPage ? html`<p><strong>${words.form.signedIn}</strong> ${words.form.canClose}</p>` : nothing}
      ${this.error ? html`<p>${access.textOf(this.error)}</p>` : nothing}
      <div class="ways">
        <span class="muted cut">${words.signedInAs(email)}</span>
        <button type="button" part="button" @click=${this.#onSignOut}>${words.signOut}</button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fd-sign-in': FdSignIn;
  }
}
