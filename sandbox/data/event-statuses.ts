import type { Generation } from '../assumptions.ts';
import { statusOfHalves } from '../assumptions/event-status.ts';
import type { EventRecord } from './event-record.ts';

export const frontendStatuses = ['DEFAULT', 'FLAGGED', 'HIDDEN'] as const;
export type FrontendStatus = (typeof frontendStatuses)[number];

export const crStatuses = ['RUNNING', 'CANCELLED'] as const;
export type CrStatus = (typeof crStatuses)[number];

/**
 * How events stand. A change of status is two calls on two hosts (API docs, events list), so there are two halves, and
 * nothing keeps them together but their caller.
 */
export interface EventStatuses {
  /** The backend's word for both halves. */
  status(event: EventRecord): string;
  /** As one generation writes it: the second one knows CANCELLED as well. */
  frontendStatus(event: EventRecord, generation: Generation): string;
  /** The first half, on the main API. */
  setFrontend(event: EventRecord, status: FrontendStatus): void;
  /** The second half, on Customer Representation. */
  setCr(event: EventRecord, status: CrStatus): void;
}

export function createEventStatuses(): EventStatuses {
  const frontend = new Map<EventRecord, FrontendStatus>();
  const cr = new Map<EventRecord, CrStatus>();
  const frontendOf = (event: EventRecord) => frontend.get(event) ?? event.frontendStatus;
  const crOf = (event: EventRecord) => cr.get(event) ?? (event.status === 'archived' ? 'CANCELLED' : 'RUNNING');
  const status = (event: EventRecord) => statusOfHalves(event.status, frontendOf(event), crOf(event));
  return {
    status,
    frontendStatus(event, generation) {
      const own = frontendOf(event);
      return generation === 'dk2' && own === 'DEFAULT' && status(event) === 'cancelled' ? 'CANCELLED' : own;
    },
    setFrontend: (event, wanted) => void frontend.set(event, wanted),
    setCr: (event, wanted) => void cr.set(event, wanted),
  };
}
