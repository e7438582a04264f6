import { assert } from 'chai';
import { Spoken } from '../../src/components/shared/spoken.ts';
import { Catalogue } from '../../src/i18n/languages.ts';
import { button, clearStage, createStage, inState, shownText, until } from './stage.ts';
import { de, en } from './words.ts';

const CARD = '<fd-event-card event-id="evt_abc"></fd-event-card>';

describe('an element whose words are lost on the way', () => {
  const prototype = Catalogue.prototype as unknown as Record<'load' | 'of', (locale: string) => unknown>;
  const { load, of } = prototype;

  /** Makes languages unreachable, and forgets what is at hand; the result makes them reachable again. */
  function lose(languages: readonly string[]): () => void {
    prototype.of = () => undefined;
    prototype.load = async function (this: Catalogue<unknown>, locale: string): Promise<unknown> {
      if (!languages.includes(locale)) return load.call(this, locale);
      if (locale === 'en') throw new TypeError('The words are cut off.');
      return this.load('en');
    };
    return () => void (prototype.load = load);
  }

  function mend(): void {
    Object.assign(prototype, { load, of });
  }

  afterEach(() => {
    mend();
    clearStage();
  });

  it('speaks English where German cannot be loaded', async () => {
    const stage = await createStage();
    lose(['de']);

    const card = await inState(stage.show(CARD, { locale: 'de' }).querySelector('fd-event-card'), 'ready');

    await until(() => shownText(card).includes(en.card.ticketsSold), 'English');
  });

  for (const { how, again } of [
    { how: 'when the connection is back', again: () => void dispatchEvent(new Event('online')) },
    { how: 'when it is asked to', again: () => document.querySelector('fd-event-card')!.retry() },
  ]) {
    it(`asks for them again ${how}`, async () => {
      const stage = await createStage();
      const found = lose(['en']);
      let errors = 0;
      document.body.addEventListener('fd-error', () => errors++, { once: true });
      const card = await inState(stage.show(CARD).querySelector('fd-event-card'), 'ready');
      await until(() => errors, 'the error');
      assert.isNotNull(card.shadowRoot!.querySelector('slot:not([name])'));

      found();
      await again();

      await until(() => shownText(card).includes(en.card.ticketsSold), 'the words');
    });
  }

  it('asks again for the words of a notice', async () => {
    const stage = await createStage({ user: null });
    const first = await inState(stage.show(CARD).querySelector('fd-event-card'), 'empty');
    await until(() => button(first, /Sign in/), 'the words');
    const found = lose(['en']);
    prototype.of = of;
    const card = await inState(stage.show(CARD).querySelector('fd-event-card'), 'empty');
    await until(() => shownText(card).includes(en.unavailable), en.unavailable);

    found();
    dispatchEvent(new Event('online'));

    await until(() => button(card, /Sign in/), 'the way to sign in');
  });

  it('keeps to the language of now when an older one comes late', async () => {
    const stage = await createStage({ user: null });
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    prototype.load = async function (this: Catalogue<unknown>, locale: string): Promise<unknown> {
      if (locale === 'en') await gate;
      return load.call(this, locale);
    };
    const provider = stage.show(CARD);
    const card = await inState(provider.querySelector('fd-event-card'), 'empty');

    provider.setAttribute('locale', 'de');
    await until(() => shownText(card).includes(de.signIn), 'German');
    letGo();
    await new Promise((resolve) => setTimeout(resolve, 50));

    assert.include(shownText(card), de.signIn);
  });
});

describe('Spoken', () => {
  it('drops what comes for a locale that is no longer asked for, also when it fails', async () => {
    const pending = new Map<string, (value: string | Promise<never>) => void>();
    let ends = 0;
    const spoken = new Spoken<string>(
      (locale) => new Promise((resolve) => pending.set(locale, resolve)),
      () => ends++,
    );

    spoken.ask('en');
    spoken.ask('fr');
    spoken.ask('de');
    pending.get('de')!('German');
    pending.get('en')!('English');
    pending.get('fr')!(Promise.reject(new Error('offline')));
    await new Promise((resolve) => setTimeout(resolve));

    assert.equal(spoken.value, 'German');
    assert.equal(ends, 1);
  });
});
