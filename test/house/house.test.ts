import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { STATES } from '../../examples/states/scene.ts';
import { elements as elementScenes } from '../../examples/states/scenes.ts';
import { layers } from '../../eslint.config.js';
import { tags } from '../../src/embed/tags.ts';
import { filesBelow, importsOf, root, textOf } from './tree.ts';

const sources = filesBelow('src', '.ts');
const rooms = layers as Record<string, { may: string[] }>;
const roomOf = (file: string): string => file.split('/')[1] ?? '';

describe('the layers', () => {
  it('are every folder of src, and every folder is one', () => {
    for (const file of sources) assert.ok(roomOf(file) in rooms, `${file}: no such room in eslint.config.js`);
  });

  it('are imported from in one direction only', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => path.posix.join(path.posix.dirname(file), target))
        .filter((target) => {
          const [top, room = ''] = target.split('/');
          return top !== 'src' || (room !== roomOf(file) && !rooms[roomOf(file)]?.may.includes(room));
        })
        .map((target) => `${file} -> ${target}`),
    );
    assert.deepEqual(wrong, []);
  });

  const owners: [string, (file: string) => boolean][] = [
    ['ky', (file) => file.startsWith('src/client/')],
    ['customElements.define', (file) => file === 'src/components/shared/define.ts'],
    ['localStorage', () => false],
    ['document.cookie', () => false],
    ['innerHTML', () => false],
    ['new Function', () => false],
  ];
  for (const [what, mayUse] of owners) {
    it(`leave ${what} to its owner`, () => {
      const uses = (file: string): boolean =>
        what === 'ky' ? importsOf(file).includes('ky') : stripComments(textOf(file)).includes(what);
      assert.deepEqual(
        sources.filter(uses).filter((file) => !mayUse(file)),
        [],
      );
    });
  }
});

describe('the files', () => {
  it('are short enough to be read at once', () => {
    const long = [...sources, ...filesBelow('sandbox', '.ts')]
      .map((file): [string, number] => [file, textOf(file).split('\n').length])
      .filter(([, lines]) => lines > 250);
    assert.deepEqual(long, []);
  });

  it('switch no check off', () => {
    const off = /eslint-disable|@ts-(ignore|nocheck|expect-error)|\bas any\b|: any\b/;
    assert.deepEqual(
      sources.filter((file) => off.test(textOf(file))),
      [],
    );
  });

  it('name assumptions where they stand', () => {
    const vague = sources.filter((file) => /assum(e|ing)\b/i.test(textOf(file)) && !/Assumption:/.test(textOf(file)));
    assert.deepEqual(vague, []);
  });

  it('leave no test out', () => {
    const tests = filesBelow('test', '.test.ts').filter((file) => file !== 'test/house/house.test.ts');
    assert.deepEqual(
      tests.filter((file) => /\b(it|test|describe)\.(skip|only|todo)\b/.test(textOf(file))),
      [],
    );
  });
});

describe('the elements', () => {
  const defined = filesBelow('src/components', '/define.ts').map((file) => file.split('/')[2] ?? '');
  const elements = defined.filter((name) => name !== 'shared');

  for (const name of elements) {
    const tag = `fd-${name}`;
    it(`${tag} is documented where it is written`, () => {
      const text = textOf(`src/components/${name}/${name}.ts`);
      for (const mark of ['@summary', '@example', 'HTMLElementTagNameMap']) assert.ok(text.includes(mark), mark);
    });

    it(`${tag} is loaded by the embed, shown in an example and named in the documents`, () => {
      assert.ok(textOf('src/embed/tags.ts').includes(`'${tag}'`));
      const pages = filesBelow('examples', '/index.html');
      assert.ok(pages.some((page) => textOf(page).includes(`<${tag}`)));
      assert.ok(textOf('docs/vocabulary.md').includes(tag));
    });
  }

  it('are all on the states page, in every state that can occur', () => {
    const drawn = Object.keys(tags).filter((tag) => tag !== 'fd-provider');
    assert.deepEqual(elementScenes.map(({ tag }) => tag).sort(), drawn.sort(), 'examples/states/scenes.ts');
    for (const { tag, variants, never = {} } of elementScenes) {
      const names = variants.map(({ name }) => name);
      assert.deepEqual(names, [...new Set(names)], `${tag}: a name for each`);
      for (const state of STATES) {
        const isThere = variants.some(({ states }) => state in states);
        assert.ok(isThere !== state in never, `${tag}: either a scene when ${state}, or why there can be none`);
      }
    }
  });

  it('keep the contract, each in a test of its own', () => {
    for (const { tag } of elementScenes) {
      const name = tag.replace('fd-', '');
      const test = textOf(`test/components/${name}.contract.browser.test.ts`);
      assert.match(test, new RegExp(`examples/states/scenes/${name}\\.ts[\\s\\S]*\\ncontract\\(`));
    }
  });

  it('carry the version of the package', () => {
    const { version } = JSON.parse(textOf('package.json')) as { version: string };
    assert.ok(textOf('src/components/shared/version.ts').includes(`'${version}'`));
    assert.ok(textOf('CHANGELOG.md').includes(version));
  });
});

describe('the documents', () => {
  const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesBelow('docs', '.md')];

  it('show the snippet that the example page runs, no more and no less', () => {
    const parts = textOf('examples/cms/index.html').matchAll(/\n( *)<!-- snippet -->\n([\s\S]*?) *<!-- \/snippet -->/g);
    const onPage = [...parts].map(([, indent = '', part = '']) => part.replaceAll(`\n${indent}`, '\n').trim());
    assert.equal(onPage.length, 2);
    assert.equal(/```html\n([\s\S]*?)```/.exec(textOf('README.md'))?.[1], `${onPage.join('\n\n')}\n`);
  });

  it('keep the README short', () => {
    assert.ok(textOf('README.md').split('\n').length < 120);
  });

  it('link only to what is there', () => {
    const broken = documents.flatMap((file) =>
      [...textOf(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
        .map((found) => path.join(root, path.dirname(file), found[1] ?? ''))
        .filter((target) => !existsSync(target))
        .map((target) => `${file}: ${path.relative(root, target)}`),
    );
    assert.deepEqual(broken, []);
  });

  it('name every folder of src on the map', () => {
    const map = textOf('ARCHITECTURE.md');
    for (const room of new Set(sources.map(roomOf))) assert.ok(map.includes(`${room}/`), room);
  });

  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    for (const file of documents) {
      for (const [, script = ''] of textOf(file).matchAll(/npm run ([\w:-]+)/g))
        assert.ok(script in scripts, `${file}: ${script}`);
    }
  });

  it('explain every error code and name its class', () => {
    const codes = [...textOf('src/model/errors/fd-error.ts').matchAll(/^ {2}\| '([\w-]+)'/gm)].map(
      (found) => found[1] ?? '',
    );
    assert.ok(codes.length >= 12);
    const page = textOf('docs/errors.md');
    for (const code of codes) assert.ok(page.includes(`\`${code}\``), code);
  });

  it('explain every key that the relay and the gateway answer with', () => {
    const keys = [...textOf('src/model/relay-errors.ts').matchAll(/'(error\.[\w.]+)'/g)].map((found) => found[1] ?? '');
    assert.ok(keys.length >= 18);
    const page = textOf('docs/errors.md');
    for (const key of keys) assert.ok(page.includes(`\`${key}\``), key);
  });
});

function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
