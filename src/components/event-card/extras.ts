import { html, nothing, type TemplateResult } from 'lit';
import { campaigns } from '../../client/resources/campaigns.ts';
import { tickets } from '../../client/resources/tickets.ts';
import type { PartnerScope } from '../../client/scope.ts';
import { eventCardMessages } from '../../i18n/event-card/languages.ts';
import type { EventCardMessages } from '../../i18n/event-card/messages.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Campaign } from '../../model/campaigns.ts';
import type { TcRun } from '../../model/clusters.ts';
import type { EventDetail } from '../../model/event.ts';
import type { Page } from '../../model/page.ts';
import type { Ticket } from '../../model/tickets.ts';
import { Load, type LoadHow } from '../shared/load.ts';
import type * as ActionsModule from './actions.ts';
import type { Actions } from './actions.ts';
import { FdEventChooseEvent } from './choose-event.ts';
import { partView, type CardPart } from './event-card.parts.ts';
import type { Card, PartLoad } from './card.ts';
import { clustersOf } from './clusters.view.ts';
import {
  blankCampaigns,
  blankRun,
  blankSeries,
  blankTickets,
  campaignsView,
  clustersView,
  extrasStyles,
  seriesView,
  ticketsView,
} from './extras.parts.ts';
import { loadSeries, type Series } from './load-series.ts';
import { campaignsOf, siblingsOf, ticketsOf, type Saying } from './extras.view.ts';
import { takeTurn } from './turn.ts';

/* What a card shows below its curves, and what can be done with its event. A module of its own, loaded once the event is there. */

/** What a part is drawn from: what the page has given, else what was loaded. */
interface Part<T> {
  readonly load: PartLoad<T>;
  readonly given: () => T | undefined;
}

/** What a part shows now. */
const valueOf = <T>({ load, given }: Part<T>): T | undefined => given() ?? load.value;

/** Campaigns, and how many there are in all. */
type Campaigns = Pick<Page<Campaign>, 'items' | 'total'>;

export class Extras {
  /** What can be done with the event. */
  actions!: Actions;
  /** Its words, which change with the language. */
  own!: EventCardMessages;

  readonly #card: Card;
  readonly #run: Part<TcRun>;
  readonly #campaigns: Part<Campaigns>;
  readonly #tickets: Part<readonly Ticket[]>;
  readonly #series: Part<Series>;

  constructor(card: Card) {
    this.#card = card;
    const { element, now } = card;
    this.#run = { load: card.runLoad, given: () => element.run };
    // First, because it asks a second time.
    this.#series = this.#part<Series>(
      (scope, id, how) => loadSeries(scope, id, how, !now().isReadOnly),
      () => element.series && { items: element.series, figures: [] },
      () => Boolean(now().event?.campaign_event_series?.length),
    );
    this.#campaigns = this.#part<Campaigns>(
      (scope, id, how) => campaigns(scope).list(id, how),
      () => element.campaigns && { items: element.campaigns, total: null },
    );
    this.#tickets = this.#part(
      (scope, id, how) => tickets(scope).list(id, how),
      () => element.tickets,
    );
  }

  /** All that it loads itself. */
  get parts(): readonly Part<unknown>['load'][] {
    return [this.#campaigns, this.#tickets, this.#series].map(({ load }) => load);
  }

  /** What has become of what was asked for, for a screen reader. */
  get said(): string {
    return this.actions.said(this.own);
  }

  /** The parts below the figures and curves. */
  view(event: EventDetail, words: Messages): TemplateResult {
    const { own } = this;
    const { currency, formats, language: locale, isReadOnly } = this.#card.now();
    const saying: Saying = { own, words, formats, locale };
    const run = valueOf(this.#run);
    const siblings = valueOf(this.#series);
    return html`${this.#partView(
      'clusters',
      words.card.clusters,
      this.#run,
      words,
      (value) => clustersView(clustersOf(value, words, formats), words),
      () => clustersView(clustersOf(blankRun, words, formats), words),
    )}
    ${this.#partView(
      'campaigns',
      own.campaigns,
      this.#campaigns,
      words,
      ({ items, total }) => campaignsView(campaignsOf(items, total, event, run, saying), own),
      () => campaignsView(blankCampaigns, own),
    )}
    ${this.#partView(
      'tickets',
      own.tickets,
      this.#tickets,
      words,
      (rows) => ticketsView(ticketsOf(rows, event.currency ?? currency, saying), own),
      () => ticketsView(blankTickets, own),
    )}
    ${
      event.campaign_event_series?.length || siblings?.items.length
        ? this.#partView(
            'series',
            own.series,
            this.#series,
            words,
            ({ items, figures }) =>
              seriesView(siblingsOf(items, figures, saying), items.length, own, isReadOnly ? null : this.#choose),
            () => seriesView(blankSeries(event.campaign_event_series?.length ?? 0), 0, own, null),
          )
        : nothing
    }`;
  }

  readonly #choose = (id: string): void => {
    const { element } = this.#card;
    if (!element.dispatchEvent(new FdEventChooseEvent(id))) return;
    element.eventId = id;
    element.renderRoot.querySelector('article')?.focus();
  };

  #partView<T>(
    name: CardPart,
    title: string,
    part: Part<T>,
    words: Messages,
    view: (value: T) => TemplateResult,
    placeholder: () => TemplateResult,
  ): TemplateResult | typeof nothing {
    const { id, level } = this.#card.now();
    const value = valueOf(part);
    if (value === undefined && !id) return nothing;
    // What is drawn of data and of a placeholder is alike, what it is drawn from is not.
    return partView<() => TemplateResult>(words, {
      name,
      title,
      level: level + 1,
      value: value === undefined ? undefined : () => view(value),
      state: part.load.state,
      placeholder,
      view: (draw) => draw(),
      retry: this.#card.retry,
    });
  }

  /** @param given what the page has given instead: then nothing is loaded */
  #part<T>(
    load: (scope: PartnerScope, id: string, how: LoadHow) => Promise<T>,
    given: () => T | undefined,
    isWanted = (): boolean => true,
  ): Part<T> {
    const { element, now } = this.#card;
    const own = new Load(element, {
      isIdle: !now().id,
      args: () => {
        const { fd, id } = now();
        return [fd?.scope, isWanted() && !given() ? id : ''] as const;
      },
      load: ([scope, id], how) => (scope && id ? load(scope, id, how) : null),
    });
    return { load: own, given };
  }
}

/** Kept once it has come: a card that comes later is drawn with it at once. */
let acts: typeof ActionsModule | undefined;

/** One for each card, however often its language changes. */
const made = new WeakMap<Card, Extras>();

/**
 * @param actions what can be done with an event: comes beside this module
 * @throws {Error} when the words cannot be loaded
 */
export async function loadExtras(card: Card, locale: string, actions: typeof ActionsModule): Promise<Extras> {
  acts = actions;
  const coming = eventCardMessages.load(locale);
  // What it shows is read beside its words.
  if (!made.has(card)) {
    make(card);
    card.element.requestUpdate();
  }
  const own = await coming;
  await takeTurn();
  return complete(card, own);
}

/** The same without a wait, where another card has loaded all of it. */
export function extrasOf(card: Card, locale: string): Extras | undefined {
  const own = acts && eventCardMessages.of(locale);
  return own && complete(card, own);
}

function complete(card: Card, own: EventCardMessages): Extras {
  const extras = made.get(card) ?? make(card);
  extras.actions ??= new acts!.Actions(card);
  extras.own = own;
  return extras;
}

function make(card: Card): Extras {
  const extras = new Extras(card);
  made.set(card, extras);
  const { adoptedStyleSheets } = card.element.shadowRoot!;
  const sheet = extrasStyles.styleSheet!;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  return extras;
}
