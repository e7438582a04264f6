import { eventStatus } from '../../client/resources/event-status.ts';
import { isAbort } from '../../client/failures.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { EventAction } from '../../i18n/event-card/messages.ts';
import { isFdError, type FdError } from '../../model/errors/fd-error.ts';
import { RequestInvalidError } from '../../model/errors/request-invalid.ts';
import type { FrontendStatus } from '../../model/event-status.ts';

/* What changes an event's status. A module of its own, loaded with the first click. */

/** @returns why it failed; null where it is done, and where nobody is there any more to hear of it */
export async function act(
  scope: PartnerScope,
  eid: string,
  action: EventAction,
  wanted: FrontendStatus,
  before: string | null | undefined,
): Promise<FdError | null> {
  try {
    await eventStatus(scope).setStatus(eid, wanted, before);
    return null;
  } catch (thrown) {
    if (isAbort(thrown)) return null;
    return isFdError(thrown) ? thrown : new RequestInvalidError({ what: `${action} event ${eid}`, cause: thrown });
  }
}
