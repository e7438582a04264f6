import type { Browser } from 'puppeteer-core';
import type { Benchmark, Report } from './benchmark.ts';
import { bundle } from './browser/bundle.ts';
import { inChromium, onColdPage } from './browser/chromium.ts';
import { cardDataOf, html, script } from './browser/pages.ts';
import { serveBench } from './browser/server.ts';
import { tasksDuring } from './browser/tasks.ts';
import type { CardData } from './contestants/card-data.ts';
import { median, takeTurns } from './turns.ts';

const ROUNDS = 5;
const LIMIT_MS = 50;
/** Less is no long list. */
const LEAST_PX = 5_000;

/** A list of given data. */
interface List {
  readonly name: string;
  readonly tag: string;
  readonly property: string;
  readonly value: object;
  readonly count: number;
  /** So many rows it draws by itself; the others come as it is scrolled. */
  readonly drawn: number;
  /** Selects its rows. */
  readonly row: string;
}

interface Found {
  /** Ms of the longest task while it is put in and draws what it draws by itself. */
  readonly drawing: number;
  /** And while it is scrolled. */
  readonly scrolling: number;
}

/** Long lists, scrolled to the end and back. */
export const scrolling: Benchmark = { name: 'scrolling', run };

async function run(): Promise<Report> {
  const server = await serveBench({
    apiDelayMs: 0,
    files: new Map([
      [
        '/',
        html(
          '<main></main>',
          '<script type="module" src="/fd/fd.js"></script><script type="module" src="/page.js"></script>',
        ),
      ],
      ['/page.js', script(await bundle('bench/pages/scrolling.page.ts'))],
    ]),
  });
  try {
    const lists = listsOf(await cardDataOf(server));
    const names = lists.map(({ name }) => name);
    const found = await inChromium((browser) =>
      takeTurns(names, ROUNDS, (name) =>
        visit(
          browser,
          server.url,
          lists.find((list) => list.name === name)!,
        ),
      ),
    );
    return report(lists, found);
  } finally {
    await server.close();
  }
}

function listsOf({ event, run: { clusters } }: CardData): List[] {
  const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
  const cluster = clusters[0];
  return [
    {
      name: '1,000 clusters',
      tag: 'fd-cluster-list',
      property: 'run',
      value: {
        tc_run_id: 42,
        clusters: many(1_000, (at) => ({
          ...cluster,
          tc: `cluster_${at}`,
          label: `Cluster ${at}`,
          metric_pred: 1 - at / 1_000,
        })),
      },
      count: 1_000,
      drawn: 1_000,
      row: '[part~="row"]',
    },
    {
      name: '2,000 events',
      tag: 'fd-event-list',
      property: 'events',
      value: many(2_000, (at) => ({ ...event, id: `evt_${at}`, title: `Concert ${at}` })),
      count: 2_000,
      drawn: 50,
      row: '[role="option"]',
    },
  ];
}

async function visit(browser: Browser, url: string, list: List): Promise<Found> {
  const { name, tag, property, value, count, drawn, row } = list;
  return onColdPage(browser, async (page) => {
    await page.goto(url, { waitUntil: 'load' });
    // Before the trace: the protocol hands 2,000 events over in a task longer than any of the list's.
    await page.evaluate((given) => window.scrolling.take(given), value);
    const draw = (...given: Parameters<Window['scrolling']['draw']>): Promise<number> =>
      window.scrolling.draw(...given);
    let rows = 0;
    const drawing = await tasksDuring(page, async () => {
      rows = await page.evaluate(draw, tag, property, row, drawn);
    });
    if (rows !== drawn) throw new Error(`${rows} rows of ${name} were drawn: the table would say ${drawn}.`);
    await page.evaluate(() => window.scrolling.settle());
    let scrolled = 0;
    const scrollTasks = await tasksDuring(page, async () => {
      scrolled = await page.evaluate((rows, all) => window.scrolling.scroll(rows, all), row, count);
    });
    if (scrolled < LEAST_PX)
      throw new Error(`${name} scroll only ${scrolled} px: ${LEAST_PX} or more are a long list.`);
    return { drawing: drawing[0] ?? 0, scrolling: scrollTasks[0] ?? 0 };
  });
}

function report(lists: readonly List[], found: ReadonlyMap<string, readonly Found[]>): Report {
  const medians = lists.map(({ name, count, drawn }) => {
    const rounds = found.get(name)!;
    return {
      name,
      drawn: drawn < count ? `the first ${drawn} of ${name}` : name,
      drawing: median(rounds.map((round) => round.drawing)),
      scrolling: median(rounds.map((round) => round.scrolling)),
      worst: Math.max(...rounds.map((round) => round.scrolling)),
    };
  });
  return {
    title: 'Long lists of given data, scrolled to the end, 700 px a frame, and back in 120 frames',
    figures: medians.flatMap(({ name, drawn, ...each }) => [
      { name: `longest task, drawing ${drawn}`, value: each.drawing, unit: 'ms' },
      { name: `longest task, scrolling ${name}`, value: each.scrolling, unit: 'ms' },
      { name: `longest task, scrolling ${name}, in any round`, value: each.worst, unit: 'ms' },
    ]),
    limits: medians.flatMap(({ name, drawn, ...each }) => [
      { what: `longest task, drawing ${drawn}`, value: each.drawing, limit: LIMIT_MS, unit: 'ms' },
      { what: `longest task while ${name} scroll`, value: each.scrolling, limit: LIMIT_MS, unit: 'ms' },
    ]),
  };
}
