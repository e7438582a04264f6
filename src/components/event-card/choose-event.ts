/**
 * `fd-event-choose`: another event of the series was chosen, and is about to be shown in its place. Cancelable.
 * By itself, so that what stands below the card does not wait for what is loaded beside it.
 */
export class FdEventChooseEvent extends Event {
  /** The event that was chosen. */
  readonly eventId: string;

  constructor(eventId: string) {
    super('fd-event-choose', { bubbles: true, composed: true, cancelable: true });
    this.eventId = eventId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'fd-event-choose': FdEventChooseEvent;
  }
}
