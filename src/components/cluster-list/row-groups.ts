import { noChange } from 'lit';
import type { ClusterRow } from './cluster-list.view.ts';

/** So many rows are drawn at once; the others follow, so many with each frame, and hold nothing up. */
export const ROWS_AT_ONCE = 40;

/** What a group of rows was drawn from. */
interface Drawn {
  readonly rows: readonly ClusterRow[];
  /** Their words: others draw all of them anew. */
  readonly words: readonly unknown[];
}

/**
 * Rows in groups, of which only those are drawn that are not as they were: ticking one of a thousand looks at forty. A
 * stand-in for Lit's `guard`, which every page would load.
 */
export class RowGroups {
  #body: Element | null = null;
  #drawn: Drawn | undefined;
  #ticks: string[] = [];

  /**
   * @param rows the same list as long as nothing in it changes
   * @param body where the rows stand now, null where they never did
   * @param draw a group, from its first row's place on
   */
  view(
    { rows, words }: Drawn,
    limit: number,
    selected: ReadonlySet<string>,
    body: Element | null,
    draw: (group: readonly ClusterRow[], from: number) => unknown,
  ): unknown[] {
    if (
      body !== this.#body ||
      rows !== this.#drawn?.rows ||
      words.some((each, index) => each !== this.#drawn?.words[index])
    )
      this.#ticks = [];
    // Where rows are drawn for the first time there is no place yet: the next time draws all of them once more.
    this.#body = body;
    this.#drawn = { rows, words };
    const groups: unknown[] = [];
    for (let from = 0; from < Math.min(limit, rows.length); from += ROWS_AT_ONCE) {
      const group = rows.slice(from, from + ROWS_AT_ONCE);
      const ticks = group.map(({ tc }) => (selected.has(tc) ? '1' : '0')).join('');
      groups.push(ticks === this.#ticks[groups.length] ? noChange : draw(group, from));
      this.#ticks[groups.length - 1] = ticks;
    }
    return groups;
  }
}
