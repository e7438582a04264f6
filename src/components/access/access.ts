import { html, nothing, type TemplateResult } from 'lit';
import { accessMessages } from '../../i18n/access/languages.ts';
import type { AccessMessages } from '../../i18n/messages.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { FdContext } from '../shared/context.ts';
import { FdChoosePartnerEvent, FdSignInRequestEvent } from '../shared/events.ts';

/*
 * What elements say instead of data, with the way out. A module of its own, loaded when it is first needed: a page on
 * which all is well never loads it.
 */

/** A way out of a dead end: a button, or a link where it has an address. */
interface Way {
  readonly label: string;
  readonly run?: () => void;
  readonly href?: string;
}

/** What an element says instead of showing data. */
export interface Notice {
  readonly title?: string | undefined;
  readonly text: string;
  readonly note?: string | undefined;
  readonly ways?: readonly Way[];
}

/** The words of one language, and what is said with them in which situation. */
export class Access {
  readonly words: AccessMessages;

  constructor(words: AccessMessages) {
    this.words = words;
  }

  view({ title, text, note, ways = [] }: Notice): TemplateResult {
    return html`<div class="notice" part="notice">
      ${title ? html`<p><strong>${title}</strong></p>` : nothing} ${text ? html`<p>${text}</p>` : nothing}
      ${note ? html`<p class="muted">${note}</p>` : nothing}
      ${
        ways.length
          ? html`<div class="ways">
              ${ways.map(({ label, run, href }, index) =>
                href
                  ? html`<a class="button main" part="button" href=${href} target="_blank">${label}</a>`
                  : html`<button class=${index ? '' : 'main'} type="button" part="button" @click=${run}>
                      ${label}
                    </button>`,
              )}
            </div>`
          : nothing
      }
    </div>`;
  }

  /** What went wrong, as people are told it: by the API's own key where that says more than the kind of error. */
  textOf({ code, messageKey = '' }: FdError): string {
    const { errors, reasons } = this.words;
    const reason = messageKey.slice(messageKey.lastIndexOf('.') + 1);
    return Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : errors[code];
  }

  /** A failure with its one way out. */
  error(title: string, error: FdError, retry: () => void, host: HTMLElement, fd?: FdContext): Notice {
    const { code, requestId } = error;
    let ways: readonly Way[] = [];
    if (fd && code === 'sign-in-required') ways = this.#signInWays(host, fd);
    if (fd && (code === 'not-found' || code === 'partner-forbidden')) ways = this.#partnerWays(host, fd);
    return {
      title,
      text: this.textOf(error),
      note: requestId && this.words.requestId(requestId),
      ways: ways.length ? ways : [{ label: this.words.retry, run: retry }],
    };
  }

  /** A part of the kit could not be loaded. */
  unloaded(retry: () => void): Notice {
    const { errors, retry: label } = this.words;
    return { text: errors.network, ways: [{ label, run: retry }] };
  }

  /**
   * Why there is no data to be had yet, and what to do about it.
   * @returns null when there is
   */
  gate(host: HTMLElement, fd: FdContext | undefined): Notice | null {
    const { words } = this;
    switch (fd?.status) {
      case undefined:
        return { text: words.noProvider(host.localName) };
      case 'signed-out':
      case 'challenge':
        return {
          text: fd.status === 'challenge' ? words.challenge : words.signedOut,
          note: fd.blockedSignIn ? words.windowBlocked : undefined,
          ways: this.#signInWays(host, fd),
        };
      case 'choose-partner':
        return { text: words.partnerNeeded, ways: this.#partnerWays(host, fd) };
      case 'no-partner':
        return { text: words.noPartner, ways: this.#signOutWays(fd) };
      case 'failed':
        // The page names a partner that is not one of the user's.
        if (fd.partnerId) return { text: words.notYourPartner(fd.partnerId), ways: this.#signOutWays(fd) };
        return fd.error && this.error(words.sessionFailed, fd.error, () => void fd.lookAgain(), host, fd);
      default:
        return null;
    }
  }

  #signInWays(host: HTMLElement, { blockedSignIn }: FdContext): readonly Way[] {
    const label = this.words.signIn;
    if (blockedSignIn) return [{ label, href: blockedSignIn }];
    return [{ label, run: () => host.dispatchEvent(new FdSignInRequestEvent()) }];
  }

  /** A failure shows as the status that it leaves behind. */
  #signOutWays(fd: FdContext): readonly Way[] {
    return [{ label: this.words.signOut, run: () => void fd.signOut().catch(() => fd.lookAgain()) }];
  }

  /** To the picker where there is one, else the partners themselves; none where there is no other to choose. */
  #partnerWays(host: HTMLElement, fd: FdContext): readonly Way[] {
    const { session, partnerId, isPinned, pickers } = fd;
    const others = session?.state === 'signed-in' ? session.partners.filter((id) => id !== partnerId) : [];
    if (isPinned || !others.length) return [];
    if (!pickers.length)
      return others.map((id) => ({ label: partnerId ? this.words.switchTo(id) : id, run: () => fd.choosePartner(id) }));
    return [{ label: this.words.choosePartner, run: () => host.dispatchEvent(new FdChoosePartnerEvent()) }];
  }
}

/**
 * @param onFailure is told why English comes instead
 * @throws {Error} when the words cannot be loaded.
 */
export async function loadAccess(locale: string, onFailure?: (cause: unknown) => void): Promise<Access> {
  return new Access(await accessMessages.load(locale, onFailure));
}
