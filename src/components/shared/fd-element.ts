import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { formatsOf, type Formats } from '../../i18n/formats.ts';
import { loadMessages, messagesOf } from '../../i18n/languages.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import { NetworkError } from '../../model/errors/network.ts';
import type { Access, Notice } from '../access/access.ts';
import { base } from './base.styles.ts';
import { attachContextRoot, fdContext, type FdContext } from './context.ts';
import { FdErrorEvent, FdLoadEvent, FdReadyEvent } from './events.ts';
import type { ElementState } from './load.ts';
import { localeOf, watchLanguage } from './locale.ts';
import { Spoken } from './spoken.ts';
import { version } from './version.ts';

/** How long an element waits for a provider that is defined later before it says that there is none. */
const PROVIDER_WAIT_MS = 2_000;

const states = ['empty', 'loading', 'ready', 'stale', 'failed'] as const;

/**
 * The base of every element that people see: language, theme, time zone, the provider around it, the five states as
 * custom states and events. What stands here is documented for each of them; docs/styling.md says more of the tokens.
 *
 * @attr {'full' | 'compact'} density - `compact`: smaller text and gaps, for narrow places and long lists.
 * @cssprop --fd-color-text - Text.
 * @cssprop --fd-color-muted - Text that matters less: labels, notes.
 * @cssprop --fd-color-surface - What text stands on: cards, buttons, fields.
 * @cssprop --fd-color-background - What stands out from the surface: tracks of bars, placeholders, buttons pointed at.
 * @cssprop --fd-color-border - Lines and frames.
 * @cssprop --fd-color-accent - What can be pressed, what is chosen, bars and curves, the ring around what has the focus.
 * @cssprop --fd-color-on-accent - Text on the accent. By default the surface.
 * @cssprop --fd-color-positive - What went well: running, done, sold out.
 * @cssprop --fd-color-warning - What wants a look: paused, flagged, out of date.
 * @cssprop --fd-color-danger - What went wrong, and what cannot be undone.
 * @cssprop --fd-color-scheme - `light`, `dark`, or both: the viewer's system decides. An element's `theme` wins.
 * @cssprop --fd-font - Family.
 * @cssprop --fd-font-size - Of the text; all other sizes follow it. px or em.
 * @cssprop --fd-space - Unit of all gaps.
 * @cssprop --fd-radius - Corners of a card; half of it for what stands inside.
 * @cssprop --fd-shadow - Under a card.
 * @cssprop --fd-motion - How long a change takes; `0s` for none. Always none for those who asked for less motion.
 * @cssstate hidden - Not there: nobody is signed in, and `signed-out` is `hide`.
 * @fires {FdLoadEvent} fd-load - Begins to load.
 * @fires {FdReadyEvent} fd-ready - Shows what it is for.
 * @fires {FdErrorEvent} fd-error - Something failed; the place for a page's own error reporting.
 */
export abstract class FdElement extends LitElement {
  static readonly version: string = version;
  static override styles: CSSResultGroup = base;

  /** BCP 47, `de` or `en-GB`. By default the provider's, else the closest `lang`, else the viewer's. */
  @property() locale: string | null = null;
  /** `auto` follows `--fd-color-scheme`, which a provider's `theme` sets; else the viewer's system. */
  @property({ reflect: true, useDefault: true }) theme: 'light' | 'dark' | 'auto' = 'auto';
  /** IANA name, `Europe/Berlin`. By default the provider's, else the viewer's, which is then named beside times. */
  @property({ attribute: 'time-zone' }) timeZone: string | null = null;
  /** `hide`: the element is not there for people who are not signed in. For public pages. */
  @property({ attribute: 'signed-out' }) signedOut: 'hide' | null = null;

  /** No provider came in time. */
  protected isAlone = false;
  protected formats!: Formats;

  readonly #words = new Spoken<Messages>(loadMessages, (cause) => this.#onSpoken(cause));
  /** What is said instead of data. */
  readonly #access = new Spoken<Access>(
    async (locale, onFailure) => (await import('../access/access.ts')).loadAccess(locale, onFailure),
    (cause) => this.#onSpoken(cause),
  );
  #locale = '';
  #lastState: ElementState | undefined;
  /** The keyboard was on a button that is going away. */
  #keepsFocus = false;
  readonly #reported = new WeakSet<FdError>();
  #aloneTimer: ReturnType<typeof setTimeout> | undefined;
  #unwatchLanguage: (() => void) | undefined;
  readonly #internals = this.attachInternals();
  readonly #provider = new ContextConsumer(this, {
    context: fdContext,
    subscribe: true,
    callback: () => {
      this.#wait(false);
      // A request that was kept for a provider to come may be answered by one that has left, inside which this one is.
      if (!this.isConnected) delete this.#provider.value;
    },
  });

  /** What the provider around offers; absent without one. */
  protected get fd(): FdContext | undefined {
    return this.#provider.value;
  }

  protected abstract get state(): ElementState;
  /** All that is wrong now; each is reported once. */
  protected abstract get failures(): readonly (FdError | null | undefined)[];
  protected abstract body(words: Messages): unknown;
  /** What to say instead of data. */
  protected abstract notice(access: Access): Notice;

  /**
   * `retry` for a button, which goes away with the failure: the keyboard stays where it was, unless somebody took it
   * elsewhere.
   */
  protected readonly onRetry = (): void => {
    this.#keepsFocus = true;
    void this.retry();
  };

  /** Tries again what failed. */
  async retry(): Promise<void> {
    this.#speakAgain();
    if (this.gate) await this.fd?.lookAgain();
  }

  /** The state while the provider offers no data yet; null when it does. */
  protected get gate(): ElementState | null {
    const status = this.fd?.status;
    if (status === 'ready') return null;
    if (status === 'failed' || this.isAlone) return 'failed';
    return status && status !== 'starting' ? 'empty' : 'loading';
  }

  protected get isHidden(): boolean {
    return this.signedOut === 'hide' && this.fd?.session?.state !== 'signed-in';
  }

  override connectedCallback(): void {
    attachContextRoot();
    super.connectedCallback();
    this.#unwatchLanguage = watchLanguage(this, () => this.requestUpdate());
    addEventListener('online', this.#speakAgain);
    if (!this.fd) this.#wait(true);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatchLanguage?.();
    removeEventListener('online', this.#speakAgain);
    this.#wait(false);
    // Nothing of a partner may outlive its place in a detached element.
    delete this.#provider.value;
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const locale = localeOf(this, this.locale, this.fd?.locale);
    this.formats = formatsOf(locale, this.timeZone ?? this.fd?.timeZone);
    this.#words.ask(locale, messagesOf(locale));
    this.#locale = locale;
  }

  protected override updated(): void {
    const { state } = this;
    this.#mark('hidden', this.isHidden);
    if (state !== this.#lastState) {
      for (const each of states) this.#mark(each, each === state);
      if (state === 'loading') this.dispatchEvent(new FdLoadEvent());
      if (state === 'ready') this.dispatchEvent(new FdReadyEvent());
    }
    this.#lastState = state;
    for (const failure of this.failures) {
      if (!failure || this.#reported.has(failure)) continue;
      this.#reported.add(failure);
      this.dispatchEvent(new FdErrorEvent(failure));
    }
    if (this.#keepsFocus) this.#takeFocus();
  }

  #takeFocus(): void {
    this.#keepsFocus = this.state === 'loading';
    const { activeElement } = this.getRootNode() as Document;
    if (activeElement && activeElement !== document.body && activeElement !== this) return;
    this.renderRoot.querySelector<HTMLElement>('article')?.focus();
  }

  /** What a screen reader is told when it changes. */
  protected announce(words: Messages): string {
    if (this.state === 'loading') return words.loading;
    return this.state === 'ready' || !this.#access.value ? '' : this.notice(this.#access.value).text;
  }

  /** Without words the light-DOM children stay visible: they are the page's own fallback. */
  protected override render(): TemplateResult | typeof nothing {
    const words = this.#words.value;
    if (this.isHidden) return nothing;
    if (!words) return html`<slot></slot>`;
    return html`${this.body(words)}
      <p class="hidden" role="status">${this.announce(words)}</p>`;
  }

  /** The locale that it speaks and formats in. */
  protected get language(): string {
    return this.#locale;
  }

  /** What to say it with, once it is loaded; asking for it loads it. */
  protected get access(): Access | null | undefined {
    this.#access.ask(this.#locale);
    return this.#access.value;
  }

  protected renderNotice(words: Messages, pick = (access: Access): Notice => this.notice(access)): TemplateResult {
    const { access } = this;
    if (access) return access.view(pick(access));
    return html`<div class="notice" part="notice">
      <p>${access === null ? words.unavailable : words.loading}</p>
      ${access === null ? html`<button type="button" part="button" @click=${() => this.retry()}>${words.retry}</button>` : nothing}
    </div>`;
  }

  readonly #speakAgain = (): void => {
    this.#words.again();
    this.#access.again();
  };

  #onSpoken(cause: unknown): void {
    if (cause) this.dispatchEvent(new FdErrorEvent(new NetworkError({ what: 'load a part of the kit', cause })));
    this.requestUpdate();
  }

  #mark(name: string, isOn: boolean): void {
    this.#internals.states[isOn ? 'add' : 'delete'](name);
  }

  #wait(isOn: boolean): void {
    clearTimeout(this.#aloneTimer);
    this.isAlone = false;
    if (isOn) {
      this.#aloneTimer = setTimeout(() => {
        this.isAlone = true;
        this.requestUpdate();
      }, PROVIDER_WAIT_MS);
    }
  }
}
