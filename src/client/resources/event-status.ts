import type { FrontendStatus } from '../../model/event-status.ts';
import { crStatusOf, undoOf } from '../../model/event-status-halves.ts';
import { isFdError, type FdError, type FdErrorCode } from '../../model/errors/fd-error.ts';
import { HalfDoneError, type Half, type Halves } from '../../model/errors/half-done.ts';
import { NetworkError } from '../../model/errors/network.ts';
import { RequestInvalidError } from '../../model/errors/request-invalid.ts';
import * as RELAY_ERROR from '../../model/relay-errors.ts';
import type { ApiId } from '../../model/ids.ts';
import { path } from '../path.ts';
import type { PartnerScope } from '../scope.ts';
import { write, type Write } from '../write.ts';

/** An event's status as it was read before a change: what the change is taken back to where it cannot be made. */
type Before = string | null | undefined;

/**
 * An event's status, as people set it. Every change is two calls on two hosts that must both succeed.
 *
 * @throws {HalfDoneError} when one half may stand alone: the second failed and the first could not surely be taken back,
 * or nobody knows what became of a call; `halves` says what is known of each
 * @throws {FdError} any other: nothing has changed, a first half that had was taken back
 */
export interface EventStatusResource {
  flag(eid: ApiId, before: Before): Promise<void>;
  unflag(eid: ApiId, before: Before): Promise<void>;
  archive(eid: ApiId, before: Before): Promise<void>;
  restore(eid: ApiId, before: Before): Promise<void>;
  setStatus(eid: ApiId, wanted: FrontendStatus, before: Before): Promise<void>;
}

/**
 * Answers that surely come from a call that was not carried out. After any other failure, a 5xx too, nobody knows: it may
 * have been carried out before the failure.
 */
const REFUSALS: readonly FdErrorCode[] = [
  'sign-in-required',
  'partner-forbidden',
  'partner-mismatch',
  'not-available',
  'not-found',
  'conflict',
  'request-invalid',
  'rate-limited',
];

/** What became of one call. */
type End = { readonly half: 'changed' } | { readonly half: Exclude<Half, 'changed'>; readonly error: FdError };

/** Reads before the event's id. */
function wordsOf(wanted: FrontendStatus, before: Before): string {
  if (wanted === 'DEFAULT') return before === 'FLAGGED' ? 'remove the flag of' : 'restore';
  return wanted === 'FLAGGED' ? 'flag' : 'archive';
}

/**
 * `PUT /events/{eid}/setup_frontend_status`, then `PUT /events/last_updated_on_fe/{eid}` on Customer Representation.
 * Source: API docs, events list.
 */
export function eventStatus(scope: PartnerScope): EventStatusResource {
  const { partnerId } = scope;
  // Each is a half: a partner switch between them must not leave the first one alone.
  const half = (call: Pick<Write<void>, 'base' | 'what' | 'path' | 'body'>): Promise<End> =>
    endOf(write(scope, { ...call, method: 'PUT', parse: () => undefined, isBare: true, outlives: true }), call.what);
  const onMain = (what: string, eid: ApiId, frontend_status: string): Promise<End> =>
    half({ what, path: path`events/${eid}/setup_frontend_status`, body: { frontend_status } });
  const onCr = (what: string, eid: ApiId, wanted: FrontendStatus): Promise<End> =>
    half({
      base: 'cr',
      what,
      path: path`events/last_updated_on_fe/${eid}`,
      body: { status: crStatusOf(wanted) },
    });

  async function setStatus(eid: ApiId, wanted: FrontendStatus, before: Before): Promise<void> {
    const what = `${wordsOf(wanted, before)} event ${eid}`;
    scope.signal.throwIfAborted();
    if (!scope.hasCr) throw new RequestInvalidError({ what, partnerId, messageKey: RELAY_ERROR.routeNotListed });

    const first = await onMain(what, eid, wanted);
    if (first.half === 'unknown') throw halfDone(first.error, { main: 'unknown', cr: 'unchanged' });
    if (first.half === 'unchanged') throw first.error;

    const second = await onCr(`${what} on Customer Representation`, eid, wanted);
    if (second.half === 'changed') return;

    const undone = await onMain(`take back what was done to event ${eid}`, eid, undoOf(before));
    const main = undone.half === 'changed' ? 'unchanged' : undone.half === 'unchanged' ? 'changed' : 'unknown';
    if (main === 'unchanged' && second.half === 'unchanged') throw second.error;
    throw halfDone(second.error, { main, cr: second.half });

    function halfDone(cause: FdError, halves: Halves): HalfDoneError {
      const { status, requestId, messageKey } = cause;
      return new HalfDoneError({ what, partnerId, status, requestId, messageKey, cause }, halves);
    }
  }

  return {
    flag: (eid, before) => setStatus(eid, 'FLAGGED', before),
    unflag: (eid, before) => setStatus(eid, 'DEFAULT', before),
    archive: (eid, before) => setStatus(eid, 'HIDDEN', before),
    restore: (eid, before) => setStatus(eid, 'DEFAULT', before),
    setStatus,
  };
}

async function endOf(call: Promise<void>, what: string): Promise<End> {
  try {
    await call;
    return { half: 'changed' };
  } catch (thrown) {
    const error = isFdError(thrown) ? thrown : new NetworkError({ what, cause: thrown });
    return { half: REFUSALS.includes(error.code) ? 'unchanged' : 'unknown', error };
  }
}
