/** The words of a run's clusters. Whole sentences in sentence case; values come in formatted. */
export interface ClusterMessages {
  readonly title: string;
  /** Stands for the run's name where the API names none. */
  readonly unnamed: string;
  readonly newest: string;
  readonly available: (id: string) => string;

  /** How many clusters of the shown run are in the newest one, and so on. */
  readonly changes: (newest: string, kept: number, added: number, gone: number) => string;
  readonly details: string;
  readonly kept: string;
  readonly added: string;
  readonly gone: string;
  readonly affinityIs: (percent: string) => string;
  readonly affinityMoves: (before: string, after: string) => string;
  readonly show: (id: string) => string;
  readonly back: (id: string) => string;

  readonly rank: string;
  readonly sort: string;
  readonly columns: Readonly<
    Record<'cluster' | 'rank' | 'affinity' | 'reach' | 'share' | 'tickets' | 'revenue', string>
  >;

  /** Names what is selected, for screen readers. */
  readonly selection: string;
  readonly chosen: (count: string, of: string) => string;
  /** @param share of all who can be reached, where it is known */
  readonly atMost: (people: string, share: string | null) => string;
  readonly overlap: string;
  readonly unknown: (count: string) => string;
  readonly tickets: (count: string) => string;
  /** The sum of what is predicted for the selected. */
  readonly expected: (value: string) => string;
  readonly all: string;
  readonly none: string;

  readonly empty: string;
  readonly failed: string;
  readonly unreadable: (id: string) => string;
  readonly isNewest: (id: string) => string;
}

/** Goals of both generations of the API. The list is open: one without a word is drawn as it is. */
export type Goal = 'tickets' | 'revenue' | 'reach' | 'UTILIZATION' | 'ROAS' | 'VISIBILITY' | 'LINK_CLICKS';

/** The words of a ranking for a goal and a budget. */
export interface RankingMessages {
  readonly title: string;
  readonly goal: string;
  readonly goals: Readonly<Record<Goal, string>>;
  readonly otherGoals: string;
  /** @param currency ISO 4217, where it is known */
  readonly budget: (currency: string | null) => string;
  readonly submit: string;
  readonly budgetWrong: string;
  readonly clear: string;

  readonly failed: string;
  readonly refused: string;
  readonly nothing: string;

  /** What is expected of all clusters together. */
  readonly total: string;
  readonly tickets: string;
  readonly revenue: string;
  readonly noFigures: string;
  /** How sure that is. */
  readonly prediction: string;
  /** The ranking is of another run than the one that is shown. */
  readonly otherRun: (id: string) => string;
  /** Is announced. */
  readonly done: string;
}
