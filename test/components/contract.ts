import { assert } from 'chai';
import { violationsOf } from '../rig/axe.ts';
import { watchPage } from './leaks.ts';
import { clearStage, createStage, inState, until, type Stage, type StageOptions } from './stage.ts';

/** How to bring an element into one of its states. */
export interface Scene {
  readonly options?: StageOptions;
  /** Prepares the stage before the element is shown. */
  readonly before?: (stage: Stage) => unknown;
  /** What is done to the element once it is ready. */
  readonly after?: (stage: Stage, element: HTMLElement) => unknown;
}

export type Scenes = Readonly<Partial<Record<'empty' | 'loading' | 'ready' | 'stale' | 'failed', Scene>>>;

/** From a side panel at its narrowest to a page without columns, in CSS pixels. */
const widths = [280, 320, 480, 768, 1_280, 1_600];

const looks = ['light', 'dark'].flatMap((theme) => ['en', 'de'].map((locale) => ({ theme, locale })));

/** What every element promises, tried in each of its states. */
export function contract(tag: string, attributes: string, scenes: Scenes): void {
  describe(`<${tag}> keeps the contract of every element`, () => {
    afterEach(clearStage);

    async function play(state: string, scene: Scene, extra: string): Promise<HTMLElement> {
      const stage = await createStage(scene.options);
      scene.before?.(stage);
      const provider = stage.show(`<${tag} ${attributes} ${extra}></${tag}>`);
      const element = provider.querySelector<HTMLElement>(tag)!;
      if (scene.after) {
        await inState(element, 'ready');
        await scene.after(stage, element);
      }
      await inState(element, state);
      // Words, pictures and parts come after the state.
      await until(
        () => state === 'loading' || (stage.inFlight() === 0 && !element.shadowRoot!.querySelector('.blank')),
        'all parts',
      );
      return element;
    }

    // First, while nothing of other tests is around that could hide what is left.
    for (const state of (['ready', 'loading', 'failed'] as const).filter((each) => scenes[each])) {
      it(`leaves nothing behind after 50 mounts while ${state}`, async () => {
        const scene = scenes[state]!;
        const stage = await createStage(scene.options);
        scene.before?.(stage);
        const watch = watchPage();

        try {
          const provider = stage.show(`<${tag} ${attributes}></${tag}>`);
          for (let turn = 0; turn < 50; turn++) {
            document.body.append(provider);
            await inState(provider.querySelector(tag), state);
            provider.remove();
          }
          await until(() => stage.inFlight() === 0, 'the end of all calls');
          const alive = (): string[] => watch.alive().filter((each) => !/^a timer of (0|10) ms/.test(each));
          // A body that was on its way may take a few turns more to be read and dropped.
          for (let turn = 0; turn < 20 && alive().length; turn++)
            await new Promise((resolve) => setTimeout(resolve, 10));

          assert.deepEqual(alive(), []);
        } finally {
          watch.end();
        }
      });
    }

    for (const [state, scene] of Object.entries(scenes)) {
      for (const { theme, locale } of looks) {
        it(`is accessible when ${state}, ${theme}, in ${locale}`, async () => {
          document.body.style.background = theme === 'dark' ? '#0d1117' : '#fff';

          const element = await play(state, scene, `theme="${theme}" locale="${locale}"`);

          assert.deepEqual(await violationsOf(element), []);
          document.body.style.background = '';
        });
      }

      it(`overflows in no width, and cuts no text, when ${state}`, async () => {
        const element = await play(state, scene, 'locale="de"');
        for (const width of widths) {
          element.parentElement!.style.cssText = `display: block; width: ${width}px`;
          await new Promise(requestAnimationFrame);

          assert.isAtMost(element.getBoundingClientRect().width, width);
          assert.deepEqual(misfitsIn(element), [], `${width} pixels wide`);
        }
      });

      it(`lets the keyboard reach everything when ${state}`, async () => {
        const element = await play(state, scene, '');

        for (const control of element.shadowRoot!.querySelectorAll<HTMLElement>('button, a, select, input')) {
          control.focus();
          assert.equal(element.shadowRoot!.activeElement, control);
          assert.equal(control.tabIndex, 0);
        }
      });
    }
  });
}

/** What stands out of its element, or hides a part of its own text. */
function misfitsIn(element: HTMLElement): string[] {
  const { left, right } = element.getBoundingClientRect();
  const isOut = (each: HTMLElement): boolean => {
    const box = each.getBoundingClientRect();
    return box.right > right + 1 || box.left < left - 1;
  };
  const isCut = (each: HTMLElement): boolean =>
    getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1;
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>('*:not(.hidden):not(svg *)')]
    .filter((each) => each.getClientRects().length > 0 && (isOut(each) || isCut(each)))
    .map(({ outerHTML }) => outerHTML.slice(0, 80));
}
