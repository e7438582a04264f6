import type { CrStatus, FrontendStatus } from '../data/event-statuses.ts';

/**
 * Assumption: both halves together make the backend's status. HIDDEN and CANCELLED is an archived event, CANCELLED alone
 * a cancelled one; RUNNING gives back what the event was before it was archived. Where the halves disagree, each is told
 * as it stands: HIDDEN and RUNNING is an active event that is hidden.
 *
 * @param before the event's status at the sandbox's first moment
 */
export function statusOfHalves(before: string, frontend: FrontendStatus, cr: CrStatus): string {
  if (cr === 'CANCELLED') return frontend === 'HIDDEN' ? 'archived' : 'cancelled';
  return before === 'archived' ? 'active' : before;
}

/** Assumption: Customer Representation answers its half of a change of status without a body, as the main API does. */
export const crStatusAnswer = 204;
