import type { Half, Halves } from '../../model/errors/half-done.ts';

/** What people can do with an event's status. */
export type EventAction = 'flag' | 'unflag' | 'archive' | 'restore';

/** The words of what an event's card shows beside the event itself, and of what is done with it. Loaded with both. */
export interface EventCardMessages {
  readonly actions: string;
  readonly act: Readonly<Record<EventAction, string>>;
  readonly busy: Readonly<Record<EventAction, string>>;
  readonly done: Readonly<Record<EventAction, string>>;
  /** It was not done, and nothing has changed. */
  readonly failed: Readonly<Record<EventAction, string>>;
  /** The account may not do it. */
  readonly refused: string;
  readonly archiveAsk: string;
  readonly archiveYes: string;
  readonly cancel: string;
  /** Nothing can be done, since one of the two hosts has no address here. */
  readonly noCr: string;
  /** One half of it may stand alone. */
  readonly half: string;
  /** What is known of each half. */
  readonly halves: { readonly [K in keyof Halves]: Readonly<Record<Half, string>> };
  readonly look: string;
  readonly lookFirst: string;
  /** After looking: when it was read, and that doing it again writes both halves. */
  readonly looked: (time: string) => string;
  readonly again: string;

  readonly campaigns: string;
  readonly noCampaigns: string;
  /** How many are in a status, by the API's word; one without a word is drawn as it is. */
  readonly inStatus: Readonly<Record<string, (count: number) => string>>;
  readonly inOther: (count: number, status: string) => string;
  readonly noStatus: string;
  /** One campaign's. */
  readonly status: Readonly<Record<string, string>>;
  /** The user's own switch. */
  readonly toggle: Readonly<Record<string, string>>;
  readonly onRun: (run: string) => string;
  /** `newest` is not the run that campaigns are on; `runs` are those. */
  readonly newer: (newest: string) => string;
  readonly stay: (runs: readonly string[]) => string;
  readonly moreCampaigns: (count: number) => string;

  readonly tickets: string;
  readonly noTickets: string;
  readonly noCategory: string;
  readonly sold: (sold: string, capacity: string | null) => string;
  readonly seats: (capacity: string) => string;

  readonly series: string;
  readonly noDate: string;
  readonly moreEvents: (count: number) => string;
}
