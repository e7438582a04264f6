import { assert } from 'chai';
import { elementOf, play, type ElementScenes } from '../../examples/states/scene.ts';
import { elements } from '../../examples/states/scenes.ts';
import { addLanguage } from '../../src/i18n/add-language.ts';
import { language as pseudo } from '../i18n/pseudo.ts';
import { clearStage, createStage, inState, until, type Stage } from './stage.ts';
import '../../src/components/attribution-panel/define.ts';
import '../../src/components/event-list/define.ts';

const LANGUAGES = Symbol.for('fd-widgets/languages');
const page = document.documentElement;

const textOf = (element: Element): string => element.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();

/** An element of the page that says nothing of its own about its language. */
async function shown({ tag, variants }: ElementScenes, into: ParentNode & Node = document.body) {
  const scene = variants[0]!.states.ready!;
  const stage = await createStage(scene.options);
  const element = elementOf(tag, variants[0]!);
  const provider = stage.provider();
  provider.removeAttribute('locale');
  provider.append(element);
  await play(
    { stage, element, scene },
    () => into.appendChild(provider),
    () => inState(element, 'ready'),
  );
  await inState(element, 'ready');
  return { stage, element, provider, text: await calm(stage, element) };
}

/** Parts of an element are modules, whose way here nobody sees: unchanged for so long, nothing is taken to be coming. */
const CALM_MS = 400;

/** What it says once nothing is on its way and nothing changes any more. */
async function calm(stage: Stage, element: Element): Promise<string> {
  let text = '';
  let since = 0;
  await until(() => {
    const last = text;
    text = textOf(element);
    const isComing = stage.inFlight() || element.shadowRoot!.querySelector('.blank');
    if (isComing || text !== last || !text) since = performance.now();
    return performance.now() - since > CALM_MS && text;
  }, 'an element that is calm');
  return text;
}

const changed = (element: Element, from: string): Promise<unknown> =>
  until(() => textOf(element) !== from, `other words than ${from}`);

describe('the language around an element', () => {
  afterEach(() => {
    clearStage();
    delete (globalThis as Record<symbol, unknown>)[LANGUAGES];
  });

  for (const scenes of elements) {
    it(`changes what ${scenes.tag} says, there and back, and nothing is asked for again`, async () => {
      page.lang = 'en';
      const { stage, element, text } = await shown(scenes);
      const calls = [...stage.calls];

      page.lang = 'de';
      if (scenes.variants[0]!.isAlike) await inState(element, 'ready');
      else await changed(element, text);
      await calm(stage, element);
      page.lang = 'en';
      await until(() => textOf(element) === text, `the words of before: ${text}`);

      assert.deepEqual([...stage.calls], calls);
      assert.isTrue(element.matches(':state(ready)'));
    });
  }

  it('is heard inside of shadow roots, from each of them', async () => {
    page.lang = 'en';
    const [outer, inner] = ['section', 'section'].map(() => document.createElement('section'));
    document.body.append(outer!);
    const middle = document.createElement('div');
    outer!.attachShadow({ mode: 'open' }).append(middle);
    middle.append(inner!);
    const { element, text } = await shown(
      elements.find(({ tag }) => tag === 'fd-event-card')!,
      inner!.attachShadow({ mode: 'open' }),
    );

    middle.lang = 'de';
    await changed(element, text);
    middle.removeAttribute('lang');
    await until(() => textOf(element) === text, 'English again');

    outer!.lang = 'de';
    await changed(element, text);
  });

  it('is overruled by the provider, and that by the element itself, whenever they say so', async () => {
    page.lang = 'de';
    const { element, provider, text } = await shown(elements.find(({ tag }) => tag === 'fd-event-card')!);

    provider.setAttribute('locale', 'en');
    await changed(element, text);
    const english = textOf(element);
    element.setAttribute('locale', 'de');
    await until(() => textOf(element) === text, 'German by the element');
    element.removeAttribute('locale');

    await until(() => textOf(element) === english, 'English by the provider');
  });

  it('may be one that is added later: the elements that are there change to it, and format in it', async () => {
    page.lang = 'ar';
    const { stage, element, text } = await shown(elements.find(({ tag }) => tag === 'fd-event-card')!);
    assert.notInclude(text, '⟦');
    const calls = [...stage.calls];

    addLanguage('ar', () => Promise.resolve({ language: pseudo }));
    await until(() => textOf(element).includes(`⟦${pseudo.shared.card.ticketsSold.slice(1, -1)}⟧`), 'its words');

    assert.deepEqual([...stage.calls], calls);
    const capacity = new Intl.NumberFormat('ar', { notation: 'compact' });
    assert.equal(capacity.resolvedOptions().locale.slice(0, 2), 'ar');
  });

  it('that cannot be loaded is reported, and English is spoken', async () => {
    page.lang = 'fr';
    addLanguage('fr', () => Promise.reject(new TypeError('offline')));
    const reported: string[] = [];
    const note = (event: Event): void => void reported.push((event as HTMLElementEventMap['fd-error']).error.code);
    document.addEventListener('fd-error', note);

    const { element } = await shown(elements.find(({ tag }) => tag === 'fd-event-card')!);
    document.removeEventListener('fd-error', note);

    assert.include(textOf(element), 'Tickets sold');
    assert.deepEqual([...new Set(reported)], ['network']);
  });

  it('changes around a form without losing what was typed, nor the place of the keyboard', async () => {
    page.lang = 'en';
    const stage = await createStage({ user: null });
    const provider = stage.show('<fd-sign-in mode="form"></fd-sign-in>');
    provider.removeAttribute('locale');
    const element = provider.querySelector('fd-sign-in')!;
    const field = await until(() => element.shadowRoot?.querySelector('input'), 'a form');
    field.focus();
    field.value = 'both@acme';
    field.setSelectionRange(2, 4);
    const text = textOf(element);

    page.lang = 'de';
    await changed(element, text);

    assert.isTrue(element.shadowRoot!.activeElement === field && field.isConnected);
    assert.deepEqual([field.value, field.selectionStart, field.selectionEnd], ['both@acme', 2, 4]);
  });
});
