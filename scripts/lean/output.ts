/** What the build takes out of the kit for pages, beyond what a minifier knows: each a plugin of its own. */
import { parseSync, Visitor, type Plugin } from 'vite';
import { minify } from 'terser';
import { edited, type Edit } from './edits.ts';

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

/** Below it, a file is not worth the time, in characters before it is made small. */
const WORTH_IT = 2_000;

/**
 * What is large is compressed by a second minifier before the first one writes it down: each knows simplifications
 * that the other does not, which is worth 1 %.
 */
export const compressedTwice: Plugin = {
  name: 'fd-compressed-twice',
  renderChunk: {
    order: 'post',
    async handler(code) {
      if (code.length < WORTH_IT) return null;
      const { code: compressed } = await minify(code, {
        module: true,
        ecma: 2020,
        mangle: false,
        compress: { passes: 3 },
      });
      return compressed ?? null;
    },
  },
};

/** Tells engines that know the word to compile all of a file beside the page's own work, before it is called. */
const EAGER = '//# allFunctionsCalledOnLoad\n';

/**
 * What every card runs at once anyway. An engine compiles a function when it is first called, and the page waits; told so,
 * it does that on another thread while the file comes.
 * @param isEager by a chunk's name and the module that it stands for
 */
export const compiledEarly = (isEager: (name: string, module: string | null) => boolean): Plugin => ({
  name: 'fd-compiled-early',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk' && isEager(file.name, file.facadeModuleId)) file.code = EAGER + file.code;
    }
  },
});
