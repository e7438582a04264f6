import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { language as en } from '../../src/i18n/english.ts';
import { language as de } from './german.ts';

/** Every text of a language by its path; sentences with values are made with samples. */
function textsOf(words: unknown, path = ''): [path: string, text: string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') {
    const say = words as (...values: unknown[]) => unknown;
    return [1, 2].flatMap((sample) => {
      try {
        return textsOf(say(sample, sample, sample), path);
      } catch {
        // Takes a list of them.
        return textsOf(say(Array<number>(sample).fill(sample)), path);
      }
    });
  }
  return Object.entries(words as object).flatMap(([key, value]) => textsOf(value, path ? `${path}.${key}` : key));
}

const english = textsOf(en);
const german = textsOf(de);

/** What somebody is asked to do, in each language. */
const WAYS_OUT = {
  en: /\b(sign in|ask|tell|check|load|look|wait|try|choose|enter|use|complete|set)\b/i,
  de: /\b(melden|fragen|informieren|bitten|prüfen|laden|sehen|warten|versuchen|wählen|geben|nutzen|erledigen|setzen) Sie\b/i,
};

/** Names, and what is written so everywhere. */
const CAPITALS =
  /^(I|ID|CRM|ROAS|Meta|Pixel|API|Conversions|Conversion|Future|Demand|Customer|Representation|Lookalike|Intent|Backhaul|Home|End|Page|Up|Down|PageUp|PageDown)$/;

describe('the words of all elements', () => {
  test('are the same in both languages, none of them empty', () => {
    assert.deepEqual(new Set(german.map(([path]) => path)), new Set(english.map(([path]) => path)));
    for (const [path, text] of [...english, ...german]) assert.match(text, /\S/, path);
  });

  test('begin with a capital, a number or a value, where they stand alone', () => {
    const parts = /ofCapacity|\.atMost$|\.usual$|noStatus|rateNote/;
    for (const [path, text] of [...english, ...german]) {
      if (!parts.test(path)) assert.match(text, /^[\p{Lu}\d<“„]/u, `${path}: ${text}`);
    }
  });

  test('are in sentence case in English', () => {
    for (const [path, text] of english) {
      const inner = text
        .replace(/^\d+ /, '')
        .split(/[.!?:;…] |[“”/(]/)
        .flatMap((sentence) => sentence.trim().split(/\s+/).slice(1));
      const titles = inner.map((word) => word.replace(/[^\p{L}]/gu, '')).filter((word) => /^\p{Lu}\p{Ll}/u.test(word));
      assert.deepEqual(
        titles.filter((word) => !CAPITALS.test(word)),
        [],
        `${path}: ${text}`,
      );
    }
  });

  test('end what has more than one sentence with a mark', () => {
    for (const [path, text] of [...english, ...german]) {
      if (/[.!?] \p{Lu}/u.test(text)) assert.match(text, /[.!?…:”“)]$/, `${path}: ${text}`);
    }
  });

  test('are set as the language sets them', () => {
    for (const [path, text] of [...english, ...german]) assert.doesNotMatch(text, /\.\.\.| {2}|"|^\s|\s$/, path);
    for (const [path, text] of english) assert.doesNotMatch(text, / …/, path);
    for (const [path, text] of german) assert.doesNotMatch(text, /\S…|“[^„]*”/, path);
  });

  test('leave no English in German, and speak of one thing by one word', () => {
    for (const [path, text] of german) {
      assert.doesNotMatch(text, /\b(the|and|your|could|please|again|try|this|not|with|from)\b/i, `${path}: ${text}`);
      assert.doesNotMatch(
        text,
        /\b(Veranstaltung|Login|Einloggen|Einlogg|Passwörter|Email|E-mail|du|dein|deine|dir|dich)\b/,
        `${path}: ${text}`,
      );
    }
  });
});

describe('each error', () => {
  for (const [language, { access }] of Object.entries({ en, de })) {
    for (const [code, text] of Object.entries({ ...access.errors, ...access.reasons })) {
      test(`${code} has whole sentences and a way out in ${language}`, () => {
        const sentences = text.match(/[^.]+\./g) ?? [];

        assert.equal(sentences.join(''), text, 'ends with a full stop');
        for (const sentence of sentences) assert.match(sentence.trim(), /^\p{Lu}.* .*\.$/u);
        assert.match(sentences.at(-1) ?? '', WAYS_OUT[language as 'en' | 'de']);
      });
    }
  }

  test('stands in docs/errors.md', () => {
    const table = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

    for (const code of Object.keys(en.access.errors)) assert.ok(table.includes(`| \`${code}\``), code);
  });
});
