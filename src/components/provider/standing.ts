import type { FdError } from '../../model/errors/fd-error.ts';
import { PartnerForbiddenError } from '../../model/errors/partner-forbidden.ts';
import type { PartnerId } from '../../model/ids.ts';
import type { SessionState } from '../../model/session.ts';
import type { FdStatus } from '../shared/context.ts';

/** The partner that this tab was last used as. */
export interface Choice {
  readonly partnerId: PartnerId | null;
  /** Who made the choice in this page; null for one that was found in storage. */
  readonly chooser: string | null;
}

/** Where a provider stands, and as whom it acts. */
export interface Standing {
  readonly status: FdStatus;
  readonly error: FdError | null;
  readonly partnerId: PartnerId | null;
  /** The user to act as; set exactly when the status is `ready`. */
  readonly email: string | null;
}

/**
 * @param failure why the last look at the session failed; counts only while no session was ever seen
 * @param pinned the partner that the page names, which is also refused in words when it is not one of the user's
 */
export function standingOf(
  session: SessionState | null,
  failure: FdError | null,
  pinned: string | null,
  choice: Choice,
): Standing {
  const nobody = { error: null, partnerId: null, email: null };
  if (!session) return { ...nobody, status: failure ? 'failed' : 'starting', error: failure };
  if (session.state !== 'signed-in') return { ...nobody, status: session.state };
  const { email, partners } = session;
  if (!partners.length) return { ...nobody, status: 'no-partner' };
  const partnerId = pinned ? (pinned as PartnerId) : partnerOf(session, choice);
  if (!partnerId) return { ...nobody, status: 'choose-partner' };
  if (partners.includes(partnerId)) return { status: 'ready', error: null, partnerId, email };
  const error = new PartnerForbiddenError({ what: 'act as this partner', partnerId });
  return { status: 'failed', error, partnerId, email: null };
}

/**
 * The tab's choice, else the session's last one, else the only one. Whoever loses the chosen partner is asked: to go on
 * as another one unasked would show other data under the same headings.
 */
function partnerOf(session: SessionState & { state: 'signed-in' }, choice: Choice): PartnerId | null {
  const { email, partners, lastPartner } = session;
  const { partnerId, chooser } = choice;
  if (partnerId && chooser === email) return partners.includes(partnerId) ? partnerId : null;
  const known = [partnerId, lastPartner].find((id) => id && partners.includes(id));
  return known ?? (partners.length === 1 ? partners[0]! : null);
}

/** Whether nobody has signed in or out between two looks, nor gained or lost a partner. */
export function isSameUser(a: SessionState, b: SessionState | null): boolean {
  return a.state === b?.state && userOf(a) === userOf(b);
}

function userOf(session: SessionState): string {
  return session.state === 'signed-in' ? [session.email, ...session.partners].join(' ') : '';
}
