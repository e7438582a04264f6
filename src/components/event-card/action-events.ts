import type { EventAction } from '../../i18n/event-card/messages.ts';
import type { FrontendStatus } from '../../model/event-status.ts';

/** What the events about one event's card share. */
abstract class FdEventCardEvent extends Event {
  /** The event that it is about. */
  readonly eventId: string;

  constructor(type: string, eventId: string, cancelable: boolean) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.eventId = eventId;
  }
}

/** `fd-event-action`: an event is about to be flagged, archived or the like. Cancelable. */
export class FdEventActionEvent extends FdEventCardEvent {
  readonly action: EventAction;

  constructor(eventId: string, action: EventAction) {
    super('fd-event-action', eventId, true);
    this.action = action;
  }
}

/** `fd-event-change`: an event's status was changed from here. Whatever else shows the event reads it again. */
export class FdEventChangeEvent extends FdEventCardEvent {
  readonly action: EventAction;
  readonly frontendStatus: FrontendStatus;

  constructor(eventId: string, action: EventAction, frontendStatus: FrontendStatus) {
    super('fd-event-change', eventId, false);
    this.action = action;
    this.frontendStatus = frontendStatus;
  }
}

declare global {
  interface HTMLElementEventMap {
    'fd-event-action': FdEventActionEvent;
    'fd-event-change': FdEventChangeEvent;
  }
}
