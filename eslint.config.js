import js from '@eslint/js';
import globals from 'globals';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

/**
 * Which rooms of src/ a room may import from, and what it does when it wants more. ARCHITECTURE.md draws the same
 * arrows; test/house walks the real import graph against this table, so it is stated once, here.
 */
export const layers = {
  model: { may: [], instead: 'model/ holds data and pure rules only: pass in what it needs as an argument.' },
  client: {
    may: ['model'],
    instead: 'client/ talks to the API as one partner: what elements need comes out of it, not into it.',
  },
  relay: {
    may: ['model'],
    instead: 'relay/ holds tokens and must run anywhere: the HTTP shell belongs in gateway/ or extension/.',
  },
  gateway: {
    may: ['relay', 'model'],
    instead: 'gateway/ is the relay behind HTTP: it never needs the client or the elements.',
  },
  recognition: { may: ['model'], instead: 'recognition/ reads pages: hand it the document and the events.' },
  i18n: { may: ['model'], instead: 'i18n/ is words and formats: take the values as arguments.' },
  components: {
    may: ['model', 'i18n', 'client'],
    instead: 'components/ never see tokens or HTTP: ask client/ for what is missing.',
  },
  embed: { may: ['client', 'components', 'model', 'i18n'], instead: 'embed/ only loads and wires the elements.' },
  extension: {
    may: ['model', 'client', 'relay', 'recognition', 'i18n', 'components'],
    instead: 'extension/ is the WXT shell: it has no gateway and no embed loader.',
  },
};

/** npm packages that only one room may import, so that each can be replaced in one place. */
const owned = {
  ky: { rooms: ['client'], instead: 'HTTP goes through client/transport.ts.' },
  hono: { rooms: ['gateway'], instead: 'relay/ is a plain fetch handler; Hono belongs in gateway/.' },
  '@hono/*': { rooms: ['gateway'], instead: 'Node adapters belong in gateway/.' },
  lit: { rooms: ['components', 'extension', 'embed'], instead: 'Only elements render.' },
  '@lit/*': { rooms: ['components', 'extension', 'embed'], instead: 'Only elements render.' },
  zod: { rooms: [], instead: "Use 'zod/mini': full zod probes new Function and weighs three times as much." },
  redis: { rooms: ['gateway'], instead: 'Sessions are kept by a SessionStore: the one over Redis is in gateway/.' },
  'wxt/*': { rooms: ['extension'], instead: 'browser.* belongs in extension/: hand in what you need of it.' },
  'zod/mini': { rooms: ['model', 'relay', 'gateway', 'extension'], instead: 'Schemas live in model/.' },
  'node:*': { rooms: ['gateway'], instead: 'Everything but gateway/ must also run in a browser.' },
};

const layerRules = Object.entries(layers).map(([room, { may, instead }]) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...Object.keys(layers)
            .filter((other) => other !== room && !may.includes(other))
            .map((other) => ({ regex: `^(\\.\\./)+(src/)?${other}/`, message: instead })),
          { regex: '^(\\.\\./)+(sandbox|test|examples|bench|scripts)/', message: 'src/ stands alone.' },
          ...Object.entries(owned)
            .filter(([, { rooms }]) => !rooms.includes(room))
            .map(([name, { instead: message }]) => ({
              regex: `^${name.replace('/*', '/').replace('node:*', 'node:')}${name.includes('*') ? '' : '$'}`,
              message,
            })),
        ],
      },
    ],
  },
}));

export default ts.config(
  {
    ignores: [
      'types',
      'dist',
      'dist-ext',
      'dist-examples',
      'contact-sheet',
      '.wxt',
      'tmp',
      'node_modules',
      'coverage',
      'test/fixtures',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'scripts/*.mjs', 'bench/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...ts.configs.disableTypeChecked },
  { files: ['**/*.js', '**/*.mjs'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
  {
    files: ['src/components/**/*.ts'],
    ...lit['flat/recommended'],
  },
  { files: ['src/components/**/*.ts'], ...wc['flat/recommended'] },
  {
    files: ['src/components/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      'wc/guard-super-call': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='customElements'][callee.property.name='define']",
          message: 'Elements are registered in define.ts files only, through define() of components/shared.',
        },
      ],
    },
  },
  ...layerRules,
  {
    files: ['test/**/*.ts', 'sandbox/**/*.ts', 'scripts/**', 'bench/**'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
);
