import '../../../src/components/attribution-panel/define.ts';
import type { FdxHome, HomeActions } from '../../../src/extension/ui/home.ts';
import { defineHome } from '../../../src/extension/ui/define-home.ts';
import { NO_PAGE, type ListedEvent, type PageState } from '../../../src/extension/ui/page.view.ts';
import { syncedClient } from '../../../src/extension/ui/partner-sync.ts';
import { createStage, until, type Stage, type StageOptions } from '../../components/stage.ts';

defineHome();

/** Events as the background knows them. */
export const listed: readonly ListedEvent[] = [
  {
    id: 'evt_abc',
    title: 'Concert at Olympiahalle',
    start_date_time: '2026-06-12T18:30:00Z',
    venue_name: 'Olympiapark',
    city: 'München',
  },
  {
    id: 'evt_abd',
    title: 'Concert at Olympiahalle',
    start_date_time: '2026-06-13T18:30:00Z',
    venue_name: 'Olympiapark',
    city: 'München',
  },
  {
    id: 'evt_long_title',
    title: 'An Evening of Songs, Stories and Far Too Many Encores, with Orchestra and Guests',
    start_date_time: '2026-07-01T17:00:00Z',
    venue_name: 'Hallenstadion',
    city: 'Zürich',
  },
];

/** A page on a site that is off, in which these events were recognised. */
export const pageWith = (events: readonly ListedEvent[], more: Partial<PageState> = {}): PageState => ({
  ...NO_PAGE,
  tabId: 7,
  site: 'https://tickets.example/*',
  host: 'tickets.example',
  reading: 'read',
  seen: events.length,
  events,
  ...more,
});

export interface HomeStage extends Stage {
  readonly home: FdxHome;
  /** What the home has asked of the browser, in order. */
  readonly asked: string[];
}

/** The popup or the side panel over the sandbox, with a hand on everything that a browser would do. */
export async function stageHome(
  properties: Partial<FdxHome> = {},
  options: StageOptions = {},
  actions: Partial<HomeActions> = {},
): Promise<HomeStage> {
  const stage = await createStage(options);
  const asked: string[] = [];
  const provider = document.createElement('fd-provider');
  provider.client = syncedClient(stage.client);
  provider.timeZone = 'Europe/Berlin';
  provider.locale = document.documentElement.lang || 'en';
  const home = document.createElement('fdx-home');
  home.actions = {
    look: () => void asked.push('look'),
    forget: () => void asked.push('forget'),
    turnSite: async (site, isOn) => {
      asked.push(`${isOn ? 'on' : 'off'} ${site}`);
      return true;
    },
    openOptions: () => void asked.push('options'),
    openPanel: () => void asked.push('panel'),
    ...actions,
  };
  Object.assign(home, { page: pageWith(listed), ...properties });
  provider.append(home);
  document.body.append(provider);
  return { ...stage, home, asked };
}

/** Finds an element through shadow roots. */
export function deep<T extends Element = HTMLElement>(root: Element, selector: string): T | null {
  const scope: ParentNode = root.shadowRoot ?? root;
  const here = scope.querySelector<T>(selector);
  if (here) return here;
  for (const each of scope.querySelectorAll('*')) {
    const found = each.shadowRoot ? deep<T>(each, selector) : null;
    if (found) return found;
  }
  return null;
}

/** Every button under a root, through shadow roots, whose name fits. */
export function buttonIn(root: Element, name: RegExp): HTMLElement | null {
  const scope: ParentNode = root.shadowRoot ?? root;
  for (const each of scope.querySelectorAll<HTMLElement>('*')) {
    const label = each.ariaLabel ?? each.textContent ?? '';
    if (each.localName === 'button' && name.test(label.replace(/\s+/g, ' ')) && each.checkVisibility()) return each;
    const found = each.shadowRoot ? buttonIn(each, name) : null;
    if (found) return found;
  }
  return null;
}

/** What has the focus, innermost. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Text as it is drawn, through shadow roots and slots, without what is hidden. */
export function visibleText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (node instanceof Element && !node.checkVisibility() && getComputedStyle(node).display !== 'contents') return '';
  return childrenOf(node).map(visibleText).join(' ').replace(/\s+/g, ' ').trim();
}

function childrenOf(node: Node): Node[] {
  if (node instanceof HTMLSlotElement && node.assignedNodes().length) return node.assignedNodes();
  return [...(node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes];
}

/** Waits until a button can be pressed. */
export const untilButton = (root: Element, name: RegExp): Promise<HTMLElement> =>
  until(() => buttonIn(root, name), `the button ${name}`);

/** Types into a field as a person does. */
export function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
