import { byRole, deep, visibleText } from '../rig/in-page.ts';
import { cmsAsPartner } from './element-shots.ts';
import { wholePages, windows, type Shot } from './shot.ts';

export const otherShots: readonly Shot[] = [
  {
    name: 'frame: expired',
    sizes: [{ width: 380, height: 300 }],
    stage: async (scene) => {
      const frame = await scene.extensionPage('frame.html#used');
      await frame.waitFor(() => /no longer valid|nicht mehr gültig/.test(visibleText()), 'the words');
      return frame;
    },
  },
  {
    name: 'options: as they are',
    sizes: wholePages(320, 768, 1280),
    stage: async (scene) => {
      const options = await scene.extensionPage('options.html');
      await options.waitFor(() => byRole('heading'), 'the settings');
      return options;
    },
  },
  {
    name: 'options: remove everything',
    sizes: windows(320, 768),
    stage: async (scene) => {
      const options = await scene.extensionPage('options.html');
      await options.click(() => byRole('button', /^(remove everything|alles entfernen)$/i));
      await options.waitFor(() => deep('dialog[open]'), 'the question');
      return options;
    },
  },
  {
    name: 'cms: signed out',
    sizes: wholePages(320, 768, 1280),
    stage: async (scene) => {
      const page = await scene.cms(false);
      await page.waitFor(() => byRole('button', /sign in|anmelden/i), 'the way in');
      return page;
    },
  },
  {
    name: 'cms: everything on one event',
    sizes: wholePages(320, 768, 1280),
    stage: async (scene) => {
      const page = await cmsAsPartner(scene);
      // The chart comes when it is looked at, and stands below all others.
      await page.setViewport(1280, 6000);
      await page.waitFor(() => !deep('.blank', document.querySelector('fd-attribution-panel')!), 'all of it');
      return page;
    },
  },
  {
    name: 'sign-in: password',
    sizes: windows(320, 768),
    stage: (scene) => scene.signIn(),
  },
  {
    name: 'sign-in: code',
    sizes: windows(320, 768),
    stage: async (scene) => {
      const page = await scene.signIn('anna@acme.example');
      await page.waitFor(() => byRole('checkbox', /remember|merken/i), 'the offer to remember the device');
      return page;
    },
  },
  {
    name: 'sign-in: second factor to set up',
    sizes: windows(320),
    stage: async (scene) => {
      const page = await scene.signIn('setup@acme.example');
      await page.waitFor(() => /second factor|zweiten Faktor/.test(visibleText()), 'what to do');
      return page;
    },
  },
];
