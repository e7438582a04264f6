import type { ExtensionTab } from '../rig/extension/browsers.ts';
import { byRole, deep, visibleText } from '../rig/in-page.ts';
import { alone, type Attributes } from './element-shots.ts';
import type { Scene } from './scene.ts';
import { wholePages, type Shot } from './shot.ts';

const EVENT = { 'event-id': 'evt_abc' };
const GOAL = { ...EVENT, goal: 'tickets', budget: '5000' };

const list = (scene: Scene, attributes: Attributes, state?: string | null): Promise<ExtensionTab> =>
  alone(scene, 'fd-cluster-list', attributes, state);

/** The clusters in the order that the API suggests for a goal and a budget. */
async function ranked(scene: Scene, attributes: Attributes = GOAL): Promise<ExtensionTab> {
  const page = await list(scene, attributes);
  await page.waitFor(() => byRole('columnheader', /^(rank|rang)$/i), 'the ranks');
  return page;
}

/** A campaign's run, once the event has a newer one, and what stays, is new and is gone with that. */
async function compared(scene: Scene): Promise<ExtensionTab> {
  const page = await list(scene, { ...EVENT, 'tc-run-id': '42' });
  scene.stand.sandbox.renewRun('evt_abc');
  // The gateway keeps an answer for a moment.
  await page.waitFor(async () => {
    await document.querySelector('fd-cluster-list')!.refresh();
    return Boolean(deep('summary'));
  }, 'the newer run');
  await page.evaluate(() => deep('summary')!.click());
  await page.waitFor(() => /→/.test(visibleText()), 'what changes');
  return page;
}

/** Some are selected, or all. */
async function selected(page: ExtensionTab, count: number): Promise<ExtensionTab> {
  await page.evaluate((count) => {
    const boxes = document
      .querySelector('fd-cluster-list')!
      .shadowRoot!.querySelectorAll<HTMLInputElement>('tbody input');
    for (const box of [...boxes].slice(0, count)) box.click();
  }, count);
  await page.waitFor(() => /at most|höchstens/i.test(visibleText()), 'the totals');
  return page;
}

/** The last of the sheet: all others show the event's run 42, which is not its newest once it is compared. */
export const clusterShots: readonly Shot[] = [
  {
    name: 'clusters: ranked for a goal',
    sizes: wholePages(320, 768, 1280),
    stage: (scene) => ranked(scene),
  },
  {
    name: 'clusters: selected, with totals',
    sizes: wholePages(320, 768, 1280),
    stage: async (scene) => selected(await list(scene, EVENT), 2),
  },
  {
    name: 'clusters: ranked and selected, compact',
    sizes: wholePages(320, 1280),
    stage: async (scene) => selected(await ranked(scene, { ...GOAL, density: 'compact' }), 3),
  },
  {
    name: 'clusters: budget not understood',
    sizes: wholePages(320, 1280),
    stage: async (scene) => {
      const page = await list(scene, EVENT);
      await page.click(() => byRole('button', /^(rank for|nach ziel)/i));
      await page.waitFor(() => byRole('textbox', /budget/i), 'the form');
      await page.click(() => byRole('button', /^(rank|ordnen)$/i));
      await page.waitFor(() => byRole('alert'), 'what is wrong');
      return page;
    },
  },
  {
    name: 'clusters: ranking could not be read',
    sizes: wholePages(320, 1280),
    stage: async (scene) => {
      scene.stand.sandbox.faults.add('GET /events/{eid}/suggested_tcs=status:500');
      // The gateway keeps an answer for a moment: another budget has none yet.
      const page = await list(scene, { ...GOAL, budget: '6000' });
      await page.waitFor(() => byRole('button', /^(try again|erneut versuchen)$/i), 'the way out');
      return page;
    },
  },
  {
    name: 'clusters: none yet',
    sizes: wholePages(320),
    stage: (scene) => list(scene, { 'event-id': 'evt_no_sales' }, 'empty'),
  },
  {
    name: "clusters: a campaign's older run compared",
    sizes: wholePages(320, 768, 1280),
    stage: compared,
  },
];
