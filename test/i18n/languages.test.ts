import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messages as accessDe } from '../../src/i18n/access/de.ts';
import { messages as accessEn } from '../../src/i18n/access/en.ts';
import { accessMessages } from '../../src/i18n/access/languages.ts';
import { messages as coreDe } from '../../src/i18n/de.ts';
import { messages as coreEn } from '../../src/i18n/en.ts';
import { Catalogue, loadMessages, messagesOf, supportedLocale } from '../../src/i18n/languages.ts';

const en = { ...coreEn, ...accessEn };
const de = { ...coreDe, ...accessDe };

/** Product names and words that both languages share. */
const shared = new Set(['card.roas', 'card.benchmark', 'form.code', 'picker.label']);

/** Every text of a language by its path; sentences with values are made with a sample for each. */
function textsOf(messages: object, path = ''): [path: string, text: string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function')
      return [1, 2].map((sample) => [`${at}`, String((value as (x: unknown) => string)(sample))]);
    return textsOf(value as object, at);
  });
}

describe('the languages', () => {
  test('have the same words, none of them empty', () => {
    assert.deepEqual(
      textsOf(de).map(([path]) => path),
      textsOf(en).map(([path]) => path),
    );
    for (const [path, text] of [...textsOf(en), ...textsOf(de)]) assert.match(text.trim(), /\S{2}/, path);
  });

  test('leave no English in German', () => {
    const english = new Map(textsOf(en).map(([path, text]) => [path + text, text]));

    for (const [path, text] of textsOf(de)) {
      if (!shared.has(path)) assert.equal(english.get(path + text), undefined, path);
      assert.doesNotMatch(text, /\b(the|and|your|could|please|again|try)\b/i, path);
    }
  });

  test('address people formally in German', () => {
    for (const [path, text] of textsOf(de)) assert.doesNotMatch(text, /\b(du|dein|deine|dir|dich)\b/i, path);
  });

  test('end sentences with a full stop and labels without', () => {
    for (const messages of [en, de]) {
      for (const [path, text] of textsOf({ errors: messages.errors, reasons: messages.reasons })) {
        assert.match(text, /\.$/, path);
      }
      for (const label of [messages.retry, messages.signIn, messages.signOut, messages.choosePartner]) {
        assert.match(label, /[^.]$/);
      }
    }
  });

  test('word one and many', () => {
    assert.equal(en.card.moreClusters(1), '1 more cluster');
    assert.equal(en.card.moreClusters(2), '2 more clusters');
    assert.equal(de.card.moreClusters(1), '1 weiteres Cluster');
    assert.equal(de.card.against(-1), '1 Punkt unter dem Benchmark');
    assert.equal(de.card.against(13), '13 Punkte über dem Benchmark');
  });
});

describe('the choice of a language', () => {
  for (const { locale, expected } of [
    { locale: 'de', expected: 'de' },
    { locale: 'de_AT', expected: 'de-AT' },
    { locale: 'DE-ch', expected: 'de-CH' },
    { locale: 'en-GB', expected: 'en-GB' },
    { locale: 'fr', expected: 'en' },
    { locale: 'den', expected: 'en' },
    { locale: '', expected: 'en' },
    { locale: 'not a locale', expected: 'en' },
  ]) {
    test(`${locale || 'nothing'} is spoken as ${expected}`, () => {
      assert.equal(supportedLocale(locale), expected);
    });
  }

  test('loads a language once, and has it at hand afterwards', async () => {
    assert.equal(messagesOf('de'), undefined);

    const loaded = await loadMessages('de-CH');

    assert.equal(loaded, coreDe);
    assert.equal(messagesOf('de-AT'), coreDe);
    assert.equal(await accessMessages.load('de'), accessDe);
  });

  test('falls back to English when a language cannot be loaded', async () => {
    const catalogue = new Catalogue<string>(
      {
        en: async () => ({ messages: 'English' }),
        de: () => Promise.reject(new Error('offline')),
      },
      null,
    );

    assert.equal(await catalogue.load('de'), 'English');
    assert.equal(catalogue.of('de'), undefined);
  });

  test('tries again after not even English could be loaded', async () => {
    let isOnline = false;
    const load = () => (isOnline ? Promise.resolve({ messages: 'English' }) : Promise.reject(new Error('offline')));
    const catalogue = new Catalogue<string>({ en: load, de: load }, null);

    await assert.rejects(catalogue.load('de'), /offline/);
    isOnline = true;
    assert.equal(await catalogue.load('de'), 'English');
  });
});
