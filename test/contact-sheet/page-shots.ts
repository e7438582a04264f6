import { barState, cardShows, pressBar, pressChip, rowOf, waitForChips } from '../e2e/extension/acts.ts';
import type { ExtensionTab } from '../rig/extension/browsers.ts';
import { eventPath, listPath } from './popup-shots.ts';
import type { Scene } from './scene.ts';
import { windows, type Shot } from './shot.ts';

/** What only the card of the demo event says. */
const RUN = { en: 'Run 42', de: 'Lauf 42' };

const list = async (scene: Scene, variant?: string): Promise<ExtensionTab> => {
  await scene.be('ready');
  const page = await scene.pageThatIsOn(listPath(scene, variant));
  await waitForChips(page);
  return page;
};

const openChip = async (scene: Scene, variant?: string): Promise<ExtensionTab> => {
  const page = await list(scene, variant);
  await pressChip(page, rowOf(scene.stand, 'evt_abc').no);
  await cardShows(page, RUN[scene.look.language]);
  return page;
};

/** The page about the event; the bar stays as it was left on the site. */
const barred = async (scene: Scene, wanted: 'true' | 'false', variant?: string): Promise<ExtensionTab> => {
  await scene.be('ready');
  const page = await scene.pageThatIsOn(eventPath(scene, variant));
  await page.waitForInContentWorld(() => document.querySelector('h1 + [data-fd-widgets]'), 'the bar');
  if ((await barState(page)) !== wanted) await pressBar(page);
  if (wanted === 'true') await cardShows(page, RUN[scene.look.language]);
  return page;
};

const hostile = {
  'policy that allows nothing': '/backoffice-csp/',
  'trusted types forbidden': '/backoffice-tt/',
  'every style unset': '/backoffice-reset/',
};

export const pageShots: readonly Shot[] = [
  { name: 'backoffice: chips in a list', sizes: windows(320, 768, 1280), stage: (scene) => list(scene) },
  { name: 'backoffice: panel of a chip', sizes: windows(320, 768, 1280), stage: (scene) => openChip(scene) },
  { name: 'backoffice: bar open', sizes: windows(320, 768, 1280), stage: (scene) => barred(scene, 'true') },
  { name: 'backoffice: bar collapsed', sizes: windows(320, 1280), stage: (scene) => barred(scene, 'false') },
  ...Object.entries(hostile).flatMap(([name, variant]): Shot[] => [
    { name: `hostile page: ${name}, list`, sizes: windows(1280), stage: (scene) => openChip(scene, variant) },
    { name: `hostile page: ${name}, event`, sizes: windows(1280), stage: (scene) => barred(scene, 'true', variant) },
  ]),
];
