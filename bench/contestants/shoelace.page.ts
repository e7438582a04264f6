import '@shoelace-style/shoelace/dist/components/badge/badge.js';
import '@shoelace-style/shoelace/dist/components/button/button.js';
import '@shoelace-style/shoelace/dist/components/card/card.js';
import '@shoelace-style/shoelace/dist/components/progress-bar/progress-bar.js';
import { loadCard, type CardData } from './card-data.ts';
import { clustersOf, figuresOf, momentOf, pillsOf, placeOf, predictionOf, restOf } from './vanilla-card.values.ts';

/* A card of a general kit, filled with the same data; it has no sales curve. */

const variants: Readonly<Record<string, string>> = { positive: 'success', warning: 'warning', danger: 'danger' };

function make(tag: string, properties: object, ...children: (Node | string)[]): HTMLElement {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const bar = (percent: string): HTMLElement => make('sl-progress-bar', { value: parseFloat(percent) });

const header = make('div', { slot: 'header' });
const figures = make('dl', {});
const prediction = make('section', {});
const clusters = make('section', {});
const owner = make('span', {});
const footer = make('div', { slot: 'footer' }, owner, make('sl-button', { size: 'small' }, 'Open'));
document
  .querySelector('main')!
  .append(make('sl-card', {}, header, figures, prediction, make('h4', {}, 'Taste clusters'), clusters, footer));

/** Draws what has come. */
class Target implements Partial<CardData> {
  #event: CardData['event'] | undefined;
  #statistics: CardData['statistics'] | undefined;

  set event(event: CardData['event']) {
    this.#event = event;
    const { value, benchmark } = event.benchmark?.prediction ?? {};
    const view = predictionOf(value ?? 0, benchmark ?? 0);
    prediction.replaceChildren(
      make('h4', {}, 'Prediction'),
      make('p', {}, `${view.value} ${view.text}`),
      bar(view.bar),
      make('p', {}, view.benchmark),
    );
    this.#draw();
  }

  set statistics(statistics: CardData['statistics']) {
    this.#statistics = statistics;
    this.#draw();
  }

  set run(run: CardData['run']) {
    const rows = clustersOf(run.clusters).flatMap((row) => [make('p', {}, `${row.label} · ${row.text}`), bar(row.bar)]);
    clusters.replaceChildren(...rows, make('p', {}, restOf(run.clusters.length)));
  }

  set partner(partner: CardData['partner']) {
    owner.textContent = partner.name ?? '';
  }

  #draw(): void {
    const event = this.#event;
    const statistics = this.#statistics;
    if (!event) return;
    header.replaceChildren(
      ...pillsOf(event, statistics).map(([text, tone]) =>
        make('sl-badge', { variant: variants[tone] ?? 'neutral' }, text),
      ),
      make('h3', {}, event.title ?? ''),
      make('p', {}, momentOf(event.start_date_time)),
      make('p', {}, placeOf(event)),
    );
    if (!statistics) return;
    const { values, ofCapacity } = figuresOf(event, statistics, null);
    const names = ['Tickets sold', 'Revenue', 'Spent', 'ROAS'];
    figures.replaceChildren(
      ...names.flatMap((name, at) => [make('dt', {}, name), make('dd', {}, `${values[at]}${at ? '' : ofCapacity}`)]),
    );
  }
}

loadCard(document.querySelector('main')!.dataset['event']!, new Target());
