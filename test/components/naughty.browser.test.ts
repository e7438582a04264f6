import { assert } from 'chai';
import { elementOf, play, type ElementScenes, type Variant } from '../../examples/states/scene.ts';
import { elements } from '../../examples/states/scenes.ts';
import { tags } from '../../src/embed/tags.ts';
import { messages as en } from '../../src/i18n/en.ts';
import { at, misfitsIn } from './contract.checks.ts';
import { dangersIn, isBlank, KINDS, naughtyAnswers, unbreakableIn, unisolatedIn, type Texts } from './naughty.ts';
import { naughtyStrings } from './naughty-strings.ts';
import { allText, clearStage, createStage, inState, until, type Stage } from './stage.ts';

/** A list of whoever runs the tests, beside our own: FD_NAUGHTY_STRINGS names a JSON file with an array of texts. */
const more = (await (await fetch('/naughty-strings.json')).json()) as readonly string[];
const strings = [...naughtyStrings, ...more];

const TIMEOUT_MS = 300_000;
/** Each turn puts another text into each field: so many at least, and more until every text has been shown. */
const MIN_TURNS = more.length ? 40 : 12;
/** Like texts stand beside each other in the list; a prime leads to others. */
const STRIDE = 31;
/** Only what a sign-in tells is told anew for each text. */
const SESSION = 'fd-sign-in';
/** The narrowest that elements are made for, a narrow column, a page. */
const WIDTHS = [280, 320, 768];
/** With which nobody is signed out, and after which nothing is asked for again. */
const REFUSALS = [400, 403, 404, 409, 422];
/** The API's error, with all that it may say: five texts. */
const REFUSAL = {
  message: 'error.event.not_found',
  error_code: 'NOT_FOUND',
  error_subcode: 'EVENT',
  validation_errors: [{ code: 'required', field: 'start_date' }],
};

describe('naughty strings', () => {
  before(() => Promise.all(Object.values(tags).map((load) => load())));
  afterEach(clearStage);

  for (const of of elements) {
    for (const variant of of.variants.filter(({ states }) => states.ready)) {
      it(`are text in each field of <${of.tag}> (${variant.name}), which stays as wide as its place`, async function () {
        this.timeout(TIMEOUT_MS);
        const texts: Texts = { strings, turn: 0, also: 'none', names: new Map(), run: runOf(variant), used: new Set() };
        const options = { ...variant.states.ready!.options, rewrite: naughtyAnswers(texts) };
        let stage = await createStage(options);
        const shown = new Set<string>();
        const { before: prepare, after: act } = variant.states.ready!;
        const isOnce = of.tag === SESSION || Boolean(prepare ?? act);
        // Other variants have most fields in common with the usual one.
        const isUsual = variant === of.variants[0];
        const lost = (): string[] => strings.filter((each) => !isBlank(each) && !shown.has(each));
        const isEnough = (turn: number): boolean =>
          isUsual ? turn >= MIN_TURNS && !lost().length : turn >= Math.ceil(MIN_TURNS / 2);
        for (let turn = 0; turn < strings.length && !isEnough(turn); turn++) {
          texts.turn = turn * STRIDE;
          texts.used.clear();
          texts.names.clear();
          texts.also = KINDS[turn % KINDS.length]!;
          if (isOnce) stage = await createStage(options);
          const { element, end } = await show(stage, of, variant);

          const text = allText(element.shadowRoot!);
          for (const each of texts.used) if (!isBlank(each) && text.includes(each)) shown.add(each);
          await assertText(element, texts, `turn ${texts.turn}`);
          end();
        }
        const names = lost().map((each) => each.slice(0, 40));
        assert.deepEqual(isUsual ? names : [], [], 'not shown in any field');
      });
    }

    it(`are no more than text where the API refuses <${of.tag}> with them`, async function () {
      this.timeout(TIMEOUT_MS);
      const variant = of.variants[0]!;
      const texts: Texts = { strings, turn: 0, also: 'none', names: new Map(), run: runOf(variant), used: new Set() };
      const refusal = naughtyAnswers(texts);
      const turns = more.length ? Math.ceil(strings.length / 5) : REFUSALS.length;
      for (let turn = 0; turn < turns; turn++) {
        texts.turn = turn * STRIDE;
        texts.used.clear();
        const stage = await createStage(variant.states.ready!.options);
        stage.answer(/./, REFUSALS[turn % REFUSALS.length]!, refusal(REFUSAL, ''));
        const { element, end } = await show(stage, of, { ...variant, states: { ready: {} } });

        await assertText(element, texts, `turn ${texts.turn}`);
        end();
      }
    });
  }
});

/** The run that the page names. */
const runOf = ({ attributes }: Variant): string | undefined => attributes?.['tc-run-id'];

/** Nothing in the element is more than text, or wider than the element, which is as wide as its place. */
async function assertText(element: HTMLElement, { used }: Texts, turn: string): Promise<void> {
  assert.deepEqual(dangersIn(element), [], turn);
  const place = element.parentElement!;
  for (const width of WIDTHS) {
    await at(place, { width });
    assert.deepEqual(
      misfitsIn(element, more.length ? unbreakableIn(element) : undefined),
      [],
      `${width} pixels wide, ${turn}`,
    );
    assert.isAtMost(element.getBoundingClientRect().width, width, turn);
    assert.isAtMost(place.scrollWidth, width, `${width} pixels wide, ${turn}: what the page scrolls to`);
  }
  assert.deepEqual(unisolatedIn(element, used), [], turn);
}

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
