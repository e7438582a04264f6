/**
 * `npm run size`: builds the kit and the extension, and holds what a page loads, minified and gzipped, against the budgets. They stand here
 * and nowhere else. An element counts with what comes with its tag; what comes with its data, when it is shown, stands beside it. What is only
 * loaded when something is to be said (choices, failures) counts with the first element that says it; forms and questions count nowhere: somebody has pressed a button for them.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ensureOrExit } from './ensure.mjs';
import { buildExtension, extensionFolders } from './extension-build.mjs';

const KIT = fileURLToPath(new URL('../dist/fd/', import.meta.url));
const LOADER = 'src/embed/fd.ts';
const ELEMENT = (name) => `src/components/${name}/define.ts`;
const LANGUAGE = (code) => `src/i18n/${code}.ts`;
const ACCESS_WORDS = (code) => `src/i18n/access/${code}.ts`;
/** Words that one element alone says. */
const WORDS = (element, code) => `src/i18n/${element}/${code}.ts`;
const ACCESS = 'src/components/access/access.ts';
const kB = 1000;

await ensureOrExit();
const { build } = await import('vite');
await build({ logLevel: 'warn' });
await buildExtension();
const manifest = JSON.parse(readFileSync(`${KIT}manifest.json`, 'utf8'));

/** The files that loading some modules brings with them, without what is only loaded on demand. */
function filesOf(...modules) {
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`dist/fd/manifest.json knows no ${key}: is it still a module of its own?`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  modules.forEach(visit);
  return files;
}

const gzipped = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(KIT + file), { level: 9 }).length, 0);

/** What a module adds to a page that has others already. */
const added = (modules, others) => gzipped([...filesOf(...modules)].filter((file) => !filesOf(...others).has(file)));

/** The chunk of what every page needs, the provider included. */
const shared = Object.keys(manifest).find((key) => manifest[key].name === 'kit') ?? 'the shared chunk';
const page = [LOADER, shared, ELEMENT('event-card'), LANGUAGE('en')];
const CURVE = 'src/components/event-card/sales-curve.ts';
const EXTRAS = 'src/components/event-card/extras.ts';
const ACTIONS = 'src/components/event-card/actions.ts';
const ACT = 'src/components/event-card/act.ts';
const DAILY = 'src/components/attribution-panel/chart/chart.ts';
const form = Object.keys(manifest).find((key) => key.startsWith('src/components/sign-in/') && key.includes('form'));

/** Content scripts weigh on pages of other people, so both browsers' are held. */
const contentScript = (browser) => {
  const file = new URL(`../${extensionFolders[browser]}/on-page.js`, import.meta.url);
  return gzipSync(readFileSync(file), { level: 9 }).length;
};

const choices = [ACCESS, ACCESS_WORDS('en')];
const packages = [ELEMENT('package-status'), WORDS('packages', 'en')];
const eventList = [ELEMENT('event-list'), WORDS('events', 'en')];
const clusterList = [ELEMENT('cluster-list'), WORDS('clusters', 'en')];
const attribution = [ELEMENT('attribution-panel'), WORDS('attribution', 'en')];
const everything = [...page, ...clusterList, ...packages, ...attribution];
const SECTION = (name) => `src/components/attribution-panel/${name}/${name}.ts`;
const SECTION_WORDS = (name) => `src/i18n/attribution/${name}-en.ts`;
/** A section with the words that it says, beside the others. */
const section = (name, ...others) =>
  added([SECTION(name), SECTION_WORDS(name)], [...everything, ...others.map(SECTION)]);
/** The words of an element in a language, without those of its forms. */
const allWords = (element, code) =>
  Object.keys(manifest).filter(
    (key) => key.startsWith(`src/i18n/${element}/`) && key.endsWith(`${code}.ts`) && !/adjustment|settings/.test(key),
  );

/** What a card loads without being touched, once its event is there. */
const below = [CURVE, EXTRAS, ACTIONS, WORDS('event-card', 'en')];
const drawn = [
  ...['cluster-list', 'package-status'].map((name) => `src/components/${name}/drawing.ts`),
  ...['campaign', 'model', 'backhaul'].flatMap((name) => [SECTION(name), SECTION_WORDS(name)]),
  DAILY,
];

const rows = [
  ['loader', gzipped(filesOf(LOADER)), 2 * kB],
  ['signed-in page with one element, one language', gzipped(filesOf(...page)), 34 * kB],
  ['further element: partner-picker', added([ELEMENT('partner-picker'), ...choices], page), 6 * kB],
  ['further element: sign-in', added([ELEMENT('sign-in'), ...choices], page), 6 * kB],
  ['further element: event-list', added(eventList, page), 6 * kB],
  ['further element: cluster-list', added(clusterList, page), 6 * kB],
  ['further element: package-status', added(packages, page), 6 * kB],
  ['further element: attribution-panel', added(attribution, page), 6 * kB],
  // What comes once there is data for it, and is shown. Each is held as an element would be.
  ['event-card: what stands below', added([EXTRAS], page), 6 * kB],
  ['event-card: what can be done', added([ACTIONS, ACT], [...page, EXTRAS]), 6 * kB],
  ['cluster-list: its drawing', added(['src/components/cluster-list/drawing.ts'], everything), 6 * kB],
  [
    'cluster-list: its ranking',
    added(
      ['src/components/cluster-list/ranking.ts', 'src/i18n/clusters/ranking-en.ts'],
      [...everything, 'src/components/cluster-list/drawing.ts'],
    ),
    6 * kB,
  ],
  ['package-status: its drawing', added(['src/components/package-status/drawing.ts'], everything), 6 * kB],
  ['event-list: its drawing', added(['src/components/event-list/drawing.ts'], [...page, ...eventList]), 6 * kB],
  [
    'event-list: its filters',
    added(['src/components/event-list/filters.ts', 'src/i18n/events/filters-en.ts'], [...page, ...eventList]),
    6 * kB,
  ],
  ['attribution-panel: campaign', section('campaign'), 6 * kB],
  ['attribution-panel: model', section('model', 'campaign'), 6 * kB],
  ['attribution-panel: Backhaul', section('backhaul', 'campaign'), 6 * kB],
  ['the named elements with the client', gzipped(filesOf(...everything)), 46 * kB],
  // Both again with all that comes by itself once there is data: nobody set these limits, they only hold what there is.
  ['signed-in page with one card, all that comes by itself', gzipped(filesOf(...page, ...below)), 44 * kB],
  ['the named elements, all that comes by itself', gzipped(filesOf(...everything, ...below, ...drawn)), 88 * kB],
  ['sign-in form', added([form ?? 'the sign-in form'], everything), 4 * kB],
  ['language: en', added([LANGUAGE('en'), ACCESS_WORDS('en')], [LOADER]), 4 * kB],
  ['language: de', added([LANGUAGE('de'), ACCESS_WORDS('de')], [LOADER]), 4 * kB],
  ...['clusters', 'packages', 'attribution', 'events', 'event-card'].flatMap((element) =>
    ['en', 'de'].map((code) => [`language: ${code}, ${element}`, added(allWords(element, code), [LOADER]), 4 * kB]),
  ),
  ['chart chunk: sales curve', added([CURVE], page), 18 * kB],
  ['chart chunk: daily revenue', added([DAILY], [...everything, SECTION('campaign')]), 18 * kB],
  ['content script (Chrome)', contentScript('chrome'), 12 * kB],
  ['content script (Firefox)', contentScript('firefox'), 12 * kB],
  ['fd.css', gzipped(['fd.css']), 1 * kB],
];

let over = 0;
for (const [what, bytes, budget] of rows) {
  const fits = bytes <= budget;
  if (!fits) over++;
  console.log(`${fits ? '  ok ' : 'OVER '} ${String(bytes).padStart(6)} of ${String(budget).padStart(6)} B  ${what}`);
}
if (over) {
  console.error(`${over} over budget. Load it on demand, or make it smaller; the budget is the page's, not ours.`);
  process.exitCode = 1;
}
