import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { messages as de } from '../../src/i18n/extension/de.ts';
import { messages as en } from '../../src/i18n/extension/en.ts';
import { extensionMessages } from '../../src/i18n/extension/languages.ts';

/** Names that both languages share. */
const shared = new Set(['name', 'options.environment.names.staging', 'options.language.names.en']);
const sharedEndings = ['options.language.names.de'];

/** Every text of a language by its path; sentences with values are made with a sample for each. */
function textsOf(messages: object, path = ''): [path: string, text: string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function')
      return [0, 1, 2].map((sample) => [`${at}(${sample})`, String((value as (x: unknown) => string)(sample))]);
    return textsOf(value as object, at);
  });
}

const manifestWords = (language: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(`src/extension/public/_locales/${language}/messages.json`, 'utf8'));

describe("the words of the extension's pages", () => {
  test('are the same in both languages, none of them empty', () => {
    assert.deepEqual(
      textsOf(de).map(([path]) => path),
      textsOf(en).map(([path]) => path),
    );
    for (const [path, text] of [...textsOf(en), ...textsOf(de)]) assert.match(text.trim(), /\S{2}/, path);
  });

  test('leave no English in German', () => {
    const english = new Map(textsOf(en));

    for (const [path, text] of textsOf(de)) {
      if (!shared.has(path) && !sharedEndings.includes(path)) assert.notEqual(english.get(path), text, path);
      assert.doesNotMatch(text, /\b(the|and|your|could|please|again|try)\b/i, path);
    }
  });

  test('address people formally in German', () => {
    for (const [path, text] of textsOf(de)) assert.doesNotMatch(text, /\b(du|dein|deine|dir|dich)\b/i, path);
  });

  test('name the host that they speak of', () => {
    for (const { api, site, environment, options } of [en, de]) {
      for (const sentence of [
        api.noAccess,
        api.allow,
        api.refused,
        site.always,
        site.refused,
        site.isOn,
        site.isOff,
        environment.own,
        options.environment.refused,
        options.sites.offOf,
        options.sites.isOff,
      ]) {
        assert.match(sentence('tickets.example'), /tickets\.example/);
      }
    }
  });

  test('word none, one and many', () => {
    assert.equal(en.page.found(1), '1 event recognised on this page.');
    assert.equal(de.page.found(2), '2 Events auf dieser Seite erkannt.');
    assert.doesNotMatch(en.page.noneSeen(0), /0/);
    assert.match(de.page.noneSeen(1), /1 Event,/);
    assert.match(de.page.noneSeen(60), /60 Events,/);
  });

  test('are loaded by language', async () => {
    assert.equal(await extensionMessages.load('de-AT'), de);
    assert.equal(await extensionMessages.load('fr'), en);
  });
});

describe("the words of the extension's manifest", () => {
  test('are the same in both languages', () => {
    assert.deepEqual(Object.keys(manifestWords('de')), Object.keys(manifestWords('en')));
  });

  test('describe the extension in no more than the stores take', () => {
    for (const language of ['de', 'en']) {
      assert.ok(manifestWords(language)['extDescription']!.message.length <= 132, language);
    }
  });
});
