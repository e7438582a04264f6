import { assert } from 'chai';
import { elementOf, play, type ElementScenes } from '../../examples/states/scene.ts';
import { elements } from '../../examples/states/scenes.ts';
import { clearStage, createStage, inState, until } from '../components/stage.ts';
import '../../src/components/attribution-panel/define.ts';
import '../../src/components/event-list/define.ts';

/** Lines break elsewhere in another system's letters; what moves less than this is not seen to jump. */
const CLOSE_PX = 24;
/** So many frames without a change, and nothing more is expected. */
const CALM_FRAMES = 30;
/** What stands for a section of the attribution panel until the section's own file has come. */
const SECTION_TO_COME = '.blank:is(.campaign, .model, .backhaul):not([part])';
const WIDTHS_PX = [320, 400, 480, 600, 768];
/** A line each, which has no placeholder: the room is that of what they show in the end. */
const LINES = ['fd-sign-in', 'fd-partner-picker'];

const sheet = new CSSStyleSheet();
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function heightsOf(element: HTMLElement): Promise<number[]> {
  const heights: number[] = [];
  for (const px of WIDTHS_PX) {
    element.style.inlineSize = `${px}px`;
    await frame();
    heights.push(Math.round(element.getBoundingClientRect().height));
  }
  return heights;
}

/** The element while it loads, with its words. */
async function placeholderOf({ tag, variants }: ElementScenes, density: string): Promise<HTMLElement> {
  const state = LINES.includes(tag) ? 'ready' : 'loading';
  const scene = variants[0]!.states[state]!;
  const stage = await createStage(scene.options);
  const element = elementOf(tag, variants[0]!);
  element.setAttribute('density', density);
  const provider = stage.provider();
  provider.append(element);
  await play(
    { stage, element, scene },
    () => document.body.append(provider),
    () => inState(element, state),
  );
  await inState(element, state);
  await until(() => element.shadowRoot?.querySelector('article, button, select'), 'its words');
  // What a section says comes with the section's own file.
  await until(() => !element.shadowRoot!.querySelector(SECTION_TO_COME), 'its sections');
  let height = 0;
  for (let calm = 0; calm < CALM_FRAMES; calm++) {
    await frame();
    if (element.offsetHeight !== height) calm = 0;
    height = element.offsetHeight;
  }
  return element;
}

/**
 * `fd.css` keeps as much room for an element as its placeholder takes. What it keeps is measured on a `data-fd-widget`
 * that is not filled, which is subject to the same rules as a tag that is not registered.
 */
describe('the room that the style sheet keeps', () => {
  before(async () => {
    sheet.replaceSync(await (await fetch(new URL('../../src/embed/fd.css', import.meta.url))).text());
  });
  afterEach(() => {
    document.adoptedStyleSheets = [];
    clearStage();
  });

  for (const scenes of elements) {
    for (const density of ['comfortable', 'compact']) {
      it(`for a ${density} ${scenes.tag} is that of its placeholder`, async () => {
        const takes = await heightsOf(await placeholderOf(scenes, density));
        const room = document.createElement('div');
        room.dataset['fdWidget'] = scenes.tag.slice(3);
        room.dataset['density'] = density;
        for (const [name, value] of Object.entries(scenes.variants[0]!.attributes))
          room.setAttribute(`data-${name}`, value);
        document.body.append(room);
        document.adoptedStyleSheets = [sheet];

        const keeps = await heightsOf(room);

        const far = WIDTHS_PX.map((px, at) => ({ px, keeps: keeps[at]!, takes: takes[at]! }))
          .filter((each) => Math.abs(each.keeps - each.takes) > CLOSE_PX)
          .map((each) => `at ${each.px}px it takes ${each.takes}px, fd.css keeps ${each.keeps}px`);
        assert.deepEqual(far, []);
      });
    }
  }
});
