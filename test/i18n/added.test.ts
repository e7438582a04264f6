import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { addLanguage, type Language } from '../../src/i18n/add-language.ts';
import { language as english } from '../../src/i18n/english.ts';
import { Catalogue, loadMessages, messagesOf, supportedLocale } from '../../src/i18n/languages.ts';
import { packageMessages } from '../../src/i18n/packages/languages.ts';
import { language as pseudo } from './pseudo.ts';

const file = (language: unknown) => Promise.resolve({ language: language as Language });
const someWords = () =>
  new Catalogue(
    { en: async () => ({ messages: english.shared }), de: async () => ({ messages: english.shared }) },
    'shared',
  );

describe('a language that was added', () => {
  afterEach(() => {
    delete (globalThis as Record<symbol, unknown>)[Symbol.for('fd-widgets/languages')];
  });

  test('is spoken in its regions, and formats as they do', () => {
    assert.equal(supportedLocale('ar_EG'), 'en');

    addLanguage('ar', () => file(pseudo));

    assert.equal(supportedLocale('ar_EG'), 'ar-EG');
    assert.equal(supportedLocale('arc'), 'en');
  });

  test('is loaded once, when it is first needed, for every part', async () => {
    let loads = 0;
    addLanguage('ar', () => (loads++, file(pseudo)));
    assert.deepEqual([loads, messagesOf('ar')], [0, undefined]);

    const [shared, packages] = await Promise.all([loadMessages('ar-EG'), packageMessages.load('ar')]);

    assert.equal(loads, 1);
    assert.equal(shared.retry, `⟦${english.shared.retry}⟧`);
    assert.equal(shared.card.capacity('12'), '⟦Capacity\u00a012⟧');
    assert.deepEqual(packages.status.DONE, pseudo.packages.status.DONE);
    assert.equal(messagesOf('ar'), shared);
  });

  test('of one region is not spoken in another', async () => {
    addLanguage('pt-BR', () => file(pseudo));

    assert.equal(supportedLocale('pt-BR'), 'pt-BR');
    assert.equal(supportedLocale('pt-PT'), 'en');
  });

  test('says in English what its file does not say, or says in another form', async () => {
    const { retry, ...old } = pseudo.shared;
    const { untitled, ...oldCard } = old.card;
    addLanguage('nl', () => file({ shared: { ...old, card: { ...oldCard, capacity: 'no function' } } }));
    const words = someWords();

    const said = await words.load('nl');

    assert.deepEqual([said.retry, said.card.untitled], [english.shared.retry, english.shared.card.untitled]);
    assert.equal(said.card.capacity('12'), 'Capacity\u00a012');
    assert.equal(said.loading, pseudo.shared.loading);
    assert.notEqual(retry, untitled);
  });

  test('that has nothing of a part leaves it English', async () => {
    addLanguage('nl', () => file({}));

    assert.deepEqual(await packageMessages.load('nl'), english.packages);
  });

  test('that cannot be loaded is told, English comes instead, and the next call tries again', async () => {
    let isOnline = false;
    addLanguage('da', () => (isOnline ? file(pseudo) : Promise.reject(new TypeError('offline'))));
    const words = someWords();
    const told: unknown[] = [];

    const first = await words.load('da', (cause) => told.push(cause));
    isOnline = true;
    const second = await words.load('da', (cause) => told.push(cause));

    assert.equal(first.retry, english.shared.retry);
    assert.match(String(told), /^TypeError: offline$/);
    assert.equal(second.retry, pseudo.shared.retry);
  });

  for (const code of ['en', 'de', 'DE', '', 'not a code']) {
    test(`cannot be called "${code}"`, () => {
      assert.throws(() => addLanguage(code, () => file(pseudo)), { name: 'TypeError', message: /Cannot add/ });
    });
  }
});
