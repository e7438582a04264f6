import type { ExtensionTab } from '../rig/extension/browsers.ts';
import { byRole, deep, visibleText } from '../rig/in-page.ts';
import { alone, type Attributes } from './element-shots.ts';
import type { Scene } from './scene.ts';
import { wholePages, type Shot } from './shot.ts';

const EVENT = { 'event-id': 'evt_abc' };
const PACKAGE = { 'package-id': 'pkg_555' };
const BOTH = { ...EVENT, ...PACKAGE };

const panel = (scene: Scene, attributes: Attributes, state?: string): Promise<ExtensionTab> =>
  alone(scene, 'fd-attribution-panel', attributes, state);

/** The panel with everything that comes by itself: the chart is the last to. */
async function drawn(scene: Scene, attributes: Attributes): Promise<ExtensionTab> {
  const page = await panel(scene, attributes);
  // The chart comes when it is looked at.
  await page.setViewport(1280, 2400);
  await page.waitFor(() => !deep('.blank', document.querySelector('fd-attribution-panel')!), 'all of it');
  return page;
}

/** The rows, one of them added by hand. */
async function rows(scene: Scene): Promise<ExtensionTab> {
  const page = await drawn(scene, EVENT);
  await page.evaluate(async () => {
    const query = new URLSearchParams({
      eid: 'evt_abc',
      partner_id: 'partner-id-acme',
      purchase: '12',
      revenue: '540',
    });
    const headers = { 'X-FD-Request': '1', 'X-Preferred-Partner-Id': 'partner-id-acme' };
    await fetch(`/fd/api/v3/campaign_results/?${query}`, { method: 'POST', headers });
    await (document.querySelector('fd-attribution-panel') as unknown as { refresh(): Promise<void> }).refresh();
  });
  await page.click(() => byRole('button', /^(show \d+ rows?|\d+ zeilen? anzeigen)$/i));
  await page.waitFor(() => byRole('button', /^(delete|löschen):/i), 'the rows');
  return page;
}

async function settings(scene: Scene): Promise<ExtensionTab> {
  const page = await drawn(scene, PACKAGE);
  await page.click(() => byRole('button', /^(change settings|einstellungen ändern)$/i));
  await page.waitFor(() => byRole('radio'), 'the settings');
  return page;
}

export const attributionShots: readonly Shot[] = [
  {
    name: 'attribution: event and package',
    sizes: wholePages(320, 768, 1280),
    stage: (scene) => drawn(scene, BOTH),
  },
  {
    name: 'attribution: days as a table, rows opened',
    sizes: wholePages(320, 1280),
    stage: async (scene) => {
      const page = await rows(scene);
      await page.click(() => byRole('button', /as a table|als tabelle/i));
      return page;
    },
  },
  {
    name: 'attribution: adjustment being added',
    sizes: wholePages(320, 1280),
    stage: async (scene) => {
      const page = await drawn(scene, EVENT);
      await page.click(() => byRole('button', /^(add|hinzu|anpassung|korrektur).*|.*(adjustment|hinzufügen).*/i));
      await page.waitFor(() => byRole('textbox'), 'the form');
      return page;
    },
  },
  {
    name: 'attribution: adjustment being deleted',
    sizes: [
      { width: 320, height: 640 },
      { width: 1280, height: 800 },
    ],
    stage: async (scene) => {
      const page = await rows(scene);
      await page.click(() => byRole('button', /^(delete|löschen):/i));
      await page.waitFor(() => deep('dialog[open]'), 'the question');
      return page;
    },
  },
  {
    name: 'attribution: settings',
    sizes: wholePages(320, 1280),
    stage: settings,
  },
  {
    name: 'attribution: waiting for a result',
    sizes: wholePages(320, 1280),
    stage: async (scene) => {
      const page = await settings(scene);
      await page.click(() => byRole('button', /^(save and evaluate anew|speichern und neu auswerten)$/i));
      await page.waitFor(() => /asked for at|angefordert/i.test(visibleText()), 'the words');
      return page;
    },
  },
  {
    name: 'attribution: could not be updated',
    sizes: wholePages(320),
    stage: async (scene) => {
      const page = await drawn(scene, BOTH);
      scene.stand.sandbox.faults.add('GET /daily_revenue_summary/=status:500');
      scene.stand.sandbox.faults.add('GET /package_builder/packages/{id}/backhaul_evaluation=status:500');
      await page.evaluate(() => {
        const element = document.querySelector('fd-attribution-panel') as unknown as { refresh(): Promise<void> };
        return element.refresh();
      });
      await page.waitFor(() => deep('[part~="stale"]'), 'the words');
      return page;
    },
  },
  {
    name: 'attribution: could not be loaded',
    sizes: wholePages(320),
    stage: async (scene) => {
      scene.stand.sandbox.faults.add('GET /daily_revenue_summary/=status:500');
      scene.stand.sandbox.faults.add('GET /package_builder/packages/{id}/backhaul_evaluation=status:500');
      const page = await alone(scene, 'fd-attribution-panel', BOTH, null);
      await page.waitFor(() => byRole('button', /^(try again|erneut versuchen)$/i), 'the way out');
      return page;
    },
  },
  {
    name: 'attribution: to read only',
    sizes: wholePages(320),
    stage: (scene) => drawn(scene, { ...BOTH, 'read-only': '' }),
  },
  {
    name: 'attribution: nothing chosen',
    sizes: wholePages(320),
    stage: (scene) => panel(scene, {}, 'empty'),
  },
];
