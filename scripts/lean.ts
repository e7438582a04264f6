/** What the build takes out of the kit for pages, beyond what a minifier knows: each a plugin of its own. */
import { parseSync, Visitor, type Plugin } from 'vite';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const edited = (code: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((left, { start, end, text }) => left.slice(0, start) + text + left.slice(end), code);

/** What people read stays as it is: outside `pre`, which no element has, a run of white space shows as one space. */
const leanHtml = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

const leanCss = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([\w-]): /g, '$1:')
    .replace(/, /g, ',')
    .replace(/([ (:,-])0\./g, '$1.');

const leaning: Readonly<Record<string, (text: string) => string>> = { html: leanHtml, svg: leanHtml, css: leanCss };

/** Takes comments and indentation out of styles and templates: compressed, they would still be a tenth of them. */
export const leanTemplates: Plugin = {
  name: 'fd-lean-templates',
  transform(code, id) {
    if (!id.includes('/src/components/')) return null;
    const edits: Edit[] = [];
    const visitor = new Visitor({
      TaggedTemplateExpression({ tag, quasi }) {
        const lean = tag.type === 'Identifier' ? leaning[tag.name] : undefined;
        if (!lean) return;
        for (const { value, start } of quasi.quasis) {
          const from = code.indexOf(value.raw, start);
          edits.push({ start: from, end: from + value.raw.length, text: lean(value.raw) });
        }
      },
    });
    visitor.visit(parseSync(id, code, { lang: 'ts' }).program);
    return edited(code, edits);
  },
};

/**
 * zod's schemas carry methods that the kit does not call: it reads through `z.safeParse`, and no schema of it waits for
 * anything. Nobody else can see that they go unused, so they are taken out here. Where zod has others than these, the
 * build fails.
 */
const UNUSED: Readonly<Record<string, readonly string[]>> = {
  $ZodType: ['~standard'],
  ZodMiniType: ['with', 'parseAsync', 'safeParseAsync', 'brand', 'register', 'apply'],
};

export const leanSchemas: Plugin = {
  name: 'fd-lean-schemas',
  transform(code, id) {
    if (!/\/zod\/v4\/(core|mini)\/schemas\.js$/.test(id)) return null;
    const edits: Edit[] = [];
    const found = new Set<string>();
    const visitor = new Visitor({
      CallExpression({ arguments: [name, , methods] }) {
        if (name?.type !== 'Literal' || methods?.type !== 'ObjectExpression') return;
        for (const method of methods.properties) {
          if (method.type !== 'Property') continue;
          const { key } = method;
          const known = key.type === 'Literal' ? key.value : key.type === 'Identifier' && key.name;
          if (typeof known !== 'string' || !UNUSED[String(name.value)]?.includes(known)) continue;
          found.add(`${String(name.value)} ${known}`);
          edits.push({ start: method.start, end: method.end + Number(code[method.end] === ','), text: '' });
        }
      },
    });
    visitor.visit(parseSync(id, code).program);
    const type = id.includes('/mini/') ? 'ZodMiniType' : '$ZodType';
    const absent = UNUSED[type]?.filter((key) => !found.has(`${type} ${key}`)) ?? [];
    if (absent.length) throw new Error(`${type} of zod has no ${absent.join(', ')}: look again at what goes unused.`);
    return edited(code, edits);
  },
};

/**
 * A module that is loaded for what it does has nothing to hand out, but gets an object for it all the same, and every page
 * a file with the function that makes one. Here it is made without.
 */
export const emptyNamespaces: Plugin = {
  name: 'fd-empty-namespaces',
  renderChunk(code) {
    const emptied = code.replace(/\/\* @__PURE__ \*\/ __exportAll\(\{\}\)/g, '{}');
    if (emptied === code) return null;
    return /__exportAll\(/.test(emptied) ? emptied : emptied.replace(/^import \{ t as __exportAll \} .*\n/m, '');
  },
  generateBundle: {
    order: 'pre',
    handler(_options, bundle) {
      const runtime = Object.keys(bundle).find((file) => /rolldown-runtime/.test(file));
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      if (!runtime || chunks.some(({ code }) => code.includes(runtime.replace(/^assets\//, './')))) return;
      for (const chunk of chunks) chunk.imports = chunk.imports.filter((file) => file !== runtime);
      delete bundle[runtime];
    },
  },
};
