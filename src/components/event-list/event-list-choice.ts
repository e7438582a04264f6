import { property } from 'lit/decorators.js';
import type { Messages } from '../../i18n/messages.ts';
import { NetworkError } from '../../model/errors/network.ts';
import type { EventSummary } from '../../model/event.ts';
import type { Access, Notice } from '../access/access.ts';
import { about } from '../shared/about.ts';
import { FdErrorEvent } from '../shared/events.ts';
import type { ElementState } from '../shared/load.ts';
import { Spoken } from '../shared/spoken.ts';
import type { Drawing, DrawingOwner } from './drawing.ts';
import { EventListSource } from './event-list-source.ts';

/** What is chosen in the list, the elements beside it that show it, and what is said about it all. */
export abstract class EventListChoice extends EventListSource {
  /** The ids of elements in the same document or shadow root, whose `event-id` is set to the event that is chosen. */
  @property({ attribute: 'for' }) htmlFor = '';
  /** Several events can be chosen; the elements beside the list are set to the one that was chosen last. */
  @property({ type: Boolean }) multiple = false;

  /** In the order in which they were chosen; with the event once it was in the list. */
  readonly #chosen = new Map<string, EventSummary | undefined>();
  /** What draws events comes beside them. */
  protected readonly drawing = new Spoken<Drawing>(
    async () => (await import('./drawing.ts')).createDrawing(this.#owner, this.shadowRoot!),
    (cause) => this.onPart(cause),
  );
  readonly #owner: DrawingOwner = {
    host: this,
    pages: this.pages,
    chosen: this.#chosen,
    isMultiple: () => this.multiple,
    list: () => this.list,
    loadMore: this.loadMore,
  };

  /** The id of the chosen event, the first of several; `''` for none. As in a native list box, setting it tells nobody. */
  @property()
  get value(): string {
    return this.values[0] ?? '';
  }

  set value(id: string | null) {
    this.values = id ? [id] : [];
  }

  /** The ids of the chosen events, in the order in which they were chosen. */
  get values(): readonly string[] {
    return [...this.#chosen.keys()];
  }

  set values(ids: readonly (string | number)[]) {
    const known = new Map(this.#chosen);
    this.#chosen.clear();
    for (const id of ids.map(String)) this.#chosen.set(id, known.get(id));
    this.drawing.value?.leave();
    this.requestUpdate();
  }

  /** The chosen events, as far as they have been in the list. */
  get selected(): readonly EventSummary[] {
    return [...this.#chosen.values()].filter((event) => event !== undefined);
  }

  /** The list box, where there is one. */
  protected get list(): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>('[role="listbox"]') ?? null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.drawing.value?.end();
  }

  override async retry(): Promise<void> {
    this.drawing.again();
    await super.retry();
  }

  protected override get state(): ElementState {
    const state = super.state;
    if ((state !== 'ready' && state !== 'stale') || this.drawing.value) return state;
    return this.drawing.value === null ? 'failed' : 'loading';
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.isThere) this.drawing.ask('events');
  }

  protected forget(): void {
    this.values = [];
    this.drawing.value?.release();
  }

  protected override updated(): void {
    super.updated();
    this.drawing.value?.drawn(Boolean(this.pages.next) && !this.later.error);
  }

  /** How many are chosen, in words, where several can be. */
  protected get counted(): string {
    const { size } = this.#chosen;
    return this.multiple ? this.own.chosen(this.formats.count(size)!, size) : '';
  }

  /** What is chosen and not seen, in words. */
  protected get unseen(): unknown {
    const { own, pages } = this;
    const missing = this.values.filter((id) => pages.indexOf(id) < 0);
    if (!missing.length) return '';
    if (this.multiple) return own.severalElsewhere(missing.length);
    return about(own.elsewhere, this.selected[0]?.title || missing[0]!);
  }

  protected override announce(words: Messages): string {
    const { state } = this;
    if (this.first.isSlow) return words.slow;
    if (state === 'stale') return words.stale(this.formats.clock(this.first.asOf));
    if (state === 'ready') return this.later.error ? this.own.moreFailed : this.found;
    return state === 'empty' && this.isThere ? this.nothing : super.announce(words);
  }

  protected notice(access: Access): Notice {
    const gate = this.events ? null : access.gate(this, this.fd);
    if (gate) return gate;
    const { error } = this.first;
    if (error) return access.error(this.own.failed, error, this.onRetry, this, this.fd);
    const { errors, retry } = access.words;
    return { title: this.own.failed, text: errors.network, ways: [{ label: retry, run: this.onRetry }] };
  }

  /** How many were found, in words. */
  protected get found(): string {
    const { pages, own, formats, first } = this;
    if (!pages.rows.length || first.state === 'loading') return '';
    const isAll = !pages.next;
    const count = isAll ? pages.rows.length : (pages.total ?? pages.rows.length);
    const text = formats.count(count)!;
    return isAll || pages.total !== null ? own.found(text, count) : own.foundSoFar(text);
  }

  /** Why there are none, in words. */
  protected get nothing(): string {
    return this.isNarrow ? this.own.noMatch : this.own.none;
  }

  /** A part of the element has come, or could not be loaded. */
  protected onPart(cause?: unknown): void {
    if (cause) this.dispatchEvent(new FdErrorEvent(new NetworkError({ what: 'load a part of the kit', cause })));
    this.requestUpdate();
  }
}
