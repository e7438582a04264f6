import { html, nothing, type TemplateResult } from 'lit';
import * as API_ERROR from '../../model/api-errors.ts';
import type { AccessMessages } from '../../i18n/messages.ts';
import { asksForCode } from '../../model/challenge.ts';
import * as RELAY_ERROR from '../../model/relay-errors.ts';
import { isFdError, type FdError } from '../../model/errors/fd-error.ts';
import type { SessionState } from '../../model/session.ts';
import type { FdContext } from '../shared/context.ts';
import type { Access } from '../access/access.ts';

export { styles } from './sign-in-form.styles.ts';

type Field = 'username' | 'password' | 'code';

/** What stands beside a field, or above the button where it is about none. */
interface Fault {
  readonly field: Field | null;
  readonly text: (access: Access) => string;
}

/** What the form needs of the element that it is drawn in. */
export interface FormHost {
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<boolean>;
  readonly canRemember: boolean;
  requestUpdate(): void;
  /** Somebody has just signed in through this form. */
  onSignedIn(): void;
}

/** User name and password, then the code. What was typed stays when something fails; nothing is sent twice. */
export class SignInForm {
  isBusy = false;

  readonly #host: FormHost;
  #fault: Fault | null = null;
  #isShown = false;
  /** Kept for "start again"; the password never is. */
  #username = '';

  constructor(host: FormHost) {
    this.#host = host;
  }

  view(access: Access, fd: FdContext): TemplateResult {
    const { session } = fd;
    return session?.state === 'challenge'
      ? this.#renderChallenge(access, fd, session.challenge)
      : this.#renderCredentials(access, fd);
  }

  #renderCredentials(access: Access, fd: FdContext): TemplateResult {
    const { words } = access;
    const { form } = words;
    return html`<form part="form" novalidate @submit=${(event: Event) => this.#onCredentials(event, fd)}>
      <div class="field" part="field">
        <label for="username">${form.username}</label>
        <input
          id="username"
          name="username"
          autocomplete="username"
          autocapitalize="none"
          inputmode="email"
          spellcheck="false"
          required
          .defaultValue=${this.#username}
          aria-invalid=${this.#isAt('username')}
          aria-describedby=${this.#isAt('username') ? 'fault' : nothing}
        />
        ${this.#renderFault(access, 'username')}
      </div>
      <div class="field" part="field">
        <label for="password">${form.password}</label>
        <input
          id="password"
          name="password"
          type=${this.#isShown ? 'text' : 'password'}
          autocomplete="current-password"
          required
          aria-invalid=${this.#isAt('password')}
          aria-describedby=${this.#isAt('password') ? 'fault' : nothing}
        />
        ${this.#renderFault(access, 'password')}
        <label class="check" part="check">
          <input type="checkbox" .checked=${this.#isShown} @change=${this.#onShow} />${form.showPassword}
        </label>
      </div>
      ${this.#renderFault(access, null)}
      <div class="ways">${this.#renderSubmit(access, words.signIn)}</div>
    </form>`;
  }

  #renderChallenge(access: Access, fd: FdContext, challenge: string): TemplateResult {
    const { words } = access;
    const { form, reasons } = words;
    const again = html`<button type="button" part="button" @click=${() => this.#onStartAgain(fd)}>
      ${form.startAgain}
    </button>`;
    if (!asksForCode(challenge)) {
      const text = { NEW_PASSWORD_REQUIRED: form.newPassword, MFA_SETUP: form.mfaSetup }[challenge];
      return html`<div class="notice" part="notice">
        <p>${text ?? reasons.challenge_unsupported}</p>
        ${this.#renderFault(access, null)}
        <div class="ways">${again}</div>
      </div>`;
    }
    return html`<form part="form" novalidate @submit=${(event: Event) => this.#onCode(event, fd)}>
      <div class="field" part="field">
        <label for="code">${form.code}</label>
        <p class="muted" id="hint">${hintOf(challenge, form)}</p>
        <input
          id="code"
          name="code"
          autocomplete="one-time-code"
          inputmode="numeric"
          required
          aria-invalid=${this.#isAt('code')}
          aria-describedby=${this.#isAt('code') ? 'fault hint' : 'hint'}
        />
        ${this.#renderFault(access, 'code')}
      </div>
      ${
        this.#host.canRemember
          ? html`<label class="check" part="check"><input type="checkbox" name="remember" />${form.remember}</label>`
          : nothing
      }
      ${this.#renderFault(access, null)}
      <div class="ways">${this.#renderSubmit(access, form.checkCode)}${again}</div>
    </form>`;
  }

  #renderSubmit({ words: { form } }: Access, label: string): TemplateResult {
    return html`<button class="main" part="button" type="submit" aria-disabled=${this.#is(this.isBusy)}>
      ${this.isBusy ? form.busy : label}
    </button>`;
  }

  #renderFault(access: Access, field: Field | null): TemplateResult | typeof nothing {
    if (!this.#fault || this.#fault.field !== field) return nothing;
    return html`<p class="error" part="error" id="fault" tabindex="-1">${this.#fault.text(access)}</p>`;
  }

  #onCredentials(event: Event, { client }: FdContext): Promise<void> {
    const { username = '', password = '' } = read(event);
    this.#username = username.trim();
    return this.#send(
      this.#username
        ? password
          ? null
          : { field: 'password', text: ({ words: { form } }) => form.passwordMissing }
        : { field: 'username', text: ({ words: { form } }) => form.usernameMissing },
      async () => {
        await this.#onAnswer(await client.signIn({ username: this.#username, password }));
      },
    );
  }

  async #onAnswer({ state }: SessionState): Promise<void> {
    if (state === 'signed-in') this.#host.onSignedIn();
    else await this.#focus('#code, .notice button');
  }

  #onCode(event: Event, { client }: FdContext): Promise<void> {
    const typed = read(event);
    // People paste codes with blanks in the middle.
    const code = (typed['code'] ?? '').replace(/\D/g, '');
    return this.#send(code ? null : { field: 'code', text: ({ words: { form } }) => form.codeMissing }, async () => {
      // The API may ask for another code.
      await this.#onAnswer(await client.answerChallenge({ code, remember: 'remember' in typed }));
    });
  }

  #onStartAgain({ client }: FdContext): Promise<void> {
    return this.#send(null, async () => {
      await client.signOut();
      await this.#focus('#username');
    });
  }

  readonly #onShow = (): void => {
    this.#isShown = !this.#isShown;
    this.#host.requestUpdate();
  };

  /** Sends once: what is pressed meanwhile does nothing. */
  async #send(missing: Fault | null, send: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.#fault = missing;
    this.isBusy = !missing;
    this.#host.requestUpdate();
    if (missing) return this.#focusFault();
    try {
      await send();
    } catch (thrown) {
      if (!isFdError(thrown)) throw thrown;
      this.#fault = { field: fieldOf(thrown), text: (access) => access.textOf(thrown) };
    } finally {
      this.isBusy = false;
      this.#host.requestUpdate();
    }
    if (this.#fault) await this.#focusFault();
  }

  #focusFault(): Promise<void> {
    return this.#focus(this.#fault?.field ? `#${this.#fault.field}` : '#fault');
  }

  async #focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    const target = this.#host.renderRoot.querySelector<HTMLElement>(selector);
    target?.focus();
    if (target instanceof HTMLInputElement) target.select();
  }

  #isAt(field: Field): 'true' | 'false' {
    return this.#is(this.#fault?.field === field);
  }

  #is(fact: boolean): 'true' | 'false' {
    return fact ? 'true' : 'false';
  }
}

function hintOf(challenge: string, { appCode, smsCode, otherCode }: AccessMessages['form']): string {
  if (challenge === 'SOFTWARE_TOKEN_MFA') return appCode;
  return challenge.startsWith('SMS') ? smsCode : otherCode;
}

function read(event: Event): Partial<Record<string, string>> {
  event.preventDefault();
  return Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
}

function fieldOf({ messageKey }: FdError): Field | null {
  if (messageKey === API_ERROR.invalidCredentials) return 'password';
  return messageKey === RELAY_ERROR.challengeRefused ? 'code' : null;
}
