/** Statuses of a package that have a word. The API's list is open: one without a word is drawn as it is. */
export type PackageStatus = 'INITIALIZING' | 'INPROGRESS' | 'DONE' | 'FAILED' | 'EXPIRED';

/** The words of a package as it is read. Whole sentences in sentence case; values come in formatted. */
export interface PackageMessages {
  readonly untitled: string;
  /** What the status is called, what it means and what comes next. */
  readonly status: Readonly<Record<PackageStatus, readonly [word: string, text: string]>>;
  readonly noStatus: string;
  readonly newStatus: string;
  /** Is announced when a status changes. */
  readonly changed: (title: string, status: string) => string;

  /** @param duration since the build was asked for: `8 minutes` */
  readonly elapsed: (duration: string) => string;
  readonly usual: (from: number, to: number) => string;
  readonly long: (from: number, to: number) => string;
  readonly stuck: (id: string) => string;
  /** Names the bar of elapsed time. */
  readonly bar: (minutes: number) => string;

  readonly created: (moment: string) => string;
  /** @param date reckoned, not told by the API */
  readonly expires: (date: string) => string;
  readonly customers: string;
  /** Of the total. */
  readonly twice: string;
  /** @param count which form of the word `customers`, the same written out, takes */
  readonly size: (customers: string, count: number | null | undefined) => string;
  readonly lists: string;
  readonly noLists: string;
  readonly targeting: string;
  /** Targeting modes; one without a word is drawn as it is. */
  readonly modes: Readonly<Record<'lookalike' | 'intent', string>>;
  readonly run: string;

  readonly crm: string;
  readonly spreadsheet: string;
  /** Why each list comes twice. */
  readonly why: string;

  readonly merged: string;
  readonly toMerged: string;
  readonly regenerate: string;
  readonly again: string;
  readonly noSettings: string;
  readonly merge: string;
  readonly others: string;
  readonly back: string;

  readonly none: string;
  readonly noneBuilding: string;
  readonly noneOfEvent: string;
  readonly failed: string;
  readonly listFailed: string;
}

/** What can be done with a package, by the name of the button. */
export type PackageAct = 'regenerate' | 'again' | 'merge' | 'download';

/** The words after a click: lists of packages, what is under way and what became of it. Loaded when needed. */
export interface PackageMoreMessages {
  readonly packages: string;
  readonly building: string;
  readonly noOthers: string;
  readonly noneToMerge: string;
  readonly listFailed: string;
  /** @param count how many others are ticked */
  readonly chosen: (count: number) => string;
  readonly mergeHint: string;
  readonly doMerge: string;
  readonly cancel: string;

  readonly busy: Readonly<Record<PackageAct, string>>;
  readonly failed: Readonly<Record<PackageAct, string>>;
  /** What a change was that may or may not have been carried out. */
  readonly unsure: readonly [title: string, text: string];
  readonly look: string;
  readonly regenerated: string;
  /** A new package is shown instead. */
  readonly isNew: Readonly<Record<'again' | 'merge', string>>;
  /** There is a new one, but the answer did not name it. */
  readonly inList: string;

  readonly soFar: (amount: string) => string;
  readonly saved: (file: string) => string;
  /** The browser has taken the download over. */
  readonly handedOver: string;
  readonly notDone: string;
  readonly notSaved: string;
  readonly broken: string;
  /** Describes the kind of file to the browser's dialog. */
  readonly csv: string;
}
