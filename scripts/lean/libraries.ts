/**
 * What the kit for pages leaves out of libraries: parts that nothing of it uses, and that no bundler can see to be unused.
 * The versions are pinned; a library that no longer looks as it did when this was written fails the build.
 */
import { parseSync, Visitor, type Plugin } from 'vite';
import { edited, type Edit } from './edits.ts';

/** The kit reads through `z.safeParse`, and no schema of it waits for anything. */
const UNUSED_METHODS: Readonly<Record<string, readonly string[]>> = {
  $ZodType: ['~standard'],
  ZodMiniType: ['with', 'parseAsync', 'safeParseAsync', 'brand', 'register', 'apply'],
};

/** What every browser that runs the kit can do (it is built for ES2022); and streams are not sent. */
const KNOWN: Readonly<Record<string, boolean>> = {
  supportsRequestStreams: false,
  supportsAbortController: true,
  supportsAbortSignal: true,
  supportsResponseStreams: true,
  supportsFormData: true,
};

/** Whole modules: which names they export, and what they are instead. */
const MODULES: readonly { readonly file: RegExp; readonly names: RegExp; readonly code: string }[] = [
  {
    // How far a transfer has come: no element shows it.
    file: /\/ky\/distribution\/utils\/body\.js$/,
    names: /getBodySize[^]*streamResponse[^]*streamRequest/,
    code: 'export const streamRequest = (request) => request, streamResponse = streamRequest;',
  },
  {
    // TypeScript writes decorators of the older kind; these are those of Lit without the newer.
    file: /\/@lit\/reactive-element\/decorators\/property\.js$/,
    names: /property,\w+ as standardProperty/,
    code: `export const property = (options) => (proto, name) => {
      const own = proto.hasOwnProperty(name);
      proto.constructor.createProperty(name, options);
      return own ? Object.getOwnPropertyDescriptor(proto, name) : undefined;
    };`,
  },
];

/** A piece of a module, and what stands there instead. It is found once. */
interface Piece {
  readonly file: RegExp;
  readonly piece: RegExp;
  readonly instead: string;
}

const LIT = /\/lit-html\/lit-html\.js$/;
const TASK = /\/@lit\/task\/task\.js$/;

const PIECES: readonly Piece[] = [
  // Nothing is drawn in MathML.
  { file: LIT, piece: /:3===i\?"<math>"/, instead: '' },
  { file: LIT, piece: /:3===i\?"<\/math>"/, instead: '' },
  // Elements draw by their own states: nobody waits for a task, nor asks how it went.
  { file: TASK, piece: /get taskComplete\(\)\{.*?this\.t\}(?=constructor)/, instead: '' },
  { file: TASK, piece: /this\.k=h\.onComplete,this\.A=h\.onError,/, instead: '' },
  { file: TASK, piece: /try\{this\.k\?\.\(s\)\}catch\{\}/, instead: '' },
  { file: TASK, piece: /(?<=this\.i=2),this\.o\?\.\(s\)/, instead: '' },
  { file: TASK, piece: /try\{this\.A\?\.\(h\)\}catch\{\}/, instead: '' },
  { file: TASK, piece: /(?<=this\.i=3),this\.h\?\.\(h\)/, instead: '' },
  { file: TASK, piece: /(?<=abort\(\)):\(this\.t=void 0,this\.o=void 0,this\.h=void 0\)/, instead: ':0' },
  { file: TASK, piece: /this\.u=s,this\.l=h/, instead: '' },
  { file: TASK, piece: /get value\(\).*?get status\(\)\{return this\.i\}/, instead: '' },
  { file: TASK, piece: /render\(t\)\{switch.*?\}\}(?=\}const r=)/, instead: '' },
  {
    // Every browser that runs the kit adopts style sheets: elements with states of their own are younger.
    file: /\/@lit\/reactive-element\/css-tag\.js$/,
    piece: /(?<=,e=)t\.ShadowRoot&&.*?"replace"in CSSStyleSheet\.prototype(?=,)/,
    instead: '!0',
  },
  // No browser that runs the kit needs help with shadow roots, nothing was drawn on a server, and only a development
  // build asks which versions there are.
  {
    file: LIT,
    piece: /,B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),.*?;(?=const D=)/,
    instead: ';',
  },
  {
    file: /\/lit-element\/lit-element\.js$/,
    piece: /,s\.litElementHydrateSupport\?\..*?(?=export)/,
    instead: ';const n={};',
  },
  {
    file: /\/@lit\/reactive-element\/reactive-element\.js$/,
    piece: /,p\?\.\(\{ReactiveElement:y\}\),.*?;(?=export)/,
    instead: ';',
  },
  {
    // The kit writes its queries itself.
    file: /\/ky\/distribution\/utils\/merge\.js$/,
    piece: /(?<=const appendSearchParameters = ).*?(?=;\n\/\/ TODO)/s,
    instead: '(target, source) => source',
  },
  {
    // Nor does it follow how far an upload has come.
    file: /\/ky\/distribution\/core\/Ky\.js$/,
    piece:
      /(?<=this\.request = new globalThis\.Request\(this\.#input, this\.#options\);\n) {8}if \(hasSearchParameters.*?(?= {4}\}\n {4}#calculateDelay)/s,
    instead: '',
  },
];

function withoutMethods(code: string, id: string): string {
  const edits: Edit[] = [];
  const left = new Set(UNUSED_METHODS[id.includes('/mini/') ? 'ZodMiniType' : '$ZodType']);
  const visitor = new Visitor({
    CallExpression({ arguments: [name, , methods] }) {
      if (name?.type !== 'Literal' || methods?.type !== 'ObjectExpression') return;
      for (const method of methods.properties) {
        if (method.type !== 'Property') continue;
        const { key } = method;
        const known = key.type === 'Literal' ? key.value : key.type === 'Identifier' && key.name;
        if (typeof known !== 'string' || !UNUSED_METHODS[String(name.value)]?.includes(known)) continue;
        left.delete(known);
        edits.push({ start: method.start, end: method.end + Number(code[method.end] === ','), text: '' });
      }
    },
  });
  visitor.visit(parseSync(id, code).program);
  if (left.size) throw new Error(`${id} has no ${[...left].join(', ')}: look again at what goes unused.`);
  return edited(code, edits);
}

function withAnswers(code: string, id: string): string {
  const edits: Edit[] = [];
  const visitor = new Visitor({
    VariableDeclarator({ id: { start, end }, init }) {
      const answer = KNOWN[code.slice(start, end)];
      if (init && answer !== undefined) edits.push({ start: init.start, end: init.end, text: String(answer) });
    },
  });
  visitor.visit(parseSync(id, code).program);
  if (edits.length !== Object.keys(KNOWN).length)
    throw new Error(`${id} asks other questions than it did: look again.`);
  return edited(code, edits);
}

function withoutPiece(code: string, id: string, { piece, instead }: Piece): string {
  if (code.split(piece).length !== 2) throw new Error(`${id} is not what it was: look again at what goes unused.`);
  return code.replace(piece, instead);
}

export const leanLibraries: Plugin = {
  name: 'fd-lean-libraries',
  transform(code, id) {
    if (/\/zod\/v4\/(core|mini)\/schemas\.js$/.test(id)) return withoutMethods(code, id);
    if (id.endsWith('/ky/distribution/core/constants.js')) return withAnswers(code, id);
    const pieces = PIECES.filter(({ file }) => file.test(id));
    if (pieces.length) return pieces.reduce((left, each) => withoutPiece(left, id, each), code);
    const replaced = MODULES.find(({ file }) => file.test(id));
    if (!replaced) return null;
    if (!replaced.names.test(code)) throw new Error(`${id} is not what it was: look again at what goes unused.`);
    return replaced.code;
  },
};
