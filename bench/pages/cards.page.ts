import type { CardData } from '../contestants/card-data.ts';
import { VanillaCard } from '../contestants/vanilla-card.ts';
import { nextTask, settle, shownText, until } from './in-page.ts';

type Card = HTMLElement & CardData & { readonly updateComplete?: Promise<unknown> };

/** Its curve and its clusters come last, and nothing is still a placeholder. */
const isWhole = ({ shadowRoot }: Card): boolean =>
  Boolean(
    shadowRoot?.querySelector('.own') &&
    shadowRoot.querySelector('.clusters bdi') &&
    !shadowRoot.querySelector('.blank'),
  );

/** For all of them. */
const LONGEST_MS = 10_000;

/** Many cards of one contestant, with data that is given by property. */
class Cards {
  readonly #tag: string;
  readonly #data: readonly CardData[];
  #cards: Card[] = [];

  constructor(tag: string, data: CardData, count: number) {
    this.#tag = tag;
    this.#data = Array.from({ length: count }, (_, at) => {
      const own = structuredClone(data);
      own.event = { ...own.event, id: `evt_${at}`, title: `${own.event.title} ${at}` };
      return own;
    });
  }

  get first(): Card {
    return this.#cards[0]!;
  }

  /** From nothing to all cards laid out, in ms. */
  async render(): Promise<number> {
    this.clear();
    await settle();
    const start = performance.now();
    this.#cards = this.#data.map((data) => Object.assign(document.createElement(this.#tag) as Card, data));
    document.querySelector('main')!.append(...this.#cards);
    await this.#drawn(isWhole);
    return performance.now() - start;
  }

  /** One figure of each card changes; to all laid out again, in ms. */
  async update(purchases: number): Promise<number> {
    const text = purchases.toLocaleString('en');
    const statistics = this.#data.map((data) => ({ ...data.statistics, purchases }));
    await settle();
    const start = performance.now();
    this.#cards.forEach((card, at) => (card.statistics = statistics[at]!));
    await this.#drawn((card) => card.shadowRoot?.querySelector('dd .v')?.textContent === text);
    return performance.now() - start;
  }

  clear(): void {
    document.querySelector('main')!.replaceChildren();
    this.#cards = [];
  }

  async #drawn(isDrawn: (card: Card) => boolean): Promise<void> {
    const start = performance.now();
    const updated = async (): Promise<void> => {
      for (const card of this.#cards) await card.updateComplete;
    };
    await updated();
    while (!this.#cards.every(isDrawn)) {
      if (performance.now() - start > LONGEST_MS) throw new Error(`<${this.#tag}> does not draw all that is given`);
      await nextTask();
      await updated();
    }
    document.body.getBoundingClientRect();
  }
}

const contestants = new Map<string, Cards>();

const page = {
  /** Everything that is loaded late is there afterwards. */
  async open(tags: readonly string[], data: CardData, count: number): Promise<void> {
    for (const tag of tags) {
      const warm = document.createElement(tag);
      document.body.append(warm);
      await customElements.whenDefined(tag);
      warm.remove();
      contestants.set(tag, new Cards(tag, data, count));
      await contestants.get(tag)!.render();
      await until(`what <${tag}> says`, () => shownText(contestants.get(tag)!.first) !== '');
      contestants.get(tag)!.clear();
    }
  },
  render: (tag: string): Promise<number> => contestants.get(tag)!.render(),
  update: (tag: string, purchases: number): Promise<number> => contestants.get(tag)!.update(purchases),
  clear: (tag: string): void => contestants.get(tag)!.clear(),
  /** What the first card shows, and in what room. */
  look(tag: string): { text: string; width: number; height: number } {
    const { first } = contestants.get(tag)!;
    const { width, height } = first.getBoundingClientRect();
    return { text: shownText(first), width, height };
  },
};

export type CardsPage = typeof page;

declare global {
  interface Window {
    cards: CardsPage;
  }
}
customElements.define('vanilla-card', VanillaCard);
window.cards = page;
