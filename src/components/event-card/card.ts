import type { LitElement, TemplateResult } from 'lit';
import type { PartnerScope } from '../../client/scope.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Campaign } from '../../model/campaigns.ts';
import type { TcRun } from '../../model/clusters.ts';
import type { EventDetail, EventSummary } from '../../model/event.ts';
import type { Ticket } from '../../model/tickets.ts';
import type { Access, Notice } from '../access/access.ts';
import type { FdContext } from '../shared/context.ts';
import type { Load } from '../shared/load.ts';

/** What the page has given of what stands below an event's curves. */
export interface GivenExtras {
  readonly run: TcRun | undefined;
  readonly campaigns: readonly Campaign[] | undefined;
  readonly tickets: readonly Ticket[] | undefined;
  readonly series: readonly EventSummary[] | undefined;
}

/** The card as it is now. */
export interface CardNow {
  readonly fd: FdContext | undefined;
  /** What to load; empty where the event was given. */
  readonly id: string;
  readonly event: EventDetail | undefined;
  /** When the event was read, ms since epoch. */
  readonly asOf: number;
  /** ISO 4217; the partner's, where the event names none. */
  readonly currency: string | null | undefined;
  readonly isReadOnly: boolean;
  readonly formats: Formats;
  readonly language: string;
  /** Level of a part's heading. */
  readonly level: number;
}

/** A part of the card hangs on whom it is read as, and on the event. */
export type PartLoad<T> = Load<readonly [scope: PartnerScope | null | undefined, eventId: string], T>;

/** The card that extras are drawn in, as they may use it. */
export interface Card {
  readonly element: LitElement & GivenExtras & { eventId: string };
  /** What it shows now. */
  readonly now: () => CardNow;
  /** Shows the event as it is known to be, and reads it again. */
  readonly take: (event: EventDetail) => Promise<void>;
  /** Reads the event again. */
  readonly look: () => Promise<void>;
  readonly retry: () => void;
  readonly notice: (words: Messages, pick: (access: Access) => Notice) => TemplateResult;
  /** Its newest cluster run. */
  readonly runLoad: PartLoad<TcRun>;
}
