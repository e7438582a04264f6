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
/** Each turn puts another text into each field: so many at least, and more until every text has been shown. */
const MIN_TURNS = 12;
/** Like texts stand beside each other in the list; a prime leads to others. */
const STRIDE = 31;
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
        const { before: prepare, after: act } = variant.states.ready!;
        const isOnce = of.tag === SESSION || Boolean(prepare ?? act);
        // Other variants have most fields in common with the usual one.
        const isUsual = variant === of.variants[0];
        const lost = (): string[] => strings.filter((each) => !isBlank(each) && !shown.has(each));
        const isEnough = (turn: number): boolean =>
          isUsual ? turn >= MIN_TURNS && !more.length && !lost().length : turn >= MIN_TURNS / 3;
        for (let turn = 0; turn < strings.length && !isEnough(turn); turn++) {
          texts.turn = turn * STRIDE;
          texts.used.clear();
          texts.isStatusToo = turn % 4 === 3;
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
        const names = lost().map((each) => each.slice(0, 40));
        assert.deepEqual(isUsual ? names : [], [], 'not shown in any field');
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
