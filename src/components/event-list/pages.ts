import type { EventSummary } from '../../model/event.ts';
import type { Page } from '../../model/page.ts';

/** One page of the list, in an element of its own: a page that has not changed is not drawn again. */
export interface DrawnPage {
  readonly rows: readonly EventSummary[];
  /** How many events stand before it. */
  readonly start: number;
  readonly element: HTMLElement;
}

/** What has been read of a list so far. Lists shift while somebody scrolls: an event that comes twice stands once. */
export class Pages {
  all: readonly DrawnPage[] = [];
  rows: readonly EventSummary[] = [];
  /** Events in all pages; null where nobody says. */
  total: number | null = null;
  /** The next page's number, null on the last. */
  next: number | null = null;

  readonly #index = new Map<string, number>();

  clear(): void {
    this.set([]);
    this.total = this.next = null;
  }

  /** Begins with these; what had been read beyond them stays behind them where `keep` says so. */
  set(pages: readonly Page<EventSummary>[], keep = false): void {
    const kept = keep ? this.all.slice(pages.length).map(({ rows }) => rows) : [];
    this.#fill([...pages.map(({ items }) => items), ...kept]);
    const last = pages.at(-1);
    if (!last) return;
    if (!kept.length) this.next = last.nextPage;
    this.total = last.total;
  }

  append({ items, nextPage, total }: Page<EventSummary>): void {
    this.next = nextPage;
    this.total = total ?? this.total;
    this.#fill([...this.all.map(({ rows }) => rows), items]);
  }

  /** What is known now of an event that stands in the list. */
  change(id: string, news: Partial<EventSummary>): void {
    const index = this.indexOf(id);
    if (index < 0) return;
    this.#fill(
      this.all.map(({ rows, start }) =>
        rows.map((row, at) => (start + at === index ? { ...row, ...news, id: row.id } : row)),
      ),
    );
  }

  /** -1 for one that is not there. */
  indexOf(id: string): number {
    return this.#index.get(id) ?? -1;
  }

  /** An element is taken over: a page that is drawn again stays where the reader is. */
  #fill(lists: readonly (readonly EventSummary[])[]): void {
    this.#index.clear();
    let start = 0;
    this.all = lists.map((list, number) => {
      const rows = list.filter(({ id }) => {
        const isNew = !this.#index.has(String(id));
        if (isNew) this.#index.set(String(id), this.#index.size);
        return isNew;
      });
      const old = this.all[number];
      const element = old?.element ?? Object.assign(document.createElement('div'), { className: 'page' });
      const isSame = old?.start === start && same(old.rows, rows);
      const page = isSame ? old : { rows, start, element };
      start += rows.length;
      return page;
    });
    this.rows = this.all.flatMap(({ rows }) => rows);
  }
}

function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
