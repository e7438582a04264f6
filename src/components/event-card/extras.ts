import { html, nothing, type TemplateResult } from 'lit';
import { eventCardMessages } from '../../i18n/event-card/languages.ts';
import type { EventCardMessages } from '../../i18n/event-card/messages.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { EventDetail } from '../../model/event.ts';
import type * as ActionsModule from './actions.ts';
import type { Actions } from './actions.ts';
import { FdEventChooseEvent } from './choose-event.ts';
import { partView, type CardPart } from './event-card.parts.ts';
import type { Card } from './card.ts';
import { clustersOf } from './clusters.view.ts';
import { dataOf, valueOf, type ExtrasData, type Part } from './extras-data.ts';
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
import { campaignsOf, siblingsOf, ticketsOf, type Saying } from './extras.view.ts';
import { remembering } from './remembering.ts';
import { takeTurn } from './turn.ts';

/* What a card shows below its curves, and what can be done with its event. A module of its own, loaded once the event is there. */

export class Extras {
  /** What can be done with the event. */
  actions!: Actions;
  /** Its words, which change with the language. */
  own!: EventCardMessages;

  readonly #card: Card;
  readonly #data: ExtrasData;
  readonly #clusters = remembering();

  constructor(card: Card) {
    this.#card = card;
    this.#data = dataOf(card);
  }

  /** All that it loads itself. */
  get parts(): ExtrasData['loads'] {
    return this.#data.loads;
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
    const { run, campaigns, tickets, series } = this.#data;
    const siblings = valueOf(series);
    return html`${this.#partView(
      'clusters',
      words.card.clusters,
      run,
      words,
      (value) => this.#clusters([value, words, formats], () => clustersView(clustersOf(value, words, formats), words)),
      () => clustersView(clustersOf(blankRun, words, formats), words),
    )}
    ${this.#partView(
      'campaigns',
      own.campaigns,
      campaigns,
      words,
      ({ items, total }) => campaignsView(campaignsOf(items, total, event, valueOf(run), saying), own),
      () => campaignsView(blankCampaigns, own),
    )}
    ${this.#partView(
      'tickets',
      own.tickets,
      tickets,
      words,
      (rows) => ticketsView(ticketsOf(rows, event.currency ?? currency, saying), own),
      () => ticketsView(blankTickets, own),
    )}
    ${
      event.campaign_event_series?.length || siblings?.items.length
        ? this.#partView(
            'series',
            own.series,
            series,
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
}

/** Kept once it has come: a card that comes later is drawn with it at once. */
let acts: typeof ActionsModule | undefined;

/** One for each card, however often its language changes. */
const made = new WeakMap<Card, Extras>();

/** @throws {Error} when the words, or what can be done with an event, cannot be loaded */
export async function loadExtras(card: Card, locale: string): Promise<Extras> {
  const coming = Promise.all([eventCardMessages.load(locale), import('./actions.ts')]);
  // What it shows is read beside its words.
  dataOf(card);
  const [own, module] = await coming;
  acts = module;
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
