import type { Page } from 'puppeteer-core';
import type { Benchmark, Report } from './benchmark.ts';
import { bundle } from './browser/bundle.ts';
import { inChromium, onColdPage } from './browser/chromium.ts';
import { cardDataOf, html, script } from './browser/pages.ts';
import { serveBench } from './browser/server.ts';
import type { CardData } from './contestants/card-data.ts';
import { median, takeTurns } from './turns.ts';

const KIT = 'fd-event-card';
const VANILLA = 'vanilla-card';
const TAGS = [VANILLA, KIT] as const;

const CARDS = 100;
const ROUNDS = 21;
/** In each round, on the cards that it has rendered. */
const UPDATES = 3;
/** Times the vanilla element. */
const LIMITS = { render: 1.25, update: 1.5 };

/** Many cards with given data, beside a hand-written element that shows the same. */
export const cards: Benchmark = { name: 'cards', run };

async function run(): Promise<Report> {
  const server = await serveBench({
    apiDelayMs: 0,
    files: new Map([
      [
        '/',
        html(
          '<script type="module" src="/fd/fd.js"></script><script type="module" src="/page.js"></script><main></main>',
        ),
      ],
      ['/page.js', script(await bundle('bench/pages/cards.page.ts'))],
    ]),
  });
  try {
    const data = await cardDataOf(server);
    return await inChromium((browser) =>
      onColdPage(browser, async (page) => {
        await page.goto(server.url);
        return report(await measure(page, data));
      }),
    );
  } finally {
    await server.close();
  }
}

interface Turn {
  readonly render: number;
  readonly update: number;
}

type Found = ReadonlyMap<(typeof TAGS)[number], readonly Turn[]>;

async function measure(page: Page, data: CardData): Promise<Found> {
  const open = (tags: readonly string[], given: CardData, count: number): Promise<void> =>
    window.cards.open(tags, given, count);
  await page.evaluate(open, TAGS, data, CARDS);
  await assertSame(page);
  return takeTurns(TAGS, ROUNDS, async (tag, round) => {
    const render = await page.evaluate((name) => window.cards.render(name), tag);
    const updates = [];
    for (let at = 0; at < UPDATES; at++) {
      const purchases = 5_000 + round * UPDATES + at;
      updates.push(await page.evaluate((name, value) => window.cards.update(name, value), tag, purchases));
    }
    await page.evaluate((name) => window.cards.clear(name), tag);
    return { render, update: median(updates) };
  });
}

/** @throws {Error} where the two do not show the same: then their times say nothing */
async function assertSame(page: Page): Promise<void> {
  const looks = [];
  for (const tag of TAGS) {
    await page.evaluate((name) => window.cards.render(name), tag);
    looks.push(await page.evaluate((name) => window.cards.look(name), tag));
    await page.evaluate((name) => window.cards.clear(name), tag);
  }
  const [vanilla, kit] = looks.map((look) => JSON.stringify(look, null, 1));
  if (vanilla !== kit) throw new Error(`The contestants do not show the same.\n${VANILLA}: ${vanilla}\n${KIT}: ${kit}`);
}

function report(found: Found): Report {
  const medianOf = (tag: (typeof TAGS)[number], what: keyof Turn): number =>
    median(found.get(tag)!.map((turn) => turn[what]));
  const ratioOf = (tag: (typeof TAGS)[number], what: keyof Turn): number =>
    medianOf(tag, what) / medianOf(VANILLA, what);
  const names = { render: 'first render', update: 'one field in all' };
  const all = ['render', 'update'] as const;
  return {
    title: `${CARDS} cards with given data, layout included`,
    figures: all.flatMap((what) =>
      TAGS.map((tag) => ({
        name: `${names[what]}, ${tag}`,
        value: medianOf(tag, what),
        unit: 'ms',
        ratio: ratioOf(tag, what),
      })),
    ),
    limits: all.map((what) => ({
      what: `${names[what]}: the card beside the vanilla element`,
      value: ratioOf(KIT, what),
      limit: LIMITS[what],
      unit: 'x',
    })),
  };
}
