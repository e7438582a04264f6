/*
 * The words of <fd-attribution-panel>. Each of its sections brings its own, loaded beside its module. Whole sentences in
 * sentence case; values come in formatted.
 */

/** What the panel says whatever it shows. */
export interface AttributionMessages {
  readonly title: string;
  readonly nothingChosen: string;
  readonly failed: string;
  readonly campaign: string;
  readonly model: string;
  readonly backhaul: string;
}

/** What every change says. */
export interface ChangeMessages {
  readonly cancel: string;
  readonly save: string;
  readonly saving: string;
  /** The account may not do it. */
  readonly refused: string;
  /** It timed out, lost its network, or was answered with what cannot be read: it may have been carried out. */
  readonly unsureTitle: string;
  /** What to do then. */
  readonly unsure: string;
  /** What is shown was read after that. */
  readonly readAt: (time: string) => string;
  readonly look: string;
}

/** Daily revenue and the rows of the event's campaign results. */
export interface CampaignMessages {
  readonly revenue: string;
  /** The heading of the panel that opens. */
  readonly results: string;
  readonly show: (rows: number) => string;
  readonly hide: string;
  readonly notAvailable: string;
  readonly none: string;
  readonly all: (rows: number) => string;

  readonly date: string;
  readonly tickets: string;
  readonly money: string;
  readonly source: string;
  readonly automated: string;
  readonly byHand: string;
  readonly total: string;
  /** @param row what it is about: its date and figures */
  readonly remove: (row: string) => string;
  /**
   * A row in words.
   * @param count which form of the word `tickets`, the same written out, takes
   */
  readonly row: (date: string, tickets: string, count: number | null | undefined, money: string) => string;
  readonly add: string;
}

/** Adding and deleting an adjustment. */
export interface AdjustmentMessages extends ChangeMessages {
  readonly title: string;
  readonly note: string;
  readonly tickets: string;
  /** @param currency ISO 4217, empty where it is not known */
  readonly money: (currency: string) => string;
  readonly ticketsWrong: string;
  readonly moneyWrong: (example: string) => string;
  readonly next: string;
  readonly addTitle: (tickets: number, money: string, event: string) => string;
  readonly addText: string;
  readonly addNow: string;
  readonly adding: string;
  readonly added: (tickets: number, money: string) => string;
  readonly deleteTitle: (row: string) => string;
  readonly deleteText: string;
  readonly deleteNow: string;
  readonly deleting: string;
  readonly deleted: (row: string) => string;
  readonly notAdded: string;
  readonly notDeleted: (row: string) => string;
}

/** The chart of daily revenue. */
export interface ChartMessages {
  readonly metric: string;
  readonly revenue: string;
  readonly tickets: string;
  readonly range: string;
  readonly days: (count: number) => string;
  readonly all: string;
  readonly adjustment: string;
  readonly perDay: Readonly<Record<'revenue' | 'tickets', string>>;
  readonly perWeek: Readonly<Record<'revenue' | 'tickets', string>>;
  /** @param currency ISO 4217 */
  readonly inMoney: (metric: string, currency: string) => string;
  readonly weeks: string;
  readonly label: (metric: string, from: string, to: string) => string;
  readonly keys: Readonly<Record<'day' | 'week', string>>;
  readonly hint: string;
  readonly today: string;
  readonly lastDay: (date: string) => string;
  readonly span: (from: string, to: string) => string;
  readonly reading: (day: string, money: string, tickets: string) => string;
  readonly withAdjustment: (reading: string, money: string, tickets: string) => string;
  readonly date: string;
  readonly showTable: string;
  readonly hideTable: string;
  readonly empty: string;
}

/** By which model the event's daily revenue is attributed. */
export interface ModelMessages extends ChangeMessages {
  readonly title: string;
  readonly text: string;
  readonly names: Readonly<Record<'FD' | 'META' | 'EXTERNAL', string>>;
  readonly sentences: Readonly<Record<'FD' | 'META' | 'EXTERNAL', string>>;
  readonly unknown: string;
  readonly none: string;
  /** On the button that saves a choice. */
  readonly apply: (name: string) => string;
  readonly changed: (name: string) => string;
  readonly notChanged: string;
  readonly figures: string;
  readonly figureNames: Readonly<Record<'impressions' | 'clicks' | 'spend' | 'purchases' | 'revenue', string>>;
  readonly noFigures: string;
  readonly notConnected: string;
  readonly standard: (name: string) => string;
  readonly change: string;
  readonly standardLabel: string;
  readonly standardNote: string;
  readonly standardSaved: (name: string) => string;
}

/** What came of the package's mail. */
export interface BackhaulMessages {
  readonly title: string;
  /** Before a package's name. */
  readonly package: string;
  readonly customers: string;
  readonly tickets: string;
  readonly purchases: string;
  readonly rate: string;
  /** The same over a narrow column. */
  readonly rateShort: string;
  readonly rateNote: string;
  readonly cluster: string;
  readonly result: string;
  readonly compare: string;
  /** Instead of a result: the package is not done, or has failed. */
  readonly noResult: string;
  /** Instead of a result of a package that is done. */
  readonly noResultYet: string;
  readonly building: string;
  /** Asked for anew at a time; what is shown was there at another, which tells nothing of its age, or is none (null). */
  readonly waiting: (asked: string, shown: string | null) => string;
  /** As `waiting`, and nothing has changed for long. */
  readonly maybeSame: (asked: string) => string;
  readonly lookAgain: string;
  readonly looked: (time: string) => string;
  /** What somebody hears who has looked again. */
  readonly noOther: string;
  readonly newResult: (time: string) => string;
  /** A result has come that may be of another save than the last. */
  readonly unsureResult: (time: string) => string;
  /** Under every result. */
  readonly behind: string;

  readonly settings: string;
  readonly model: string;
  readonly models: Readonly<Record<'ALL_PURCHASES' | 'EVENTS_FROM_PACKAGE' | 'EVENT_SERIES', string>>;
  readonly window: string;
  readonly days: (count: number) => string;
  readonly mailDate: string;
  readonly noMailDate: string;
  readonly change: string;
  readonly close: string;
  readonly unsaved: string;
  readonly defaults: string;
}

/** The form of the settings. */
export interface SettingsMessages extends ChangeMessages {
  readonly sentences: Readonly<Record<'ALL_PURCHASES' | 'EVENTS_FROM_PACKAGE' | 'EVENT_SERIES', string>>;
  readonly unknown: string;
  readonly usual: string;
  readonly windowNote: string;
  readonly windowWrong: string;
  readonly windowLong: string;
  readonly dateNote: string;
  readonly dateWrong: string;
  readonly saveNote: string;
  readonly defaultsNote: string;
  readonly saveDefaults: string;
  readonly unsaved: string;
  readonly discard: string;
  readonly saved: string;
  readonly defaultsSaved: string;
  readonly notSaved: string;
}
