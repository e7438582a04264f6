import { elements } from '../../examples/states/scenes.ts';
import type { ExtensionTab } from '../rig/extension/browsers.ts';
import type { Scene } from './scene.ts';
import type { Shot } from './shot.ts';

/** Room for cells beside each other: the width of a cell, and that of the window. */
const SHEETS = [
  { width: 320, window: 1_760 },
  { width: 768, window: 1_640 },
  { width: 1_280, window: 1_320 },
];

/** Every state of an element on one picture, each in its cell. */
async function sheet(scene: Scene, name: string, width: number): Promise<ExtensionTab> {
  const { theme, language } = scene.look;
  const query = new URLSearchParams({ element: name, theme, locale: language, width: String(width) });
  const page = await scene.page(`/states.html?${query}`);
  await page.waitFor(() => document.querySelector('[data-cell]'), 'the cells');
  await page.evaluate(async () => {
    for (const cell of document.querySelectorAll<HTMLElement>('[data-cell]')) {
      cell.scrollIntoView({ block: 'center', behavior: 'instant' });
      while (/waiting|busy/.test(cell.dataset['cell']!)) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await page.waitFor(() => !document.querySelector('[data-cell="failed"]'), 'all states');
  return page;
}

export const statesShots: readonly Shot[] = elements.flatMap(({ tag }) =>
  SHEETS.map(({ width, window }): Shot => {
    const name = tag.replace('fd-', '');
    return {
      name: `states: ${name}, ${width} px`,
      sizes: [{ width: window, height: 'content' }],
      stage: (scene) => sheet(scene, name, width),
    };
  }),
);
