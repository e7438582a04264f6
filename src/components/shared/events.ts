import type { FdError } from '../../model/errors/fd-error.ts';
import type { PartnerId } from '../../model/ids.ts';
import type { SessionState } from '../../model/session.ts';

/** What all events of the kit share: they bubble, and cross shadow roots. */
abstract class FdEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** `fd-load`: the element has begun to load. */
export class FdLoadEvent extends FdEvent {
  constructor() {
    super('fd-load');
  }
}

/** `fd-ready`: the element shows what it is for. */
export class FdReadyEvent extends FdEvent {
  constructor() {
    super('fd-ready');
  }
}

/** `fd-error`: something failed; the place for a page's own error reporting. */
export class FdErrorEvent extends FdEvent {
  readonly error: FdError;

  constructor(error: FdError) {
    super('fd-error');
    this.error = error;
  }
}

/** `fd-session-change`: somebody has signed in or out. */
export class FdSessionChangeEvent extends FdEvent {
  readonly session: SessionState;

  constructor(session: SessionState) {
    super('fd-session-change');
    this.session = session;
  }
}

/** `fd-partner-change`: another partner is about to be acted as. Cancelable. */
export class FdPartnerChangeEvent extends FdEvent {
  readonly partnerId: PartnerId;
  /** `null` for the first choice. */
  readonly previous: PartnerId | null;

  constructor(partnerId: PartnerId, previous: PartnerId | null) {
    super('fd-partner-change', true);
    this.partnerId = partnerId;
    this.previous = previous;
  }
}

/** `fd-sign-in-request`: somebody wants to sign in. Cancel it to offer a way of your own; else the window opens. */
export class FdSignInRequestEvent extends FdEvent {
  constructor() {
    super('fd-sign-in-request', true);
  }
}

/** `fd-choose-partner`: somebody wants to choose a partner. Cancel it to offer a way of your own. */
export class FdChoosePartnerEvent extends FdEvent {
  constructor() {
    super('fd-choose-partner', true);
  }
}

declare global {
  interface HTMLElementEventMap {
    'fd-load': FdLoadEvent;
    'fd-ready': FdReadyEvent;
    'fd-error': FdErrorEvent;
    'fd-session-change': FdSessionChangeEvent;
    'fd-partner-change': FdPartnerChangeEvent;
    'fd-sign-in-request': FdSignInRequestEvent;
    'fd-choose-partner': FdChoosePartnerEvent;
  }
}
