import { rowOf } from '../e2e/extension/acts.ts';
import type { ExtensionTab } from '../rig/extension/browsers.ts';
import { allByRole, byRole, deep, visibleText } from '../rig/in-page.ts';
import { windows, type Shot } from './shot.ts';
import type { Scene } from './scene.ts';

/** The page of the list that has the demo event. */
export const listPath = (scene: Scene, variant = '/backoffice/'): string => {
  const { pathname, search } = new URL(rowOf(scene.stand, 'evt_abc', variant).listUrl);
  return pathname + search;
};

/** The page about the demo event. */
export const eventPath = (scene: Scene, variant = '/backoffice/'): string =>
  `${variant}events/${rowOf(scene.stand, 'evt_abc').no}`;

const listed = (home: ExtensionTab): Promise<unknown> =>
  home.waitFor(() => allByRole('button', /Concert at Olympiahalle/)[0], 'the list');

async function search(home: ExtensionTab, text: string): Promise<void> {
  await home.focus(() => byRole('searchbox'));
  await home.type(text);
}

const openCard = async (home: ExtensionTab): Promise<void> => {
  await home.click(() => byRole('button', /Concert at Olympiahalle/));
  await home.waitFor(() => /(Run|Lauf) 42/.test(visibleText(deep('fd-event-card') ?? document.head)), 'the card');
};

/** What the popup and the side panel both show. */
const homeAt = async (scene: Scene, where: 'popup' | 'panel', path: string): Promise<ExtensionTab> => {
  await scene.be('ready');
  await scene.pageThatIsOn(path);
  return where === 'popup' ? scene.popup(path) : scene.panel(path);
};

export const popupShots: readonly Shot[] = [
  {
    name: 'popup: signed out',
    stage: async (scene) => {
      await scene.be('signed-out');
      const popup = await scene.popup();
      await popup.waitFor(() => byRole('textbox', /passwor[dt]/i), 'the form');
      return popup;
    },
  },
  {
    name: 'popup: code asked for',
    stage: async (scene) => {
      await scene.be('code');
      const popup = await scene.popup();
      await popup.waitFor(() => byRole('textbox', /code/i), 'the field');
      return popup;
    },
  },
  {
    name: 'popup: choice of the partner',
    stage: async (scene) => {
      await scene.be('choose-partner');
      const popup = await scene.popup();
      await popup.waitFor(() => byRole('combobox', /partner/i), 'the picker');
      return popup;
    },
  },
  {
    name: 'popup: events of the page',
    stage: async (scene) => {
      const popup = await homeAt(scene, 'popup', listPath(scene));
      await listed(popup);
      return popup;
    },
  },
  {
    name: 'popup: nothing recognised',
    stage: async (scene) => {
      const popup = await homeAt(scene, 'popup', '/');
      await popup.waitFor(() => byRole('button', /read again|erneut lesen/i), 'the way out');
      return popup;
    },
  },
  {
    name: 'popup: search results',
    stage: async (scene) => {
      const popup = await homeAt(scene, 'popup', listPath(scene));
      await search(popup, 'Concert');
      await popup.waitFor(() => byRole('region', /search results|suchergebnisse/i), 'the results');
      return popup;
    },
  },
  {
    name: 'popup: search without a result',
    stage: async (scene) => {
      const popup = await homeAt(scene, 'popup', listPath(scene));
      await search(popup, 'Quokka');
      await popup.waitFor(() => /“Quokka”|„Quokka“/.test(visibleText()), 'the words');
      return popup;
    },
  },
  {
    name: 'popup: packages in progress',
    stage: async (scene) => {
      const popup = await homeAt(scene, 'popup', '/');
      await popup.waitFor(
        () => Boolean(deep('fd-package-status [part~="packages"]') ?? deep('[part~="packages"]')),
        'the packages',
      );
      await popup.evaluate(() => deep('fd-package-status')?.scrollIntoView());
      return popup;
    },
  },
  {
    name: 'popup: card',
    stage: async (scene) => {
      const popup = await homeAt(scene, 'popup', listPath(scene));
      await openCard(popup);
      return popup;
    },
  },
];

export const panelShots: readonly Shot[] = [
  {
    name: 'side panel: events of the page',
    sizes: windows(320, 480),
    stage: async (scene) => {
      const panel = await homeAt(scene, 'panel', listPath(scene));
      await listed(panel);
      return panel;
    },
  },
  {
    name: 'side panel: card',
    sizes: windows(320, 480),
    stage: async (scene) => {
      const panel = await homeAt(scene, 'panel', listPath(scene));
      await openCard(panel);
      return panel;
    },
  },
  {
    name: 'side panel: all of an event',
    sizes: [320, 480].map((width) => ({ width, height: 4_200 })),
    stage: async (scene) => {
      const panel = await homeAt(scene, 'panel', listPath(scene));
      await openCard(panel);
      // What comes when it is looked at.
      await panel.setViewport(480, 4_200);
      await panel.waitFor(() => !deep('.blank') && Boolean(deep('fd-attribution-panel')), 'packages and attribution');
      return panel;
    },
  },
  {
    name: 'side panel: signed out',
    sizes: windows(320),
    stage: async (scene) => {
      await scene.be('ready');
      const path = listPath(scene);
      await scene.pageThatIsOn(path);
      const panel = await scene.panel(path);
      await panel.click(() => byRole('button', /sign out|abmelden/i));
      scene.signedOut();
      await panel.waitFor(() => byRole('textbox', /passwor[dt]/i), 'the form');
      return panel;
    },
  },
];
