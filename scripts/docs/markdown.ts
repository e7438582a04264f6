import type { Element, Facts, Member } from './types.ts';

const NOTE = '<!-- Written by `npm run docs` from the sources: change them, not this. -->';

type Row = readonly (string | undefined)[];

/** What `docs/elements/<tag>.md` says. */
export function elementPage(element: Element, { events }: Facts): string {
  const { tagName, summary, examples } = element;
  const carries = (type: string | undefined): string =>
    (events.get(type ?? '')?.fields ?? []).map((field) => code(`${field.name}: ${field.type?.text}`)).join('<br>');
  return [
    NOTE,
    `# \`<${tagName}>\``,
    summary,
    ...examples.map((example) => `\`\`\`html\n${example}\n\`\`\``),
    `Live, with its attributes to try: \`npm start\`, then [localhost:4000/elements/${tagName}/](http://localhost:4000/elements/${tagName}/).` +
      ` The script tag of the embed registers it when it appears; with a bundler, \`import 'fd-widgets/elements/${tagName.slice(3)}'\` does.`,
    table('Attributes and properties', ['Attribute', 'Property', 'Type', 'Default', 'Meaning'], propertiesOf(element)),
    table(
      'Events',
      ['Event', 'Class', 'Carries', 'When'],
      element.events.map(({ name, type, description }) => [
        code(name),
        code(type?.text),
        carries(type?.text),
        description,
      ]),
    ),
    table(
      'Methods',
      ['Method', 'Does'],
      element.members.filter(isMethod).map((each) => [code(signature(each)), each.description]),
    ),
    table(
      'Slots',
      ['Slot', 'For'],
      element.slots.map(({ name, description }) => [name ? code(name) : '(none)', description]),
    ),
    table(
      'Parts',
      ['Part', 'What it is'],
      element.cssParts.map(({ name, description }) => [code(name), description]),
    ),
    table(
      'States',
      ['State', 'When'],
      element.cssStates.map(({ name, description }) => [code(`:state(${name})`), description]),
    ),
    element.cssProperties.length
      ? `## Tokens\n\n${element.cssProperties.map(({ name }) => code(name)).join(', ')}: their meanings and defaults stand in [styling](../styling.md).`
      : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** What `docs/elements/README.md` says. */
export function indexPage({ elements }: Facts): string {
  return [
    NOTE,
    '# The elements',
    'Each on a page of its own, and live at `npm start` under [localhost:4000/elements/](http://localhost:4000/elements/).' +
      ' How they look is up to [styling](../styling.md).',
    tableOf(
      ['Element', 'What it is for'],
      elements.map(({ tagName, summary }) => [`[\`<${tagName}>\`](${tagName}.md)`, summary]),
    ),
    'For editors and frameworks the package has `custom-elements.json`, `types/vscode.html-custom-data.json`,' +
      " `types/vscode.css-custom-data.json` and `types/web-types.json`. For JSX: `import type {} from 'fd-widgets/react'`" +
      ' types the tags for React 19; `fd-widgets/jsx` has the same types for others.',
  ].join('\n\n');
}

/** The tokens of all elements, for `docs/styling.md`. */
export function tokenTable({ elements }: Facts): string {
  const tokens = new Map(
    elements.flatMap(({ cssProperties }) => cssProperties.map((each) => [each.name, each] as const)),
  );
  return tableOf(
    ['Token', 'Default: light, dark', 'Meaning'],
    [...tokens.values()].map(({ name, default: value = '', description }) => [
      code(name),
      readable(value),
      description,
    ]),
  );
}

/** `light-dark(a, b)` as the two that it stands for. */
function readable(value: string): string {
  const pair = /^light-dark\((.*), (.*)\)$/.exec(value);
  return pair ? `${code(pair[1])}, ${code(pair[2])}` : code(value);
}

function propertiesOf({ attributes, members }: Element): Row[] {
  const ofFields = members
    .filter(({ kind }) => kind === 'field')
    .map((field) => [
      code(field.attribute),
      code(field.name),
      code(field.type?.text),
      code(field.default),
      field.description,
    ]);
  const alone = attributes
    .filter(({ name }) => !members.some(({ attribute }) => attribute === name))
    .map(({ name, type, description }) => [code(name), '', code(type?.text), '', description]);
  return [...ofFields, ...alone];
}

function isMethod({ kind }: Member): boolean {
  return kind === 'method';
}

function signature({ name, parameters = [], return: returned }: Member): string {
  const inside = parameters.map((each) => `${each.name}${each.optional ? '?' : ''}: ${each.type?.text}`).join(', ');
  return `${name}(${inside}): ${returned?.type?.text ?? 'void'}`;
}

function table(title: string, head: Row, rows: readonly Row[]): string {
  return rows.length ? `## ${title}\n\n${tableOf(head, rows)}` : '';
}

function tableOf(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.map((cell) => (cell ?? '').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string | undefined): string {
  return text ? `\`${text.replaceAll('|', '\\|')}\`` : '';
}
