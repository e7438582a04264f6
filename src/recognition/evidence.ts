/** When something begins, as a page writes it. */
export interface PageTime {
  /** `YYYY-MM-DD`, in the page's own time. */
  readonly date: string;
  /** `HH:MM`, 24 hours; null where the page names none. */
  readonly time: string | null;
  /** Minutes east of UTC where the page says so (ISO 8601 offset or Z); else null. */
  readonly offsetMinutes: number | null;
  /** The other reading of a date like 06/12/2026 where the page does not tell which is meant; else null. */
  readonly otherDate: string | null;
}

/** What a page says about one event. Texts are collapsed and cut at 300 characters. */
export interface Evidence {
  readonly kind: 'json-ld' | 'row';
  readonly title: string;
  readonly start: PageTime;
  readonly venue: string | null;
  readonly city: string | null;
}
