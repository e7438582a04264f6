import type { ExtensionTab } from '../rig/extension/browsers.ts';
import { byRole, deep, visibleText } from '../rig/in-page.ts';
import { WAIT_MS } from '../rig/script.ts';
import type { Scene } from './scene.ts';
import { wholePages, type Shot } from './shot.ts';

export type Attributes = Readonly<Record<string, string>>;

/** The CMS, signed in as the demo partner. */
export async function cmsAsPartner(scene: Scene): Promise<ExtensionTab> {
  const page = await scene.cms(true);
  await page.waitFor(() => byRole('combobox', /partner/i), 'the picker');
  await page.evaluate(() => {
    const select = byRole('combobox', /partner/i) as HTMLSelectElement;
    select.value = 'partner-id-acme';
    select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  });
  await page.waitFor(() => /(Run|Lauf) 42/.test(visibleText(deep('fd-event-card') ?? document.head)), 'the card');
  return page;
}

/** One element alone in the CMS, in a state, or with `null` in whichever. */
export async function alone(
  scene: Scene,
  tag: string,
  attributes: Attributes,
  state: string | null = 'ready',
): Promise<ExtensionTab> {
  const page = await cmsAsPartner(scene);
  await page.evaluate(
    ({ tag, attributes }) => {
      const provider = document.querySelector('fd-provider')!;
      for (const each of provider.querySelectorAll(
        'fd-event-card, fd-cluster-list, fd-package-status, fd-attribution-panel',
      )) {
        each.remove();
      }
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      provider.append(element);
    },
    { tag, attributes },
  );
  if (state === null) return page;
  await page.waitFor(
    (name, wanted) => document.querySelector(name)!.matches(`:state(${wanted})`),
    'the state',
    WAIT_MS,
    tag,
    state,
  );
  return page;
}

/** A package in the sandbox. */
const pkg = (scene: Scene, id: string, state?: string): Promise<ExtensionTab> =>
  alone(scene, 'fd-package-status', { 'package-id': id }, state);

const statuses = { building: 'building', done: '555', failed: 'failed', expired: 'expired', unknown: 'paused' };

export const elementShots: readonly Shot[] = [
  {
    name: 'event list: beside what it drives',
    sizes: wholePages(320, 768, 1280),
    stage: async (scene) => {
      await cmsAsPartner(scene);
      const page = await scene.page('/list/');
      await page.evaluate((lang) => void (document.documentElement.lang = lang), scene.look.language);
      await page.waitFor(() => byRole('option', /Magic Show/), 'the events');
      await page.click(() => byRole('option', /Magic Show/));
      await page.waitFor(() => deep('fd-event-card')?.matches(':state(ready)'), 'the card');
      return page;
    },
  },
  {
    name: 'event list: filters',
    sizes: wholePages(320, 768, 1280),
    stage: async (scene) => {
      const page = await alone(scene, 'fd-event-list', { city: 'München', since: '2026-01-01', flagged: '' });
      await page.click(() => byRole('button', /^filters? /i));
      await page.waitFor(() => byRole('checkbox', /Olympiahalle/), 'the venues');
      return page;
    },
  },
  {
    name: 'event list: several, compact',
    sizes: wholePages(320, 1280),
    stage: (scene) => alone(scene, 'fd-event-list', { multiple: '', density: 'compact', value: 'evt_flagged' }),
  },
  {
    name: 'event list: none match',
    sizes: wholePages(320),
    stage: (scene) => alone(scene, 'fd-event-list', { q: 'nobody plays this' }, 'empty'),
  },
  ...Object.entries(statuses).map(([name, id]): Shot => ({
    name: `package: ${name}`,
    sizes: name === 'done' ? wholePages(320, 768, 1280) : wholePages(320, 1280),
    stage: (scene) => pkg(scene, `pkg_${id}`),
  })),
  {
    name: 'package: not there',
    sizes: wholePages(320),
    stage: (scene) => pkg(scene, 'pkg_nowhere', 'failed'),
  },
  {
    name: 'package: merge with others',
    sizes: wholePages(320, 1280),
    stage: async (scene) => {
      const page = await pkg(scene, 'pkg_555');
      await page.click(() => byRole('button', /merge|zusammenf/i));
      await page.waitFor(() => byRole('checkbox'), 'the others');
      return page;
    },
  },
  {
    name: 'package: list',
    sizes: wholePages(320, 768, 1280),
    stage: (scene) => alone(scene, 'fd-package-status', {}),
  },
  {
    name: 'package: nothing chosen to be built',
    sizes: wholePages(320),
    stage: (scene) => alone(scene, 'fd-package-status', { 'event-id': 'evt_no_sales' }, 'empty'),
  },
];
