import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import type { Node } from 'typescript';
import { tokenDefaults } from './tokens.ts';
import type { AnalyzedClass, AnalyzedModule, Element, EventClass, Facts, Manifest, Member } from './types.ts';

const SOURCES = 'src/components';

/** The examples of a class, which the analyzer does not know. */
const examples = {
  name: 'fd-examples',
  analyzePhase({ node, moduleDoc }: { node: Node; moduleDoc: AnalyzedModule }): void {
    if (!ts.isClassDeclaration(node)) return;
    const found = ts
      .getJSDocTags(node)
      .filter(({ tagName }) => tagName.text === 'example')
      .map(({ comment }) => (ts.getTextOfJSDocComment(comment) ?? '').trim());
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.text);
    if (declaration) Object.assign(declaration, { examples: found });
  },
};

/** What the sources say of the elements. */
export function readFacts(root: string): Facts {
  const modules = analyze(root);
  const classes = new Map(
    modules.flatMap(({ declarations = [] }) => declarations.map((each) => [each.name, each] as const)),
  );
  const defaults = tokenDefaults(root);
  const entries = folders(root).map((folder) => {
    const source = modules.find((each) => each.path === `${SOURCES}/${folder}/${folder}.ts`);
    const own = source?.declarations?.find(({ name }) => name === classOf(folder));
    if (!own) throw new Error(`${SOURCES}/${folder}/${folder}.ts declares no class ${classOf(folder)}.`);
    return { folder, element: elementOf(`fd-${folder}`, lineageOf(own, classes), defaults) };
  });
  const manifest: Manifest = {
    schemaVersion: '2.1.0',
    readme: 'docs/elements/README.md',
    modules: entries.map(({ folder, element }) => moduleOf(folder, element)),
  };
  return { manifest, elements: entries.map(({ element }) => element), events: eventsOf(modules) };
}

/** Those with a `define.ts`, in the order of their names. */
function folders(root: string): string[] {
  return readdirSync(path.join(root, SOURCES), { recursive: true, encoding: 'utf8' })
    .map((file) => /^([\w-]+)[\\/]define\.ts$/.exec(file)?.[1])
    .filter((folder) => folder !== undefined && folder !== 'shared')
    .map(String)
    .sort();
}

function classOf(folder: string): string {
  return `Fd${folder.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
}

function analyze(root: string): readonly AnalyzedModule[] {
  const files = readdirSync(path.join(root, SOURCES), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${SOURCES}/${file.replaceAll('\\', '/')}`)
    .sort();
  const sources = files.map((file) =>
    ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true),
  );
  return create({ modules: sources, plugins: [...litPlugin(), examples], context: { dev: false } }).modules;
}

/** A class and its base classes, itself first. */
function lineageOf(own: AnalyzedClass, classes: ReadonlyMap<string, AnalyzedClass>): AnalyzedClass[] {
  const base = own.superclass && classes.get(own.superclass.name);
  return [own, ...(base ? lineageOf(base, classes) : [])];
}

function elementOf(tagName: string, lineage: AnalyzedClass[], defaults: ReadonlyMap<string, string>): Element {
  const own = lineage[0]!;
  const all = <T extends { name: string }>(pick: (from: AnalyzedClass) => readonly T[] | undefined): T[] =>
    [
      ...new Map(
        lineage
          .flatMap((each) => pick(each) ?? [])
          .reverse()
          .map((each) => [each.name, each]),
      ).values(),
    ].reverse();
  const members = all(({ members }) => members)
    .filter(isPublic)
    .map(withoutOrigin);
  return {
    kind: 'class',
    name: own.name,
    tagName,
    customElement: true,
    superclass: { name: 'LitElement', package: 'lit' },
    summary: own.summary ?? '',
    description: own.description || (own.summary ?? ''),
    attributes: all(({ attributes }) => attributes).map(withoutOrigin),
    members,
    // What is dispatched without a line of its own is not known by name.
    events: all(({ events }) => events)
      .filter(({ name }) => name?.startsWith('fd-'))
      .map(withoutOrigin),
    slots: all(({ slots }) => slots).map(withoutOrigin),
    cssParts: all(({ cssParts }) => cssParts).map(withoutOrigin),
    cssProperties: all(({ cssProperties }) => cssProperties).map((each) => ({
      ...withoutOrigin(each),
      ...(defaults.has(each.name) && { default: defaults.get(each.name)! }),
    })),
    cssStates: all(({ cssStates }) => cssStates).map(withoutOrigin),
    examples: own.examples ?? [],
  };
}

function isPublic({ name, privacy, static: isStatic }: Member): boolean {
  return !isStatic && !name.startsWith('#') && (privacy ?? 'public') === 'public';
}

/** To those who use an element it is the same where it has something from. */
function withoutOrigin<T extends object>(each: T): T {
  const { inheritedFrom, ...rest } = each as T & { inheritedFrom?: unknown };
  void inheritedFrom;
  return rest as T;
}

/** Where the package has the class, and the module that registers it. */
function moduleOf(folder: string, element: Element): Manifest['modules'][number] {
  const built = `dist/lib/components/${folder}`;
  const declaration = { name: element.name, module: `${built}/${folder}.js` };
  return {
    kind: 'javascript-module',
    path: `${built}/${folder}.js`,
    declarations: [element],
    exports: [
      { kind: 'js', name: element.name, declaration },
      { kind: 'custom-element-definition', name: element.tagName, declaration },
    ],
  };
}

/** The classes of events, with what they carry. */
function eventsOf(modules: readonly AnalyzedModule[]): Map<string, EventClass> {
  const all = modules.flatMap(({ path: source, declarations = [] }) => declarations.map((each) => ({ source, each })));
  return new Map(
    all
      .filter(({ each }) => /Event$/.test(each.superclass?.name ?? ''))
      .map(({ source, each: { name, description = '', members = [] } }) => [
        name,
        { name, description, source, fields: members.filter((each) => each.kind === 'field' && isPublic(each)) },
      ]),
  );
}
