import type { Element, Facts } from './types.ts';

const NOTE = '/* Written by `npm run docs` from the sources: change them, not this. */';

/** What `types/jsx.d.ts` says: for every tag its attributes, its properties and its events. */
export function jsxTypes({ elements, events }: Facts): string {
  const fired = elements.flatMap((element) => element.events.map(({ type }) => events.get(type?.text ?? '')?.source));
  const sources = [...new Set(fired)].filter((source) => source !== undefined).sort();
  return `${NOTE}
${sources.map((source) => `import type {} from '../${source.replace('src/', 'dist/lib/').replace(/ts$/, 'js')}';`).join('\n')}
${elements.map(({ name, tagName }) => `import type { ${name} } from '../dist/lib/components/${tagName.slice(3)}/${tagName.slice(3)}.js';`).join('\n')}

/** Listeners as JSX names them: \`onfd-ready\`. */
type Listeners<Names extends keyof HTMLElementEventMap> = {
  [Name in Names as \`on\${Name}\`]?: ((event: HTMLElementEventMap[Name]) => void) | undefined;
};

/** What the elements take in JSX, by tag, beside what every HTML element takes. */
export interface FdElementProps {
${elements.map(propsOf).join('\n')}
}

/** The elements by tag. */
export interface FdElements {
${elements.map(({ name, tagName }) => `'${tagName}': ${name};`).join('\n')}
}
`;
}

/** What `types/react.d.ts` says: React 19 knows the tags. */
export function reactTypes(): string {
  return `${NOTE}
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { FdElementProps, FdElements } from './jsx.js';

type FdReactElements = {
  [Tag in keyof FdElementProps]: DetailedHTMLProps<HTMLAttributes<FdElements[Tag]>, FdElements[Tag]> &
    FdElementProps[Tag];
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends FdReactElements {}
  }
}
`;
}

function propsOf({ name, tagName, attributes, members, events, summary }: Element): string {
  const fields = members.filter(({ kind }) => kind === 'field').map((field) => `'${field.name}'`);
  // An attribute of the same name as its property is typed as that.
  const own = attributes.filter((each) => !members.some((member) => member.name === each.name));
  const lines = own.map(({ name: attribute, fieldName, type, description }) => {
    const text = fieldName ? `${name}['${fieldName}']` : (type?.text ?? 'string');
    return `/** ${description ?? ''} */\n'${attribute}'?: ${text} | undefined;`;
  });
  return `/** ${summary.replace(/\s+/g, ' ')} */
'${tagName}': { ${lines.join('\n')} } & { [Name in ${fields.join(' | ')}]?: ${name}[Name] | undefined } &
  Listeners<${events.map((event) => `'${event.name}'`).join(' | ')}>;`;
}
