import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { createClient, type FdClient } from '../../client/client.ts';
import type { PartnerScope } from '../../client/scope.ts';
import * as RELAY_ERROR from '../../model/relay-errors.ts';
import { PartnerForbiddenError } from '../../model/errors/partner-forbidden.ts';
import type { PartnerId } from '../../model/ids.ts';
import { attachContextRoot, fdContext, type FdContext } from '../shared/context.ts';
import {
  FdPartnerChangeEvent,
  FdSessionChangeEvent,
  FdSignInRequestEvent,
  type FdErrorEvent,
} from '../shared/events.ts';
import { version } from '../shared/version.ts';
import { begunLook } from './begun-looks.ts';
import { readChoice, writeChoice } from './choice.ts';
import { Looks } from './looks.ts';
import { isSameUser, standingOf, type Choice } from './standing.ts';

/** Coming back to a tab looks at the session at most this often. */
const LOOK_EVERY_MS = 3_000;

/** Tells the other tabs that somebody signed in or out; they look for themselves. */
const CHANNEL = 'fd-session';

/** One client a gateway, so that several providers on a page share what is read. */
const clients = new Map<string, FdClient>();

/** Requests that a provider has answered: the innermost one does, those around it do not. */
const taken = new WeakSet<Event>();

/**
 * @summary Holds the session and the partner for all elements inside it. Draws nothing itself.
 * @slot - The page's content with the elements.
 * @fires {FdSessionChangeEvent} fd-session-change - Somebody has signed in or out.
 * @fires {FdPartnerChangeEvent} fd-partner-change - Another partner was chosen. Cancel it to stay.
 * @fires {FdSignInRequestEvent} fd-sign-in-request - Somebody wants to sign in. Cancel it to keep the window closed.
 * @example
 * <fd-provider base="/fd"><fd-event-card event-id="evt_abc"></fd-event-card></fd-provider>
 */
export class FdProvider extends LitElement {
  static readonly version: string = version;
  static override styles = css`
    :host {
      display: contents;
    }
    :host([theme='light']) {
      --fd-color-scheme: light;
    }
    :host([theme='dark']) {
      --fd-color-scheme: dark;
    }
  `;

  /** Where the gateway is mounted. */
  @property() base = '/fd';
  /** The partner to act as, whatever was chosen before. Nobody can choose another then. */
  @property({ attribute: 'partner-id' }) partnerId: string | null = null;
  /** IANA name for all elements inside. */
  @property({ attribute: 'time-zone' }) timeZone: string | null = null;
  /** BCP 47, for all elements inside. */
  @property() locale: string | null = null;
  /** For all elements inside that have none of their own. `auto` follows the page's `--fd-color-scheme`, else the viewer's system. */
  @property({ reflect: true, useDefault: true }) theme: 'light' | 'dark' | 'auto' = 'auto';
  /** A client of your own; by default one for `base`. */
  @property({ attribute: false }) client: FdClient | undefined;

  #client: FdClient | undefined;
  #scope: PartnerScope | null = null;
  /** Whom the scope acts for: user and partner. */
  #actor = '';
  #choice: Choice = { partnerId: null, chooser: null };
  #blockedSignIn: string | null = null;
  #pickers: readonly HTMLElement[] = [];
  #looks: Looks | undefined;
  #channel: BroadcastChannel | undefined;
  /** Ends with the stay in the document. */
  #stay = new AbortController();
  #unsubscribe: (() => void) | undefined;
  readonly #provider = new ContextProvider(this, { context: fdContext });

  override connectedCallback(): void {
    attachContextRoot();
    super.connectedCallback();
    this.#stay = new AbortController();
    const { signal } = this.#stay;
    addEventListener('focus', this.#onReturn, { signal });
    addEventListener('online', this.#onReturn, { signal });
    document.addEventListener('visibilitychange', this.#onReturn, { signal });
    this.addEventListener('fd-sign-in-request', this.#onSignInRequest, { signal });
    this.addEventListener('fd-choose-partner', this.#onChoosePartner, { signal });
    this.addEventListener('fd-error', this.#onError, { signal });
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.onmessage = () => void this.#looks?.again();
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stay.abort();
    this.#channel?.close();
    this.#looks?.end();
    this.#unsubscribe?.();
    this.#act(null);
    this.#client = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    if (!this.#client || changed.has('client') || changed.has('base')) this.#begin();
    else this.#settle();
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #begin(): void {
    this.#looks?.end();
    this.#unsubscribe?.();
    this.#act(null);
    const base = this.base.replace(/\/+$/, '');
    if (!this.client && !clients.has(base)) clients.set(base, createClient({ base, begunLook: begunLook(base) }));
    const client = this.client ?? clients.get(base)!;
    this.#client = client;
    this.#choice = { partnerId: readChoice(client.base), chooser: null };
    let last = client.current;
    this.#unsubscribe = client.onSession((session) => {
      const isNews = !isSameUser(session, last);
      // What a page sees first is no news to others. A look may bring back what they told; they see no change then.
      if (isNews && last) this.#channel?.postMessage('changed');
      last = session;
      this.#settle();
      if (isNews) this.dispatchEvent(new FdSessionChangeEvent(session));
    });
    this.#looks = new Looks(client, () => this.#settle());
    this.#settle();
    void this.#looks.again();
  }

  /** Works out where things stand and offers it. */
  #settle(): void {
    const client = this.#client!;
    const session = client.current;
    const { status, error, partnerId, email } = standingOf(session, this.#looks!.failure, this.partnerId, this.#choice);
    this.#act(email, partnerId);
    if (status === 'signed-out') this.#choose(null, null);
    if (email && !this.partnerId) this.#choose(partnerId, email);
    if (session?.state === 'signed-in') this.#blockedSignIn = null;
    this.#provider.setValue({
      client,
      status,
      error,
      session,
      scope: this.#scope,
      partnerId,
      isPinned: Boolean(this.partnerId),
      timeZone: this.timeZone,
      locale: this.locale,
      blockedSignIn: this.#blockedSignIn,
      pickers: this.#pickers,
      ...this.#acts,
    });
  }

  #choose(partnerId: PartnerId | null, chooser: string | null): void {
    this.#choice = { partnerId, chooser };
    writeChoice(this.#client!.base, partnerId);
  }

  /** Acts for this user and partner from now on: nothing of another one goes on. */
  #act(email: string | null, partnerId: PartnerId | null = null): void {
    const actor = email ? `${email} ${partnerId}` : '';
    if (actor === this.#actor) return;
    this.#scope?.close();
    this.#actor = actor;
    this.#scope = actor && partnerId ? this.#client!.as(partnerId) : null;
  }

  readonly #acts: Pick<FdContext, 'choosePartner' | 'requestSignIn' | 'signOut' | 'lookAgain' | 'addPicker'> = {
    choosePartner: (partnerId) => {
      const current = this.#provider.value;
      const { session } = current;
      // Whoever asks may not have heard yet that the provider has left.
      if (!this.#client || current.isPinned || partnerId === current.partnerId || session?.state !== 'signed-in')
        return;
      if (!session.partners.includes(partnerId)) {
        throw new PartnerForbiddenError({ what: 'act as this partner', partnerId });
      }
      if (!this.dispatchEvent(new FdPartnerChangeEvent(partnerId, current.partnerId))) return;
      this.#choose(partnerId, session.email);
      this.#settle();
      void current.client.rememberPartner(partnerId);
    },
    requestSignIn: () => void this.dispatchEvent(new FdSignInRequestEvent()),
    signOut: async () => this.#client?.signOut(),
    lookAgain: async () => this.#looks?.again(),
    addPicker: (picker) => {
      this.#pickers = [...this.#pickers, picker];
      this.requestUpdate();
      return () => {
        this.#pickers = this.#pickers.filter((each) => each !== picker);
        this.requestUpdate();
      };
    },
  };

  readonly #onReturn = (): void => {
    if (!document.hidden && performance.now() - (this.#looks?.askedAtMs ?? 0) >= LOOK_EVERY_MS)
      void this.#looks?.again();
  };

  readonly #onSignInRequest = (event: Event): void =>
    answer(event, () => {
      if (!this.#client) return;
      const url = `${this.#client.base}/sign-in`;
      if (open(url, 'fd-sign-in', 'popup,width=480,height=640')) return;
      this.#blockedSignIn = url;
      this.#settle();
    });

  readonly #onChoosePartner = (event: Event): void => answer(event, () => this.#pickers[0]?.focus());

  /** The user has lost a partner, or the relay knows better than this page who is signed in. */
  readonly #onError = ({ error }: FdErrorEvent): void => {
    if (error.messageKey === RELAY_ERROR.partnerForbidden) void this.#looks?.again();
  };
}

/** Waits for the page's own listeners further out, which may cancel. */
function answer(event: Event, act: () => void): void {
  if (taken.has(event)) return;
  taken.add(event);
  queueMicrotask(() => {
    if (!event.defaultPrevented) act();
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'fd-provider': FdProvider;
  }
}
