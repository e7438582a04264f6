import type { EventSummary } from '../../model/event.ts';
import type { Pages } from './pages.ts';
import { idAt } from './rows.ts';

/** Typed letters belong to one word while no more time lies between them. */
const TYPED_MS = 700;

/** What the list box asks its element. */
export interface ListboxOwner {
  readonly pages: Pages;
  /** What is chosen, in that order, also where it is not in the list; with the event once it was. */
  readonly chosen: Map<string, EventSummary | undefined>;
  isMultiple(): boolean;
  /** The list box itself, where there is one. */
  list(): HTMLElement | null;
  /** What is chosen has changed; `isDone` where nobody is still moving through the list. */
  onChoice(isDone: boolean): void;
  /** The keyboard is at the last event that is there. */
  loadMore(): void;
}

/**
 * Choosing in the list as in a native list box. The keyboard stays on the box, and the box names the event that it is
 * at: so neither a new page nor another list takes it away.
 */
export class Listbox {
  /** Where the keyboard is. */
  #active = '';
  /** Where a range begins. */
  #anchor = '';
  #typed = '';
  /** Ms, by the events' own clock. */
  #typedAt = 0;
  #marked = new Set<Element>();
  readonly #owner: ListboxOwner;

  constructor(owner: ListboxOwner) {
    this.#owner = owner;
  }

  /** Begins at what is chosen when the keyboard comes next. */
  leave(): void {
    this.#active = this.#anchor = '';
  }

  /** Shows in the list what is chosen and where the keyboard is. Call it after every drawing. */
  mark(): void {
    const { pages } = this.#owner;
    const list = this.#owner.list();
    if (!list) return;
    const now = new Set<Element>();
    for (const id of this.#chosen.keys()) {
      const index = pages.indexOf(id);
      const row = index < 0 ? null : this.#rowAt(index);
      if (!row) continue;
      this.#chosen.set(id, pages.rows[index]);
      now.add(row);
    }
    for (const row of this.#marked) if (!now.has(row)) row.setAttribute('aria-selected', 'false');
    for (const row of now) if (row.ariaSelected !== 'true') row.setAttribute('aria-selected', 'true');
    this.#marked = now;
    const active = pages.indexOf(this.#active);
    list.querySelector('.active')?.classList.remove('active');
    if (active < 0) list.removeAttribute('aria-activedescendant');
    else {
      list.setAttribute('aria-activedescendant', idAt(active));
      this.#rowAt(active)?.classList.add('active');
    }
  }

  /** The keyboard has come: it begins at what is chosen, else at the top. */
  readonly onFocus = (): void => {
    const { pages } = this.#owner;
    if (pages.indexOf(this.#active) >= 0) return;
    const chosen = [...this.#chosen.keys()].find((id) => pages.indexOf(id) >= 0);
    this.#active = chosen ?? String(pages.rows[0]?.id ?? '');
    this.mark();
  };

  readonly onClick = (event: MouseEvent): void => {
    const row = (event.target as Element).closest('[role="option"]');
    if (!row) return;
    const index = Number(row.ariaPosInSet) - 1;
    this.#active = this.#idOf(index);
    if (!this.#owner.isMultiple()) this.#only(true);
    else if (event.shiftKey) this.#extend(true);
    else this.#toggle();
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const { pages } = this.#owner;
    const multiple = this.#owner.isMultiple();
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const isCommand = ctrlKey || metaKey;
    const at = pages.indexOf(this.#active);
    const target = altKey ? undefined : this.#targetOf(key, at);
    if (target !== undefined) this.#go(target, multiple && shiftKey);
    else if (key === 'Enter' || (key === ' ' && !this.#isTyping(event))) {
      if (!multiple) this.#only(true);
      else if (shiftKey) this.#extend(true);
      else if (key === ' ') this.#toggle();
      else this.#owner.onChoice(true);
    } else if (multiple && isCommand && key.toLowerCase() === 'a') {
      for (const row of pages.rows) this.#chosen.set(String(row.id), row);
      this.#tell(true);
    } else if (key.length === 1 && !isCommand && !altKey) this.#type(event, at);
    else return;
    event.preventDefault();
  };

  #targetOf(key: string, at: number): number | undefined {
    const last = this.#owner.pages.rows.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: last,
      PageDown: at + this.#onScreen(),
      PageUp: Math.max(0, at - this.#onScreen()),
    };
    return Object.hasOwn(targets, key) ? Math.min(last, targets[key]!) : undefined;
  }

  /** Rows in a screenful, less one that is seen on both. */
  #onScreen(): number {
    const { pages } = this.#owner;
    const row = this.#rowAt(Math.max(0, pages.indexOf(this.#active)));
    const room = Math.min(this.#owner.list()?.parentElement?.clientHeight ?? 0, innerHeight);
    return Math.max(1, Math.floor(room / (row?.clientHeight || room || 1)) - 1);
  }

  #go(index: number, isRange: boolean): void {
    if (index < 0) return;
    if (isRange && !this.#anchor) this.#anchor = this.#active;
    this.#active = this.#idOf(index);
    this.#rowAt(index)?.scrollIntoView({ block: 'nearest' });
    if (!this.#owner.isMultiple()) this.#only(false);
    else if (isRange) this.#extend(false);
    else {
      this.#anchor = this.#active;
      this.mark();
    }
    if (index === this.#owner.pages.rows.length - 1) this.#owner.loadMore();
  }

  #only(isDone: boolean): void {
    if (!this.#active) return;
    const isNew = this.#chosen.size !== 1 || !this.#chosen.has(this.#active);
    this.#anchor = this.#active;
    if (isNew) {
      this.#chosen.clear();
      this.#chosen.set(this.#active, undefined);
    }
    this.#tell(isDone, isNew);
  }

  #toggle(): void {
    this.#anchor = this.#active;
    if (!this.#active) return;
    if (!this.#chosen.delete(this.#active)) this.#chosen.set(this.#active, undefined);
    this.#tell(true);
  }

  /** Chooses what lies between where the range began and where the keyboard is now. */
  #extend(isDone: boolean): void {
    const { pages } = this.#owner;
    const to = pages.indexOf(this.#active);
    const found = pages.indexOf(this.#anchor);
    const from = found < 0 ? to : found;
    this.#chosen.clear();
    for (const row of pages.rows.slice(Math.min(from, to), Math.max(from, to) + 1))
      this.#chosen.set(String(row.id), row);
    this.#tell(isDone);
  }

  #isTyping({ timeStamp }: KeyboardEvent): boolean {
    return this.#typed !== '' && timeStamp - this.#typedAt < TYPED_MS;
  }

  /** To the next event whose title begins so; the same letter again goes through all of them. */
  #type(event: KeyboardEvent, at: number): void {
    const key = event.key.toLocaleLowerCase();
    const isSame = this.#typed === key;
    this.#typed = this.#isTyping(event) && !isSame ? this.#typed + key : key;
    this.#typedAt = event.timeStamp;
    const { rows } = this.#owner.pages;
    const begin = this.#typed.length > 1 ? at : at + 1;
    const inTurn = [...rows.keys()].map((index) => (Math.max(0, begin) + index) % rows.length);
    const found = inTurn.find((index) => rows[index]?.title?.toLocaleLowerCase().startsWith(this.#typed));
    if (found !== undefined) this.#go(found, false);
  }

  #tell(isDone: boolean, isNew = true): void {
    this.mark();
    if (isNew || isDone) this.#owner.onChoice(isDone);
  }

  get #chosen(): Map<string, EventSummary | undefined> {
    return this.#owner.chosen;
  }

  #idOf(index: number): string {
    return String(this.#owner.pages.rows[index]?.id ?? '');
  }

  #rowAt(index: number): Element | null {
    return this.#owner.list()?.querySelector(`#${idAt(index)}`) ?? null;
  }
}
