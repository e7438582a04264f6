import type { EventSummary } from './event.ts';

/** What an event's `frontend_status` can be set to. Source: API docs, events list. */
export type FrontendStatus = 'DEFAULT' | 'FLAGGED' | 'HIDDEN';

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

/** Whether people have put an event away. Its lifecycle may say so, or its first half alone. */
export function isArchived({ status, frontend_status }: Pick<EventSummary, 'status' | 'frontend_status'>): boolean {
  return frontend_status === 'HIDDEN' || status?.toLowerCase() === 'archived';
}

export function isFlagged({ frontend_status }: Pick<EventSummary, 'frontend_status'>): boolean {
  return frontend_status === 'FLAGGED';
}
