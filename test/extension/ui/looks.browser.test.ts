import { assert } from 'chai';
import { defineFrame } from '../../../src/extension/ui/define-frame.ts';
import { defineOptions } from '../../../src/extension/ui/define-options.ts';
import { violationsOf } from '../../rig/axe.ts';
import { clearStage, createStage, until } from '../../components/stage.ts';
import { deep, listed, pageWith, stageHome, type, untilButton, type HomeStage } from './stage.ts';

defineOptions();
defineFrame();

/** Nothing is still to come. What is loaded only when it is on screen is brought there. */
const isWhole = (root: Element): boolean => {
  const blank = deep(root, '.blank');
  blank?.scrollIntoView();
  return !blank;
};

const quiet = async ({ inFlight, home }: HomeStage): Promise<HTMLElement> => {
  await until(() => deep(home, 'fdx-events, form, main > p'), 'the page');
  await until(() => inFlight() === 0 && isWhole(home), 'all parts');
  return home;
};

const quietWithCard = async (stage: HomeStage): Promise<HTMLElement> => {
  await until(() => deep(stage.home, 'fd-event-card')?.matches(':state(ready)'), 'the card');
  return quiet(stage);
};

/** Every page in the states that look different, at the least width that it has. */
const scenes: Readonly<Record<string, { readonly width: number; readonly show: () => Promise<HTMLElement> }>> = {
  'the popup with events': { width: 380, show: async () => quiet(await stageHome()) },
  'the popup with a long host': {
    width: 380,
    show: async () => {
      const host = 'a-very-long-subdomain.of-the-ticketing-system.tickets.example';
      const stage = await stageHome({ page: pageWith([], { host, seen: 60 }) }, {}, { turnSite: async () => false });
      (await until(() => deep(stage.home, '[role="switch"]'), 'the switch')).click();
      await until(() => deep(stage.home, '.error'), 'the refusal');
      return quiet(stage);
    },
  },
  'the popup with a card': {
    width: 380,
    show: async () => {
      const stage = await stageHome();
      (await untilButton(stage.home, /Olympiahalle/)).click();
      return quietWithCard(stage);
    },
  },
  'the popup with search results': {
    width: 380,
    show: async () => {
      const stage = await stageHome({ environment: { kind: 'staging' } });
      type(await until(() => deep<HTMLInputElement>(stage.home, '[type="search"]'), 'the field'), 'a');
      await untilButton(stage.home, /./);
      await until(() => deep(stage.home, '.results fdx-event-list'), 'the results');
      return quiet(stage);
    },
  },
  'the popup that asks to sign in': { width: 380, show: async () => quiet(await stageHome({}, { user: null })) },
  'the popup of somebody without a partner': {
    width: 380,
    show: async () => quiet(await stageHome({}, { user: 'none@none.example' })),
  },
  'the side panel with a list': { width: 280, show: async () => quiet(await stageHome({ layout: 'panel' })) },
  'the side panel with a card': {
    width: 280,
    show: async () => quietWithCard(await stageHome({ layout: 'panel', page: pageWith(listed.slice(2)) })),
  },
  'the notice without access': {
    width: 280,
    show: async () => {
      const notice = document.createElement('fdx-api-notice');
      notice.host = 'client-api.prd.future-demand.com';
      document.body.append(notice);
      (await until(() => deep(notice, 'button'), 'the way')).click();
      await until(() => deep(notice, '.error'), 'the refusal');
      return notice;
    },
  },
  'the settings': {
    width: 320,
    show: async () => {
      const options = document.createElement('fdx-options');
      options.settings = {
        environment: 'own',
        ownApi: 'https://api.example.com/api/v3',
        language: 'auto',
        theme: 'auto',
      };
      options.sites = [{ site: 'https://tickets.example/*', host: 'tickets.example' }];
      options.store = {
        save: async () => undefined,
        changeEnvironment: async () => ({ ok: false, fault: 'no-version' }),
        switchOff: async () => undefined,
        removeEverything: async () => undefined,
      };
      document.body.append(options);
      type(await until(() => deep<HTMLInputElement>(options, '#address'), 'the field'), 'https://api.example.com');
      (await until(() => deep(options, '[type="submit"]'), 'the change')).click();
      await until(() => deep(options, '#fault'), 'the fault');
      return options;
    },
  },
  'the frame': {
    width: 280,
    show: async () => {
      const stage = await createStage();
      const frame = document.createElement('fdx-frame');
      frame.eventId = 'evt_abc';
      frame.openPanel = () => undefined;
      stage.show('', { 'partner-id': 'partner-id-acme', locale: document.documentElement.lang }).append(frame);
      await until(() => deep(frame, '[part="footer"]') && stage.inFlight() === 0 && isWhole(frame), 'the card');
      return frame;
    },
  },
};

/** What sticks out of an element on its right. */
function wideIn(root: ParentNode, right: number): string[] {
  return [...root.querySelectorAll<HTMLElement>('*:not(.hidden):not(svg *)')].flatMap((each) => [
    ...(each.getBoundingClientRect().right > right + 1 ? [each.outerHTML.slice(0, 80)] : []),
    ...(each.shadowRoot ? wideIn(each.shadowRoot, right) : []),
  ]);
}

/** Elements that take the system's theme instead of the one that was chosen. */
function otherThemesIn(root: ParentNode, theme: string): string[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((each) => [
    ...(each.shadowRoot && getComputedStyle(each).colorScheme !== theme ? [each.localName] : []),
    ...(each.shadowRoot ? otherThemesIn(each.shadowRoot, theme) : []),
  ]);
}

describe('the pages of the extension', () => {
  afterEach(() => {
    clearStage();
    document.body.removeAttribute('style');
    document.documentElement.removeAttribute('style');
  });

  for (const [name, { width, show }] of Object.entries(scenes)) {
    for (const theme of ['light', 'dark']) {
      for (const language of ['en', 'de']) {
        it(`are accessible and fit: ${name}, ${theme}, in ${language}`, async () => {
          document.documentElement.lang = language;
          document.documentElement.style.colorScheme = theme;
          document.body.style.cssText = `margin: 0; inline-size: ${width}px; background: ${theme === 'dark' ? '#171d26' : '#fff'}`;

          const element = await show();

          assert.deepEqual(await violationsOf(element), []);
          assert.deepEqual(wideIn(element.shadowRoot!, width), []);
          assert.deepEqual(otherThemesIn(element.shadowRoot!, theme), []);
        });
      }
    }
  }
});
