import type { FrontendStatus } from './event-status.ts';

/** What Customer Representation keeps of the same. */
export type CrStatus = 'RUNNING' | 'CANCELLED';

/**
 * The second half of a change of status.
 * Assumption: HIDDEN goes with CANCELLED, everything else with RUNNING; the pairs are published, which belongs to which
 * is not.
 */
export function crStatusOf(wanted: FrontendStatus): CrStatus {
  return wanted === 'HIDDEN' ? 'CANCELLED' : 'RUNNING';
}

/**
 * What takes a change of the first half back.
 * Assumption: an event without a status, and one that is CANCELLED (generation dk2 tells that, and nobody can set it), is
 * DEFAULT underneath.
 *
 * @param before the event's `frontend_status` before the change, as it was read
 */
export function undoOf(before: string | null | undefined): string {
  return !before || before === 'CANCELLED' ? 'DEFAULT' : before;
}
