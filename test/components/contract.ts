import { assert } from 'chai';
import {
  elementOf,
  play,
  STATES,
  type ElementScenes,
  type Scene,
  type State,
  type Variant,
} from '../../examples/states/scene.ts';
import { messages as de } from '../../src/i18n/de.ts';
import { messages as en } from '../../src/i18n/en.ts';
import { violationsOf } from '../rig/axe.ts';
import { emulate, press } from '../rig/page-commands.ts';
import { at, isWithoutFill, misfitsIn, motionsIn, ownColoursIn, reachable, startGaps } from './contract.checks.ts';
import { watchPage } from './leaks.ts';
import { allText, clearStage, createStage, inState, until, type Stage } from './stage.ts';

/** From a side panel at its narrowest to a page without columns, in CSS pixels. */
const WIDTHS = [280, 320, 480, 768, 1_280, 1_600];
const PAPER = { light: '#fff', dark: '#0d1117' };
const LOOKS = (['light', 'dark'] as const).flatMap((theme) => ['en', 'de'].map((locale) => ({ theme, locale })));

/** What is said while something is on its way. */
const isWaiting = new RegExp(`${en.loading}|${de.loading}`);

interface Shown {
  readonly stage: Stage;
  readonly provider: HTMLElement;
  readonly element: HTMLElement;
  /** It says the same in every language. */
  readonly isAlike: boolean;
}

/** What every element promises, tried in each of its states. */
export function contract(of: ElementScenes): void {
  for (const variant of of.variants) {
    describe(`<${of.tag}> (${variant.name}) keeps the contract of every element`, () => {
      // First, while nothing of other tests is around that could hide what is left.
      for (const state of (['ready', 'loading', 'failed'] as const).filter((each) => variant.states[each])) {
        it(`leaves nothing behind after 50 mounts while ${state}`, () => mountOften(of.tag, variant, state));
      }
      for (const state of STATES) {
        const scene = variant.states[state];
        if (scene) describe(`when ${state}`, () => contractIn(of.tag, variant, state, scene));
      }
    });
  }
}

/** One element for all checks of a state: changing its theme, language, direction and size is a part of the contract. */
function contractIn(tag: string, variant: Variant, state: State, scene: Scene): void {
  let shown: Shown;
  let element: HTMLElement;

  before(async () => {
    shown = await show(tag, variant, state, scene);
    ({ element } = shown);
  });
  afterEach(async () => {
    document.body.style.background = '';
    shown.provider.removeAttribute('style');
    shown.provider.removeAttribute('dir');
    await look(shown, 'light', 'en');
  });
  after(clearStage);

  it('is accessible in both themes and languages, and changes them where it stands', async () => {
    for (const { theme, locale } of LOOKS) {
      await look(shown, theme, locale);

      assert.deepEqual(await violationsOf(element), [], `${theme}, ${locale}`);
    }
    assert.isTrue(element.matches(`:state(${state})`));
  });

  it('overflows in no width, and cuts no text', async () => {
    await look(shown, 'light', 'de');
    for (const width of WIDTHS) {
      await at(shown.provider, { width });

      assert.isAtMost(element.getBoundingClientRect().width, width);
      assert.deepEqual(misfitsIn(element), [], `${width} pixels wide`);
    }
  });

  it('holds its text at 200 % zoom, and with letters of twice the size', async () => {
    await look(shown, 'light', 'de');
    for (const width of [640, 1_280]) {
      await at(shown.provider, { width: width / 2, zoom: 2 });

      assert.deepEqual(misfitsIn(element), [], `${width} pixels wide, at 200 %`);
    }
    // Half of that is what an element is made for.
    for (const width of [560, 1_280]) {
      await at(shown.provider, { width, fontSize: '28px' });

      assert.deepEqual(misfitsIn(element), [], `${width} pixels wide, with letters of 28 px`);
    }
  });

  it('is mirrored from right to left', async () => {
    await at(shown.provider, { width: 480 });
    const fromLeft = startGaps(element);
    shown.provider.dir = 'rtl';
    for (const width of [280, 480, 768]) {
      await at(shown.provider, { width });

      assert.deepEqual(misfitsIn(element), [], `${width} pixels wide`);
    }
    await at(shown.provider, { width: 480 });
    assert.deepEqual(startGaps(element), fromLeft, 'as far from the right as from the left before');
    assert.deepEqual(await violationsOf(element), []);
  });

  it('lets the keyboard reach everything, in the order in which it stands', async () => {
    const controls = reachable(element);
    for (const control of controls) {
      control.focus();
      assert.isTrue(element.shadowRoot!.activeElement === control, control.outerHTML.slice(0, 80));
      assert.equal(control.tabIndex, 0);
    }
    const next = document.createElement('button');
    document.body.append(next);
    controls[0]?.focus();
    for (const [place, control] of controls.entries()) {
      assert.isTrue(element.shadowRoot!.activeElement === control, `${place}: ${control.outerHTML.slice(0, 80)}`);
      // Only Chromium lets a test press a real key.
      if (!(await press('Tab'))) return;
      // A date is entered in several places.
      while (control.matches('[type="date"]') && element.shadowRoot!.activeElement === control) await press('Tab');
    }
    if (!controls.length) return;
    assert.isTrue(document.activeElement === next, 'the keyboard goes on');
  });

  it('has no part that its page in the documents does not name', async () => {
    const documented = await documentedParts(tag);

    const parts = [...element.shadowRoot!.querySelectorAll('[part]')].flatMap((each) => [...each.part]);
    assert.deepEqual(
      parts.filter((part) => !documented.has(part)),
      [],
    );
  });

  it('is told apart without colours of its own, and keeps still for whoever wants that', async () => {
    // Only Chromium can pretend either.
    if (!(await emulate({ 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' }))) return;
    try {
      await at(shown.provider, { width: 480 });

      assert.deepEqual(await violationsOf(element), []);
      assert.deepEqual(ownColoursIn(element), []);
      assert.deepEqual(isWithoutFill(element), []);
      assert.deepEqual(motionsIn(element), []);
    } finally {
      await emulate();
    }
  });
}

async function show(tag: string, variant: Variant, state: State, scene: Scene): Promise<Shown> {
  const stage = await createStage(scene.options);
  const provider = stage.provider();
  const element = elementOf(tag, variant);
  provider.append(element);
  await play(
    { stage, element, scene },
    () => document.body.append(provider),
    (each) => inState(element, each),
  );
  await inState(element, state);
  const shown = { stage, provider, element, isAlike: Boolean(variant.isAlike) };
  await settled(shown, state);
  return shown;
}

/** Words, pictures and parts come after the state. */
async function settled({ stage, element }: Shown, state?: State): Promise<void> {
  const isLoading = state ? state === 'loading' : element.matches(':state(loading)');
  const isOnItsWay = (): boolean =>
    stage.inFlight() > 0 || Boolean(element.shadowRoot!.querySelector('.blank')) || isWaiting.test(shownWords(element));
  await until(() => isLoading || !isOnItsWay(), 'all parts');
  let last = '';
  let same = 0;
  await until(() => {
    const text = allText(element.shadowRoot!);
    same = text === last ? same + 1 : 0;
    last = text;
    return same >= 3;
  }, 'the words');
}

async function look(shown: Shown, theme: 'light' | 'dark', locale: string): Promise<void> {
  const { element, provider, isAlike } = shown;
  document.body.style.background = PAPER[theme];
  element.setAttribute('theme', theme);
  if (provider.getAttribute('locale') === locale) return;
  const before = shownWords(element);
  provider.setAttribute('locale', locale);
  if (before && !isAlike) await until(() => shownWords(element) !== before, `the words of another language, ${locale}`);
  await settled(shown);
}

function shownWords(element: HTMLElement): string {
  return element.matches(':state(hidden)') ? '' : element.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();
}

async function mountOften(tag: string, variant: Variant, state: State): Promise<void> {
  const scene = variant.states[state]!;
  const stage = await createStage(scene.options);
  await scene.before?.(stage);
  const watch = watchPage();

  try {
    const provider = stage.provider();
    let element = elementOf(tag, variant);
    for (let turn = 0; turn < 50; turn++) {
      // Some come back, some are others.
      if (turn % 3 === 0) element = elementOf(tag, variant);
      provider.replaceChildren(element);
      document.body.append(provider);
      await inState(element, state);
      provider.remove();
    }
    await until(() => stage.inFlight() === 0, 'the end of all calls');
    const alive = (): string[] => watch.alive().filter((each) => !/^a timer of (0|10) ms/.test(each));
    // A body that was on its way may take a few turns more to be read and dropped.
    for (let turn = 0; turn < 20 && alive().length; turn++) await new Promise((resolve) => setTimeout(resolve, 10));

    assert.deepEqual(alive(), []);
  } finally {
    watch.end();
    clearStage();
  }
}

/** As the manifest tells. */
async function documentedParts(tag: string): Promise<ReadonlySet<string>> {
  const { modules } = (await (await fetch('/custom-elements.json')).json()) as {
    readonly modules: readonly { readonly declarations: readonly Documented[] }[];
  };
  const documented = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag);
  return new Set(documented?.cssParts.map(({ name }) => name));
}

interface Documented {
  readonly tagName: string;
  readonly cssParts: readonly { readonly name: string }[];
}
