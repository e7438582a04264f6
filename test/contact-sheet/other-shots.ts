import { byRole, deep, visibleText } from '../rig/in-page.ts';
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
    name: 'cms: card of the event',
    sizes: wholePages(320, 768, 1280),
    stage: async (scene) => {
      const page = await scene.cms(true);
      await page.waitFor(() => byRole('combobox', /partner/i), 'the picker');
      await page.evaluate(() => {
        const select = byRole('combobox', /partner/i) as HTMLSelectElement;
        select.value = 'partner-id-acme';
        select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
      });
      await page.waitFor(() => /(Run|Lauf) 42/.test(visibleText(deep('fd-event-card') ?? document.head)), 'the card');
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
