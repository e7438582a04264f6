import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every `--fd-*` that the elements' styles read, with its default as it is written there. */
export function tokenDefaults(root: string): Map<string, string> {
  const folder = path.join(root, 'src/components');
  const defaults = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const { index } of text.matchAll(/var\(--fd-[\w-]+/g)) {
      const [name, value] = readVar(text.slice(index));
      const known = defaults.get(name);
      if (known !== undefined && known !== value) {
        throw new Error(`${name} has two defaults, ${known} and ${value} (src/components/${file}).`);
      }
      defaults.set(name, value);
    }
  }
  return new Map([...defaults].map(([name, value]) => [name, value.replace(/var\(--_(\w+)\)/, 'var(--fd-color-$1)')]));
}

/** The name and the default of the `var()` that a text begins with. */
function readVar(text: string): [name: string, value: string] {
  let depth = 0;
  for (let end = 3; end < text.length; end++) {
    if (text[end] === '(') depth++;
    if (text[end] === ')' && --depth === 0) {
      const [, name = '', value = ''] = /^var\((--[\w-]+)(?:,\s*([\s\S]*))?$/.exec(text.slice(0, end)) ?? [];
      return [name, value.replace(/\s+/g, ' ').trim()];
    }
  }
  throw new Error(`A var() has no end: ${text.slice(0, 60)}`);
}
