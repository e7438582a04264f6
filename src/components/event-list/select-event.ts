import type { EventSummary } from '../../model/event.ts';

/** `fd-select`: events are chosen, or none any more. Cancel it, and no other element is set to them. */
export class FdSelectEvent extends Event {
  /** In the order in which they were chosen. */
  readonly eventIds: readonly string[];
  /** The same, as far as they have been in the list. */
  readonly events: readonly EventSummary[];

  constructor(eventIds: readonly string[], events: readonly EventSummary[]) {
    super('fd-select', { bubbles: true, composed: true, cancelable: true });
    this.eventIds = eventIds;
    this.events = events;
  }
}

declare global {
  interface HTMLElementEventMap {
    'fd-select': FdSelectEvent;
  }
}
