import { assert } from 'chai';
import { elementOf, play, type ElementScenes, type Variant } from '../../examples/states/scene.ts';
import { elements } from '../../examples/states/scenes.ts';
import { tags } from '../../src/embed/tags.ts';
import { messages as en } from '../../src/i18n/en.ts';
import { at, misfitsIn } from './contract.checks.ts';
import { dangersIn, isBlank, naughtyAnswers, unisolatedIn, type Texts } from './naughty.ts';
import { naughtyStrings } from './naughty-strings.ts';
import { allText, clearStage, createStage, inState, until, type Stage } from './stage.ts';

/** A list of whoever runs the tests, beside our own: FD_NAUGHTY_STRINGS names a JSON file with an array of texts. */
const more = (await (await fetch('/naughty-strings.json')).json()) as readonly string[];
const strings = [...naughtyStrings, ...more];

const TIMEOUT_MS = 300_000;
/** Only what a sign-in tells is told anew for each text. */
const SESSION = 'fd-sign-in';

describe('naughty strings', () => {
  before(() => Promise.all(Object.values(tags).map((load) => load())));
  afterEach(clearStage);

  for (const of of elements) {
    for (const variant of of.variants.filter(({ states }) => states.ready)) {
      it(`are text in each field of <${of.tag}> (${variant.name}), which stays as wide as its place`, async function () {
        this.timeout(TIMEOUT_MS);
        const texts: Texts = { strings, turn: 0, isStatusToo: false, used: new Set() };
        const options = { ...variant.states.ready!.options, rewrite: naughtyAnswers(texts) };
        let stage = await createStage(options);
        const shown = new Set<string>();
        // Every text stands once in each field of the usual variant. The others have most fields in common with it.
        const { before: prepare, after: act } = variant.states.ready!;
        const isOnce = of.tag === SESSION || Boolean(prepare ?? act);
        const isUsual = variant === of.variants[0];
        for (texts.turn = 0; texts.turn < strings.length; texts.turn += isUsual ? 1 : 7) {
          texts.used.clear();
          texts.isStatusToo = texts.turn % 4 === 3;
          if (isOnce) stage = await createStage(options);
          const { element, end } = await show(stage, of, variant);

          const text = allText(element.shadowRoot!);
          for (const each of texts.used) if (!isBlank(each) && text.includes(each)) shown.add(each);
          assert.deepEqual(dangersIn(element), []);
          for (const width of [280, 768]) {
            await at(element.parentElement!, { width });
            assert.deepEqual(misfitsIn(element), [], `${width} pixels wide, turn ${texts.turn}`);
          }
          assert.deepEqual(unisolatedIn(element, texts.used), [], `turn ${texts.turn}`);
          end();
        }
        if (!isUsual) return;
        const lost = strings.filter((each) => !isBlank(each) && !shown.has(each)).map((each) => each.slice(0, 40));
        assert.deepEqual(lost, [], 'not shown in any field');
      });
    }
  }
});

async function show(
  stage: Stage,
  { tag }: ElementScenes,
  variant: Variant,
): Promise<{ element: HTMLElement; end: () => void }> {
  const provider = stage.provider();
  const element = elementOf(tag, variant);
  provider.append(element);
  await play(
    { stage, element, scene: variant.states.ready! },
    () => document.body.append(provider),
    (state) => inState(element, state),
  );
  // Names are asked for once the element has drawn itself without them.
  let quiet = 0;
  await until(() => {
    const isDone = stage.inFlight() === 0 && !element.matches(':state(loading)');
    const text = element.shadowRoot!.textContent.trim();
    const isDrawn = text && !text.includes(en.loading) && !element.shadowRoot!.querySelector('.blank');
    quiet = isDone && isDrawn ? quiet + 1 : 0;
    return quiet > 2;
  }, 'all parts');
  return { element, end: () => provider.remove() };
}
