import type { TcRun } from '../../src/model/clusters.ts';
import type { EventDetail, EventSummary } from '../../src/model/event.ts';
import type { EventStatistics } from '../../src/model/event-statistics.ts';
import type { Partner } from '../../src/model/partner.ts';
import type { SalesGraph } from '../../src/model/sales-graph.ts';
import type { Ticket } from '../../src/model/tickets.ts';
import { loadWholeCard, type ExtrasData } from './card-data.ts';
import { newCard, newCurve, newPill, newRow, sheet } from './vanilla-card.template.ts';
import {
  clustersOf,
  curveOf,
  figuresOf,
  momentOf,
  pillsOf,
  placeOf,
  predictionOf,
  restOf,
} from './vanilla-card.values.ts';
import { drawActs, drawCampaigns, drawDates, drawSold, drawTickets } from './vanilla-extras.ts';
import { newActs, newParts, newSeries } from './vanilla-extras.template.ts';
import { campaignsOf, datesOf, datesShown, ticketsOf, waysOf } from './vanilla-extras.values.ts';

/**
 * What somebody would write by hand who needs this card and nothing else of the kit: a shadow root, one adopted sheet, a
 * template that is cloned, and each part drawn by itself when its data comes. Given data it draws; given `event-id` it
 * makes the calls that the kit makes, and shows besides what can be done with the event, its campaigns, tickets and
 * series.
 */
export class VanillaCard extends HTMLElement {
  #event: EventDetail | undefined;
  #statistics: EventStatistics | undefined;
  #salesGraph: SalesGraph | undefined;
  #run: TcRun | undefined;
  #partner: Partner | undefined;
  #campaigns: ExtrasData['campaigns'] | undefined;
  #tickets: readonly Ticket[] | undefined;
  #series: readonly EventSummary[] | undefined;
  #root: ShadowRoot | undefined;
  /** What the statuses say. */
  #pills = '';

  set event(event: EventDetail) {
    this.#event = event;
    if (this.#root) this.#drawEvent();
  }

  set statistics(statistics: EventStatistics) {
    this.#statistics = statistics;
    if (!this.#root || !this.#event) return;
    this.#drawPills();
    this.#drawFigures();
  }

  set salesGraph(graph: SalesGraph) {
    this.#salesGraph = graph;
    if (this.#root) this.#drawCurve();
  }

  set run(run: TcRun) {
    this.#run = run;
    if (this.#root) this.#drawClusters();
    this.#drawCampaigns();
  }

  set partner(partner: Partner) {
    this.#partner = partner;
    if (!this.#root) return;
    this.#drawOwner();
    if (this.#event && this.#statistics) this.#drawFigures();
    this.#drawTickets();
  }

  set campaigns(campaigns: ExtrasData['campaigns']) {
    this.#campaigns = campaigns;
    this.#drawCampaigns();
  }

  set tickets(tickets: readonly Ticket[]) {
    this.#tickets = tickets;
    this.#drawTickets();
  }

  set series(series: readonly EventSummary[]) {
    this.#series = series;
    drawDates(this.#fill('series'), datesOf(series, []), series.length);
  }

  set figures(figures: readonly EventStatistics[]) {
    drawSold(this.#at('.series'), datesOf(this.#series!, figures));
  }

  connectedCallback(): void {
    if (this.#root) return;
    this.#root = this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(newCard());
    if (this.#event) this.#drawEvent();
    if (this.#salesGraph) this.#drawCurve();
    if (this.#run) this.#drawClusters();
    if (this.#partner) this.#drawOwner();
    const id = this.getAttribute('event-id');
    if (!id || this.#event) return;
    this.#at('header').after(newActs());
    this.#at('footer').before(newParts());
    loadWholeCard(id, this);
  }

  #drawEvent(): void {
    const event = this.#event!;
    const article = this.#at('article');
    article.className = '';
    article.setAttribute('part', 'card');
    const [, title, when, where] = this.#at('header').children;
    title!.textContent = event.title || 'Untitled event';
    when!.textContent = momentOf(event.start_date_time);
    where!.textContent = placeOf(event);
    this.#drawPills();
    if (this.#statistics) this.#drawFigures();
    this.#drawPrediction();
    if (this.#root!.querySelector('.acts')) this.#drawExtras();
  }

  /** What hangs on the event, of a card that loads. */
  #drawExtras(): void {
    const event = this.#event!;
    drawActs(this.#at('.ways'), waysOf(event));
    const dates = datesShown(event);
    if (dates) this.#at('footer').before(newSeries(dates));
    this.#drawCampaigns();
    this.#drawTickets();
  }

  #drawPills(): void {
    const pills = pillsOf(this.#event!, this.#statistics);
    // Every other figure changes without them.
    const drawn = pills.join();
    if (drawn === this.#pills) return;
    this.#pills = drawn;
    this.#at('.pills').replaceChildren(...pills.flatMap((pill) => [newPill(...pill), ' ']));
  }

  #drawFigures(): void {
    const { values, ofCapacity } = figuresOf(this.#event!, this.#statistics!, this.#partner?.currency);
    const section = this.#fill('figures');
    section.querySelectorAll('dd > span').forEach((span, at) => setText(span, values[at]!));
    setText(section.querySelector('small')!, ofCapacity);
  }

  #drawPrediction(): void {
    const { value, benchmark } = this.#event!.benchmark?.prediction ?? {};
    if (value == null || benchmark == null) return;
    const view = predictionOf(value, benchmark);
    const section = this.#fill('prediction');
    section.querySelector('strong')!.textContent = view.value;
    section.querySelector('.row span')!.textContent = view.text;
    section.querySelector('.fill')!.setAttribute('width', view.bar);
    section.querySelector('.mark')!.setAttribute('x', view.mark);
    section.lastElementChild!.textContent = view.benchmark;
  }

  #drawCurve(): void {
    const view = curveOf(this.#salesGraph!);
    const section = this.#fill('curve');
    const curve = newCurve();
    const chart = curve.querySelector('svg')!;
    chart.setAttribute('aria-label', view.text);
    const [area, average, own] = chart.querySelectorAll('path');
    area!.setAttribute('d', view.area);
    average!.setAttribute('d', view.average);
    own!.setAttribute('d', view.current);
    const now = chart.querySelector('circle')!;
    now.setAttribute('cx', view.x);
    now.setAttribute('cy', view.y);
    section.querySelector('.space')?.remove();
    section.querySelector('.chart')?.remove();
    section.querySelector('.legend')?.remove();
    section.append(curve);
  }

  #drawClusters(): void {
    const { tc_run_id, clusters } = this.#run!;
    const section = this.#fill('clusters');
    section.querySelector('.run')!.textContent = tc_run_id === null ? '' : `Run ${tc_run_id}`;
    const rows = clustersOf(clusters).map(({ label, text, bar }) => {
      const row = newRow();
      row.querySelector('bdi')!.textContent = label;
      row.querySelector('span')!.textContent = text;
      row.querySelector('.fill')!.setAttribute('width', bar);
      return row;
    });
    section.querySelector('ul')!.replaceChildren(...rows);
    section.lastElementChild!.textContent = restOf(clusters.length);
  }

  #drawCampaigns(): void {
    if (!this.#event || !this.#run || !this.#campaigns) return;
    drawCampaigns(this.#fill('campaigns'), campaignsOf(this.#campaigns, this.#event, this.#run));
  }

  #drawTickets(): void {
    if (!this.#event || !this.#partner || !this.#tickets) return;
    drawTickets(this.#fill('tickets'), ticketsOf(this.#tickets, this.#event.currency ?? this.#partner.currency));
  }

  #drawOwner(): void {
    this.#at('footer span').textContent = this.#partner!.name ?? '';
  }

  /** A part whose data has come. */
  #fill(part: string): Element {
    const section = this.#at(`.${part}`);
    section.classList.remove('blank');
    return section;
  }

  #at(selector: string): Element {
    return this.#root!.querySelector(selector)!;
  }
}

/** Writing what is there already would lay it out anew. */
function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
