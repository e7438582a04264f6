import type { Browser } from 'puppeteer-core';
import type { Benchmark, Report } from './benchmark.ts';
import { bundle } from './browser/bundle.ts';
import { inChromium, onColdPage } from './browser/chromium.ts';
import { EVENT, eventsOf, html, script } from './browser/pages.ts';
import { serveBench, type BenchServer } from './browser/server.ts';
import { tasksDuring } from './browser/tasks.ts';
import { median, takeTurns } from './turns.ts';

const EMBEDS = 10;
/** Fewer events than embeds: what several of them show is asked for once. */
const EVENTS = 7;
const ROUNDS = 9;
const API_DELAY_MS = 20;
const LIMITS = { shift: 0.02, taskMs: 50 };

const ALONE = 'the host page alone';
const WIDE = 'ten embeds, 1280 px';
const NARROW = 'ten embeds, 390 px';
const NAMES = [ALONE, WIDE, NARROW] as const;
type Name = (typeof NAMES)[number];

/** A page that has long been read when ten embeds come into it. */
export const embeds: Benchmark = { name: 'embeds', run };

interface Found {
  /** Sum of all layout shifts; nobody touches the page. */
  readonly shift: number;
  /** Ms. */
  readonly longest: number;
  readonly calls: readonly string[];
}

async function run(): Promise<Report> {
  const files = new Map<string, { type: string; body: string }>();
  const server = await serveBench({ files, apiDelayMs: API_DELAY_MS });
  try {
    const events = (await eventsOf(server, EVENTS)).map(({ id }) => String(id));
    files.set('/', html(bodyOf([EVENT, ...events]), '<link rel="stylesheet" href="/fd/fd.css">' + PAGE));
    files.set('/host.css', { type: 'text/css', body: HOST_CSS });
    files.set('/page.js', script(await bundle('bench/pages/embeds.page.ts')));
    return report(await inChromium((browser) => takeTurns(NAMES, ROUNDS, (name) => visit(browser, server, name))));
  } finally {
    await server.close();
  }
}

async function visit(browser: Browser, server: BenchServer, name: Name): Promise<Found> {
  return onColdPage(browser, async (page) => {
    if (name === NARROW) await page.setViewport({ width: 390, height: 844 });
    await page.goto(server.url, { waitUntil: 'load' });
    server.takeCalls();
    const src = name === ALONE ? null : '/fd/fd.js';
    let found = { shift: NaN, cards: 0 };
    const tasks = await tasksDuring(page, async () => {
      found = await page.evaluate((given) => window.embeds.embed(given), src);
    });
    const { shift, cards } = found;
    if (src && cards !== EMBEDS) throw new Error(`${cards} of ${EMBEDS} embeds show their event.`);
    return { shift, longest: tasks[0] ?? 0, calls: server.takeCalls() };
  });
}

const PAGE = '<link rel="stylesheet" href="/host.css"><script type="module" src="/page.js"></script>';

const HOST_CSS = `
  body { font: 17px/1.6 Georgia, serif; margin: 0 auto; max-width: 720px; padding: 16px; }
  section { margin-block: 24px; }
`;

/** Text above, between and below, as much as an article has. */
function bodyOf(events: readonly string[]): string {
  const text = '<p>One evening, one hall, one orchestra. Doors open an hour before the first note.</p>';
  const parts = Array.from(
    { length: EMBEDS },
    (_, at) =>
      `<section><h2>Evening ${at + 1}</h2>${text}<fd-event-card event-id="${events[at % EVENTS]}"></fd-event-card></section>`,
  );
  return `<main><h1>The season</h1>${text}<fd-provider>${parts.join(text)}</fd-provider>${text}</main>`;
}

function report(found: ReadonlyMap<Name, readonly Found[]>): Report {
  const valuesOf = (name: Name, what: 'shift' | 'longest'): number[] => found.get(name)!.map((each) => each[what]);
  const repeats = [WIDE, NARROW].flatMap((name) =>
    found.get(name as Name)!.map(({ calls }) => calls.length - new Set(calls).size),
  );
  const distinct = new Set(found.get(WIDE)!.flatMap(({ calls }) => calls)).size;
  return {
    title: `${EMBEDS} embeds of ${EVENTS} events put into a page after it has loaded, the API at ${API_DELAY_MS} ms`,
    figures: [
      ...NAMES.flatMap((name) => [
        {
          name: `layout shift, ${name}, most of ${ROUNDS} rounds`,
          value: Math.max(...valuesOf(name, 'shift')),
          unit: '',
        },
        { name: `longest task, ${name}`, value: median(valuesOf(name, 'longest')), unit: 'ms' },
        { name: `longest task, ${name}, in any round`, value: Math.max(...valuesOf(name, 'longest')), unit: 'ms' },
      ]),
      { name: 'distinct resources of the API', value: distinct, unit: '' },
    ],
    limits: [
      {
        what: 'layout shift in any round',
        value: Math.max(...valuesOf(WIDE, 'shift'), ...valuesOf(NARROW, 'shift')),
        limit: LIMITS.shift,
        unit: '',
      },
      ...[WIDE, NARROW].map((name) => ({
        what: `longest task, ${name}`,
        value: median(valuesOf(name as Name, 'longest')),
        limit: LIMITS.taskMs,
        unit: 'ms',
      })),
      {
        what: 'calls that ask for a resource once more, in any round',
        value: Math.max(...repeats),
        limit: 0,
        unit: '',
      },
    ],
  };
}
