import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import type { Benchmark, Report } from './benchmark.ts';
import { bundle } from './browser/bundle.ts';
import { inChromium, onColdPage } from './browser/chromium.ts';
import { cardDataOf, EVENT, eventsOf, extrasDataOf, html, script } from './browser/pages.ts';
import { serveBench, type BenchServer, type Files } from './browser/server.ts';
import type { CardData, ExtrasData } from './contestants/card-data.ts';
import { figuresOf } from './contestants/vanilla-card.values.ts';
import { campaignsOf, datesOf, ticketsOf, waysOf } from './contestants/vanilla-extras.values.ts';
import { shownText } from './pages/in-page.ts';
import { median, takeTurns } from './turns.ts';

const KIT = 'the kit';
const VANILLA = 'vanilla element';
const SHOELACE = 'Shoelace card';
const INSTANTSEARCH = 'InstantSearch';
const NAMES = [VANILLA, KIT, SHOELACE, INSTANTSEARCH] as const;
type Name = (typeof NAMES)[number];

const ROUNDS = 21;
const API_DELAY_MS = 20;
/** A page of InstantSearch's own length. */
const HITS = 20;
/** Times the vanilla element. */
const LIMIT = 1.3;

const paths: Readonly<Record<Name, string>> = {
  [VANILLA]: '/vanilla',
  [KIT]: '/kit',
  [SHOELACE]: '/shoelace',
  [INSTANTSEARCH]: '/instantsearch',
};

/** The two that are compared. */
const tags = { [VANILLA]: 'vanilla-card', [KIT]: 'fd-event-card' } as const;
/** So long nobody asks for anything once the card is whole. */
const QUIET_MS = 300;

/** From the navigation to the first frame with a card, nothing cached, in a fresh process each time. */
export const firstCard: Benchmark = { name: 'first-card', run };

/** Ms since the navigation began. */
interface Times {
  /** Until the event's title was painted. */
  readonly title: number;
  /** Until everything was. */
  readonly all: number;
}

async function run(): Promise<Report> {
  const files = new Map<string, { type: string; body: string }>();
  const server = await serveBench({ files, apiDelayMs: API_DELAY_MS, post: (path) => answerOf(path) });
  let hits: unknown[] = [];
  const answerOf = (path: string): unknown => {
    if (!path.startsWith('/1/indexes/')) throw new Error(`Nobody answers ${path}.`);
    const result = {
      hits,
      nbHits: hits.length,
      page: 0,
      nbPages: 1,
      hitsPerPage: HITS,
      processingTimeMS: 1,
      query: '',
    };
    return { results: [{ ...result, params: '', index: 'events' }] };
  };
  try {
    const data = await cardDataOf(server);
    hits = await hitsOf(server, data);
    const extras = await extrasDataOf(server, data.event);
    for (const [path, file] of await pagesOf(data, extras)) files.set(path, file);
    return await inChromium(async (browser) => {
      await assertSame(browser, server);
      return report(await takeTurns(NAMES, ROUNDS, (name) => visit(browser, server, name)));
    });
  } finally {
    await server.close();
  }
}

async function visit(browser: Browser, server: BenchServer, name: Name): Promise<Times> {
  return onColdPage(browser, (page) => open(page, server, name));
}

async function open(page: Page, server: BenchServer, name: Name): Promise<Times> {
  await page.goto(server.url + paths[name], { waitUntil: 'domcontentloaded' });
  return page.evaluate(async () => ({ title: await window.firstCard.title, all: await window.firstCard.all }));
}

/** @throws {Error} where the two do not show the same, or ask for something else: then their times cannot be compared */
async function assertSame(browser: Browser, server: BenchServer): Promise<void> {
  const [vanilla, kit] = [await wholeCard(browser, server, VANILLA), await wholeCard(browser, server, KIT)];
  if (vanilla !== kit)
    throw new Error(`The two differ in what they show or ask for.\n${VANILLA}: ${vanilla}\n${KIT}: ${kit}`);
}

/** What the card says in the end, in what room, and all calls that it has made for it. */
async function wholeCard(browser: Browser, server: BenchServer, name: keyof typeof tags): Promise<string> {
  return onColdPage(browser, async (page) => {
    server.takeCalls();
    await open(page, server, name);
    const isWhole = (tag: string): boolean => !document.querySelector(tag)!.shadowRoot!.querySelector('.blank');
    await page.waitForFunction(isWhole, {}, tags[name]);
    await page.waitForNetworkIdle({ idleTime: QUIET_MS });
    const card = (await page.$(tags[name]))!;
    const text = await card.evaluate(shownText);
    const { width, height } = (await card.boundingBox())!;
    return JSON.stringify({ text, width, height, calls: server.takeCalls().sort() }, null, 1);
  });
}

async function hitsOf(server: BenchServer, { event }: CardData): Promise<unknown[]> {
  return [event, ...(await eventsOf(server, HITS - 1))].map((hit, at) => ({ ...hit, objectID: String(at) }));
}

async function pagesOf(shown: CardData, extras: ExtrasData): Promise<Files> {
  const title = shown.event.title ?? '';
  const watch = await bundle('bench/pages/first-card.page.ts');
  const watching = (all: readonly string[]): string => {
    const texts = JSON.stringify({ title, all: [title, ...all] })
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;');
    return `<script data-texts="${texts}">${watch}</script>`;
  };
  const data = dataTexts(shown);
  const whole = [...data, 'This event', ...extrasTexts(shown, extras)];
  const module = (path: string): string => `<script type="module" src="${path}"></script>`;
  const sheet = (path: string): string => `<link rel="stylesheet" href="${path}">`;
  const theme = fileURLToPath(import.meta.resolve('@shoelace-style/shoelace/dist/themes/light.css'));
  const card = (tag: string): string => `<${tag} event-id="${EVENT}"></${tag}>`;
  return new Map([
    [
      paths[KIT],
      html(
        `<main><fd-provider>${card('fd-event-card')}</fd-provider></main>`,
        watching(whole) + sheet('/fd/fd.css') + module('/fd/fd.js'),
      ),
    ],
    [paths[VANILLA], html(`<main>${card('vanilla-card')}</main>`, watching(whole) + module('/vanilla.js'))],
    [
      paths[SHOELACE],
      html(`<main data-event="${EVENT}"></main>`, watching(data) + sheet('/light.css') + module('/shoelace.js')),
    ],
    [
      paths[INSTANTSEARCH],
      html('<main><div id="search"></div><div id="hits"></div></main>', watching([]) + module('/instantsearch.js')),
    ],
    ['/vanilla.js', script(await bundle('bench/contestants/vanilla.page.ts'))],
    ['/shoelace.js', script(await bundle('bench/contestants/shoelace.page.ts'))],
    ['/instantsearch.js', script(await bundle('bench/contestants/instantsearch.page.ts'))],
    ['/light.css', { type: 'text/css', body: readFileSync(theme, 'utf8') }],
  ]);
}

/** Of what comes with each call for the card's own data. */
function dataTexts({ event, statistics, run: { clusters }, partner }: CardData): readonly string[] {
  const { values, ofCapacity } = figuresOf(event, statistics, partner.currency);
  return [values[0]!, ofCapacity.trim(), clusters[0]?.label ?? '', partner.name ?? ''];
}

/** Of what comes with each of the others: the last row of each part, with how the series' date has sold. */
function extrasTexts({ event, run, partner }: CardData, extras: ExtrasData): readonly string[] {
  const campaigns = campaignsOf(extras.campaigns, event, run);
  const ticket = ticketsOf(extras.tickets, event.currency ?? partner.currency).at(-1);
  const date = datesOf(extras.series ?? [], extras.figures ?? []).at(-1);
  const ofCampaigns = [campaigns?.counts, campaigns?.rows.at(-1)?.label];
  return [...waysOf(event), ...ofCampaigns, ticket?.category, ticket?.price, ticket?.sold, date?.sold].map((text) => {
    if (!text) throw new Error('The event lacks something that a card can show.');
    return text;
  });
}

function report(found: ReadonlyMap<Name, readonly Times[]>): Report {
  const medianOf = (name: Name, what: keyof Times): number => median(found.get(name)!.map((times) => times[what]));
  const ratioOf = (name: Name, what: keyof Times): number => medianOf(name, what) / medianOf(VANILLA, what);
  const figures = (['title', 'all'] as const).flatMap((what) =>
    NAMES.map((name) => ({
      name: `${what === 'title' ? 'the event’s title' : 'all that the card shows'}, ${name}`,
      value: medianOf(name, what),
      unit: 'ms',
      ratio: ratioOf(name, what),
    })),
  );
  const limit = { limit: LIMIT, unit: 'x' };
  return {
    title: `From navigation to the first painted card, nothing cached, the API at ${API_DELAY_MS} ms`,
    figures,
    limits: [
      { what: 'the kit’s first painted card beside the vanilla element’s', value: ratioOf(KIT, 'title'), ...limit },
      { what: 'the kit’s whole card beside the vanilla element’s', value: ratioOf(KIT, 'all'), ...limit },
    ],
  };
}
