import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import { clusterMessages } from '../../i18n/clusters/languages.ts';
import type { ClusterMessages } from '../../i18n/clusters/messages.ts';
import type { TcRun } from '../../model/clusters.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import { NetworkError } from '../../model/errors/network.ts';
import type { Suggestion } from '../../model/recommendations.ts';
import type { Access, Notice } from '../access/access.ts';
import { FdErrorEvent } from '../shared/events.ts';
import { Spoken } from '../shared/spoken.ts';
import { apart, idOf } from './cluster-source.ts';
import { rowsOf, selectionOf, sorted, type ClusterRow, type SortKey } from './cluster-list.view.ts';
import { styles } from './drawing.styles.ts';
import { FdRunChooseEvent, FdSelectionChangeEvent } from './events.ts';
import type { Hands, Picture } from './picture.ts';
import type { Aim, Ranking } from './ranking.ts';
import { ROWS_AT_ONCE, RowGroups } from './row-groups.ts';
import { newerView, runView } from './runs.ts';
import { selectedIn, selectionView, sortView, tableView, type Table } from './table.ts';

/* Everything that is drawn once there is something to draw: a module of its own, loaded beside the data. */

export class Drawing {
  words: ClusterMessages | undefined;
  /** What a screen reader is told of the selection, once somebody has made one. */
  said = '';
  #hasSelected = false;

  readonly #host: ReactiveElement;
  readonly #hands: Hands;
  #ranking: Ranking | undefined;
  /** The ranking's own module: absent while it loads, null when it could not be loaded. */
  readonly #rankingWords: Spoken<true>;
  #isRanking = false;
  #isComparing = false;
  #sort: SortKey | null = null;
  #limit = ROWS_AT_ONCE;
  readonly #groups = new RowGroups();
  #frame = 0;
  /** The rows as they were drawn last, and what they were made of. */
  #rows: { readonly of: readonly unknown[]; readonly all: readonly ClusterRow[] } = { of: [], all: [] };

  constructor(host: ReactiveElement, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
    this.#rankingWords = new Spoken<true>(
      async (locale) => {
        const { createRanking } = await import('./ranking.ts');
        this.#ranking ??= createRanking(host, hands);
        await this.#ranking.speak(locale);
        return true;
      },
      (cause) => {
        if (cause) host.dispatchEvent(new FdErrorEvent(new NetworkError({ what: 'load a part of the kit', cause })));
        host.requestUpdate();
      },
    );
    host.addController({ hostDisconnected: () => cancelAnimationFrame(this.#frame) });
  }

  /** Loads the words of a locale. @throws {Error} when they cannot be loaded */
  async speak(locale: string): Promise<void> {
    this.words = await clusterMessages.load(locale);
  }

  /** Loads again what could not be loaded. */
  again(): void {
    this.#rankingWords.again();
    this.#ranking?.again();
  }

  /** What is to be ranked, before it is drawn: what hangs on it begins to load then. */
  aim(aim: Aim): void {
    const { eventId, goal, budget } = aim;
    if (eventId && goal && budget) this.#isRanking = true;
    if (!eventId || !this.#isRanking) return;
    this.#rankingWords.ask(this.#hands.locale());
    this.#ranking?.aim(aim);
  }

  /** What is said where nothing can be shown. */
  noticeOf(access: Access, newest: TcRun | undefined, old: FdError | null, failure: FdError | null): Notice {
    const own = this.words!;
    const { fd, retry, wanted, hasEvent } = this.#hands;
    const id = idOf(newest);
    const error = old ?? failure;
    // The event can be read, so it is the run that cannot.
    if (old?.code === 'not-found' && id !== null) {
      const ways = [{ label: own.show(apart(id)), run: () => this.#choose(id) }];
      return { title: own.unreadable(apart(wanted()!)), text: own.isNewest(apart(id)), ways };
    }
    if (error) return access.error(own.failed, error, retry, this.#host, fd());
    return { text: hasEvent() ? own.empty : access.words.noEvent };
  }

  tellSelection(shown: TcRun | undefined): void {
    this.#host.dispatchEvent(new FdSelectionChangeEvent(this.#hands.selected(), idOf(shown)));
  }

  /** Shows another run, unless the page prevents it. */
  #choose(id: string): void {
    if (this.#host.dispatchEvent(new FdRunChooseEvent(id))) this.#hands.goTo(id);
  }

  draw(picture: Picture): TemplateResult {
    const { shown, newest, before, staleSince, words, formats, level, selected, currency } = picture;
    const own = this.words!;
    const ranking = picture.eventId && this.#isRanking && this.#rankingWords.value ? this.#ranking : undefined;
    const suggestions = ranking?.suggestions;
    const rows = this.#rowsOf(shown, suggestions, currency, formats, this.#sortFor(suggestions));
    const chosen = new Set(selected);
    const selection = selectionOf(shown, rows, chosen, currency, formats);
    const total = rows.length;
    if (this.#hasSelected) this.said = selectedIn(selection, total, own, formats).join(' ');
    const name = (id: string): string => words.card.run(id);
    const table: Table = {
      rows,
      isBusy: this.#limit < rows.length,
      groups: (draw) => this.#groups.view({ rows, words: [own, words] }, this.#limit, chosen, this.#body, draw),
      selected: chosen,
      sort: this.#sortFor(suggestions),
      isRanked: Boolean(suggestions?.length),
      hasFigures: rows.some(({ tickets, revenue }) => tickets ?? revenue),
      words: own,
      noData: words.noData,
      caption: `${own.title}, ${idOf(shown) === null ? own.unnamed : name(apart(idOf(shown)!))}`,
      onSort: (sort) => this.#set(() => (this.#sort = sort)),
      onSelect: (tc, isOn) => {
        const next = new Set(this.#hands.selected());
        next[isOn ? 'add' : 'delete'](tc);
        this.#select(next);
      },
    };
    return html`${runView(shown, newest, own, name, level)}
      ${
        staleSince === null
          ? nothing
          : html`<p class="stale" part="stale">
              <span>${words.stale(staleSince)}</span>
              <button type="button" part="button" @click=${this.#hands.retry}>${words.retry}</button>
            </p>`
      }
      ${newerView({
        shown,
        newest,
        before,
        isOpen: this.#isComparing,
        words: own,
        name,
        formats,
        onOpen: (isOpen) => this.#set(() => (this.#isComparing = isOpen)),
        onChoose: (id) => this.#choose(id),
      })}
      <div class="tools">${this.#renderRanking(picture, ranking)} ${sortView(table)}</div>
      ${tableView(table)}
      ${selectionView({
        selection,
        total,
        words: own,
        formats,
        onAll: () => this.#select(shown.clusters.map(({ tc }) => tc)),
        onNone: () => this.#select([]),
      })}`;
  }

  get #body(): Element | null {
    return this.#host.shadowRoot!.querySelector('tbody');
  }

  #select(tcs: Iterable<string>): void {
    this.#hands.select(tcs);
    this.#hasSelected = true;
  }

  #set(change: () => void): void {
    change();
    this.#host.requestUpdate();
  }

  /** What is chosen, else the rank where there is one, else the affinity. */
  #sortFor(suggestions: readonly Suggestion[] | undefined): SortKey {
    const isRanked = Boolean(suggestions?.length);
    return this.#sort && (isRanked || this.#sort !== 'rank') ? this.#sort : isRanked ? 'rank' : 'affinity';
  }

  #rowsOf(...of: [...Parameters<typeof rowsOf>, SortKey]): readonly ClusterRow[] {
    if (of.some((each, index) => each !== this.#rows.of[index])) {
      const [run, suggestions, currency, formats, sort] = of;
      if (run !== this.#rows.of[0]) this.#limit = ROWS_AT_ONCE;
      this.#rows = { of, all: sorted(rowsOf(run, suggestions, currency, formats), sort) };
    }
    if (this.#limit < this.#rows.all.length) {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => this.#set(() => (this.#limit += ROWS_AT_ONCE)));
    }
    return this.#rows.all;
  }

  #renderRanking(picture: Picture, ranking: Ranking | undefined): unknown {
    const { eventId, words } = picture;
    if (!eventId) return nothing;
    if (ranking) return ranking.view(picture);
    const own = this.words!;
    const hasFailed = this.#isRanking && this.#rankingWords.value === null;
    return html`<div class="ways">
      ${hasFailed ? html`<span>${words.unavailable}</span>` : nothing}
      <button
        type="button"
        part="button"
        aria-disabled=${this.#isRanking && !hasFailed ? 'true' : nothing}
        @click=${() => (hasFailed ? this.again() : this.#set(() => (this.#isRanking = true)))}
      >
        ${hasFailed ? words.retry : own.rank}
      </button>
    </div>`;
  }
}

/** Brings the styles along. Once for a host. */
export function createDrawing(host: ReactiveElement, hands: Hands): Drawing {
  host.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!);
  return new Drawing(host, hands);
}
