import '../../src/components/attribution-panel/define.ts';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';
import { button, inState, part, shownText, until, type Stage } from './stage.ts';

export const PANEL = '<fd-attribution-panel event-id="evt_abc" package-id="pkg_555"></fd-attribution-panel>';
export const EVENT_PANEL = '<fd-attribution-panel event-id="evt_abc"></fd-attribution-panel>';
export const PACKAGE_PANEL = '<fd-attribution-panel package-id="pkg_555"></fd-attribution-panel>';

/** Puts a panel on the stage, inside the stage's provider. */
export function showPanel(stage: Stage, content = PANEL, attributes = {}): FdAttributionPanel {
  return stage.show(content, attributes).querySelector('fd-attribution-panel')!;
}

/** Puts a panel on the stage and waits until all its parts are there. */
export async function readyPanel(stage: Stage, content = PANEL, attributes = {}): Promise<FdAttributionPanel> {
  const panel = await inState(showPanel(stage, content, attributes), 'ready');
  await settled(stage, panel);
  return panel;
}

/** Waits until nothing is on its way any more. */
export async function settled(stage: Stage, panel: FdAttributionPanel): Promise<void> {
  await until(
    () => stage.inFlight() === 0 && part(panel, 'panel') && !root(panel).querySelector('.blank'),
    'all parts',
  );
}

export function root(panel: FdAttributionPanel): ShadowRoot {
  return panel.shadowRoot!;
}

export function find<T extends HTMLElement = HTMLElement>(panel: FdAttributionPanel, selector: string): T | null {
  return root(panel).querySelector<T>(selector);
}

export async function found<T extends HTMLElement = HTMLElement>(
  panel: FdAttributionPanel,
  selector: string,
): Promise<T> {
  return until(() => find<T>(panel, selector), selector);
}

export async function press(panel: FdAttributionPanel, name: RegExp): Promise<void> {
  (await until(() => button(panel, name), `the button ${name.source}`)).click();
}

export function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What a screen reader is told. */
export function said(panel: FdAttributionPanel): string {
  return [...root(panel).querySelectorAll('[role="status"]')].map((each) => each.textContent.trim()).join(' ');
}

export async function text(panel: FdAttributionPanel, words: string | RegExp): Promise<void> {
  await until(() => {
    const shown = shownText(panel);
    return typeof words === 'string' ? shown.includes(words) : words.test(shown);
  }, String(words));
}
