import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { format, resolveConfig } from 'prettier';
import { readFacts } from './facts.ts';
import { jsxTypes, reactTypes } from './jsx.ts';
import { elementPage, indexPage, tokenTable } from './markdown.ts';
import type { Facts } from './types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Nothing but what is generated lies in these. */
const FOLDERS = ['docs/elements', 'types'];
const STYLING = 'docs/styling.md';

/** What `npm run docs` does; with `--check` it writes nothing and fails when something is not as it would write it. */
export async function main(args: readonly string[] = process.argv.slice(2)): Promise<void> {
  const wanted = await generate(root);
  const left = FOLDERS.flatMap(filesIn).filter((file) => !wanted.has(file));
  const changed = [...wanted].filter(([file, text]) => textOf(file) !== text).map(([file]) => file);
  const drifted = [...changed, ...left];
  if (args.includes('--check')) {
    if (!drifted.length) return;
    console.error(`Not what the elements’ sources say any more: ${drifted.join(', ')}. Write them anew: npm run docs`);
    process.exitCode = 1;
    return;
  }
  for (const file of changed) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), wanted.get(file)!);
  }
  for (const file of left) rmSync(path.join(root, file));
  console.log(drifted.length ? drifted.join('\n') : 'All as it was.');
}

/** Every file that is generated, with its text as prettier lays it out. */
async function generate(from: string): Promise<Map<string, string>> {
  const facts = readFacts(from);
  const files: [string, string][] = [
    ['custom-elements.json', JSON.stringify(facts.manifest)],
    ['docs/elements/README.md', indexPage(facts)],
    ...facts.elements.map((each): [string, string] => [`docs/elements/${each.tagName}.md`, elementPage(each, facts)]),
    [STYLING, withTokens(textOf(STYLING) ?? '', tokenTable(facts))],
    ['types/jsx.d.ts', jsxTypes(facts)],
    ['types/react.d.ts', reactTypes()],
    ...editorData(facts),
  ];
  const formatted = files.map(async ([file, text]): Promise<[string, string]> => {
    const filepath = path.join(from, file);
    return [file, await format(text, { ...(await resolveConfig(filepath)), filepath })];
  });
  return new Map(await Promise.all(formatted));
}

/** What editors complete and explain. */
function editorData({ manifest }: Facts): [string, string][] {
  const options = { hideLogs: true, hideCssPropertiesDocs: true, descriptionSrc: 'summary' } as const;
  // They write into what they are given.
  const copy = (): never => structuredClone(manifest) as never;
  return [
    ['types/vscode.html-custom-data.json', getVsCodeHtmlCustomData(copy(), options)],
    ['types/vscode.css-custom-data.json', getVsCodeCssCustomData(copy(), options)],
    ['types/web-types.json', getWebTypesData(copy(), options)],
  ];
}

function withTokens(text: string, table: string): string {
  const place = /(<!-- tokens -->\n)[\s\S]*(<!-- \/tokens -->)/;
  if (!place.test(text)) throw new Error(`${STYLING} has no place for the tokens: <!-- tokens --> … <!-- /tokens -->`);
  return text.replace(place, (_, begin: string, end: string) => `${begin}\n${table}\n\n${end}`);
}

function filesIn(folder: string): string[] {
  const whole = path.join(root, folder);
  return existsSync(whole) ? readdirSync(whole).map((name) => `${folder}/${name}`) : [];
}

function textOf(file: string): string | undefined {
  const whole = path.join(root, file);
  return existsSync(whole) ? readFileSync(whole, 'utf8') : undefined;
}
