/** The words of a list of events, in one language. Numbers, dates and names come in formatted. */
export interface EventListMessages {
  readonly events: string;
  readonly search: string;
  /** @param count how many filters are on */
  readonly filters: (count: number) => string;
  /** @param text the number, formatted */
  readonly found: (text: string, count: number) => string;
  /** Nobody knows yet how many more there are. */
  readonly foundSoFar: (text: string) => string;
  readonly none: string;
  readonly noMatch: string;
  readonly clear: string;
  readonly failed: string;
  readonly more: string;
  readonly moreFailed: string;
  readonly end: string;
  /**
   * Where several can be chosen.
   * @param text the number, formatted
   */
  readonly chosen: (text: string, count: number) => string;
  /** The chosen event is not in the list. */
  readonly elsewhere: (title: string) => string;
  /** Of several chosen events, so many are not in the list. */
  readonly severalElsewhere: (count: number) => string;
  readonly filtersFailed: string;
}

/** The words of the filters. Loaded when they are opened, or when one is on. */
export interface EventFilterMessages {
  readonly filters: string;
  readonly active: string;
  readonly dates: string;
  readonly since: string;
  readonly until: string;
  readonly wrongDates: string;
  readonly city: string;
  readonly venue: string;
  readonly elsewhere: string;
  readonly placesFailed: string;
  readonly noPlaces: string;
  readonly status: string;
  readonly anyStatus: string;
  readonly flagged: string;
  readonly archived: string;
  readonly clearAll: string;
  readonly sinceDay: (day: string) => string;
  readonly untilDay: (day: string) => string;
  /** @param filter the words of the filter that goes */
  readonly remove: (filter: string) => string;
}
