import type { EventSummary } from './event.ts';

/** What an event's `frontend_status` can be set to. Source: API docs, events list. */
export type FrontendStatus = 'DEFAULT' | 'FLAGGED' | 'HIDDEN';

/** Whether people have put an event away. Its lifecycle may say so, or its first half alone. */
export function isArchived({ status, frontend_status }: Pick<EventSummary, 'status' | 'frontend_status'>): boolean {
  return frontend_status === 'HIDDEN' || status?.toLowerCase() === 'archived';
}

export function isFlagged({ frontend_status }: Pick<EventSummary, 'frontend_status'>): boolean {
  return frontend_status === 'FLAGGED';
}
