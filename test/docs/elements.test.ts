import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { readFacts } from '../../scripts/docs/facts.ts';
import { tokenDefaults } from '../../scripts/docs/tokens.ts';
import { filesBelow, root, textOf } from '../house/tree.ts';

const { elements, events } = readFacts(root);
const folderOf = (tagName: string): string => `src/components/${tagName.slice(3)}`;

/** What every element may draw beside its own. */
const COMMON = ['src/components/shared/fd-element.ts', 'src/components/access/access.ts'];

describe('the documents of the elements', () => {
  it('tell of every tag that the embed registers, and of no other', () => {
    const tags = [...textOf('src/embed/tags.ts').matchAll(/'(fd-[\w-]+)':/g)].map(([, tag]) => tag);

    assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), tags.sort());
  });

  it('leave nothing without a word about it', () => {
    const silent = elements.flatMap((each) =>
      [each.attributes, each.members, each.events, each.slots, each.cssParts, each.cssStates, each.cssProperties]
        .flat()
        .filter(({ description }) => !description)
        .map(({ name }) => `${each.tagName}: ${name}`),
    );

    assert.deepEqual(silent, []);
  });

  it('give one example each', () => {
    for (const { tagName, examples } of elements) {
      assert.equal(examples.length, 1, tagName);
      assert.ok(examples[0]!.startsWith(`<${tagName}`), tagName);
    }
  });

  for (const { tagName, cssParts } of elements) {
    it(`name the parts of <${tagName}> that its templates have, and no others`, () => {
      const texts = [...filesBelow(folderOf(tagName), '.ts'), ...COMMON].map(textOf).join('\n');
      const drawn = new Set([...texts.matchAll(/part="([\w -]+)"/g)].flatMap(([, names = '']) => names.split(' ')));
      const documented = cssParts.map(({ name }) => name);

      // A provider draws nothing.
      const missing = cssParts.length ? [...drawn].filter((name) => !documented.includes(name)) : [];
      assert.deepEqual(missing, []);
      // Some are worked out; what they may be stands in the sources as a word. The contract holds what is there.
      const invented = documented.filter(
        (name) => !drawn.has(name) && !texts.includes(`'${name}'`) && !['empty', 'failed'].includes(name),
      );
      assert.deepEqual(invented, []);
    });
  }

  it('name every token that the styles read, and no others', () => {
    const documented = new Set(elements.flatMap(({ cssProperties }) => cssProperties.map(({ name }) => name)));
    const page = textOf('docs/styling.md');

    assert.deepEqual([...documented].sort(), [...tokenDefaults(root).keys()].sort());
    for (const name of documented) assert.ok(page.includes(`| \`${name}\``), name);
  });

  it('give each event its class, which types its listeners too', () => {
    for (const { tagName, events: fired } of elements) {
      for (const { name, type } of fired) {
        const source = events.get(type?.text ?? '')?.source;
        assert.ok(source, `${tagName}: ${name} has no class`);
        assert.ok(textOf(source).includes(`'${name}': ${type?.text};`), `HTMLElementEventMap: ${name}`);
      }
    }
  });

  it('give each tag its class', () => {
    for (const { tagName, name } of elements) {
      const text = textOf(`${folderOf(tagName)}/${tagName.slice(3)}.ts`);
      assert.match(text, new RegExp(`interface HTMLElementTagNameMap {\\s+'${tagName}': ${name};`));
    }
  });
});

describe('what editors are told', () => {
  for (const file of ['types/vscode.html-custom-data.json', 'types/web-types.json']) {
    it(`names every element and every attribute in ${file}`, () => {
      const data = JSON.parse(textOf(file)) as never as {
        tags?: readonly Told[];
        contributions?: { html: { elements: readonly Told[] } };
      };
      const told = data.tags ?? data.contributions!.html.elements;

      for (const { tagName, attributes } of elements) {
        const names = told.find(({ name }) => name === tagName)?.attributes.map(({ name }) => name);
        assert.deepEqual(names?.sort(), attributes.map(({ name }) => name).sort());
      }
    });
  }
});

describe('the types for JSX', () => {
  const page = `
    import type {} from './types/react.d.ts';
    export const card = <fd-event-card event-id="evt_abc" key="1" theme="dark" onfd-error={({ error }) => error.code} />;
    export const picker = <fd-partner-picker showSingle ref={(each) => void each?.retry()} className="wide" />;
  `;

  it('know tags, attributes, properties and listeners', () => {
    assert.deepEqual(errorsIn(page), []);
  });

  const wrong: Readonly<Record<string, string>> = {
    'a theme that there is not': '<fd-event-card theme="purple" />',
    'an attribute that there is not': '<fd-event-card colour="red" />',
    'a listener that takes another event': '<fd-event-card onfd-error={(event: KeyboardEvent) => event.key} />',
    'a tag that there is not': '<fd-nothing />',
  };
  for (const [what, tag] of Object.entries(wrong)) {
    it(`refuse ${what}`, () => {
      assert.equal(errorsIn(`${page}\nexport const wrong = ${tag};`).length, 1);
    });
  }
});

interface Told {
  readonly name: string;
  readonly attributes: readonly { readonly name: string }[];
}

/** What the compiler says of a page in TSX at the project's root; the types stand over the sources instead of dist/. */
function errorsIn(text: string): string[] {
  const file = `${root}page.tsx`;
  const options: ts.CompilerOptions = {
    ...ts.parseJsonConfigFileContent(JSON.parse(textOf('tsconfig.json')), ts.sys, root).options,
    jsx: ts.JsxEmit.ReactJSX,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  const sourceOf = (name: string): string | undefined => {
    if (name === file) return text;
    if (!/\/types\/\w+\.d\.ts$/.test(name) || name.includes('node_modules')) return undefined;
    return readFile(name)?.replaceAll('../dist/lib/', '../src/');
  };
  host.getSourceFile = (name, ...rest) => {
    const source = sourceOf(name);
    return source === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, source, rest[0]);
  };
  const program = ts.createProgram([file], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
