import { held, signedOut, unreadable, type ElementScenes, type Variant } from '../scene.ts';

const one = (name: string, id: string): Variant => ({
  name: `one package, ${name}`,
  attributes: { 'package-id': id },
  states: { ready: {} },
});

export const packageStatus: ElementScenes = {
  tag: 'fd-package-status',
  variants: [
    {
      name: 'one package',
      attributes: { 'package-id': 'pkg_555' },
      states: {
        empty: signedOut,
        loading: held(/package_builder/),
        ready: {},
        ...unreadable(/packages\/pkg_555$/),
      },
    },
    one('building', 'pkg_building'),
    one('failed', 'pkg_failed'),
    one('expired', 'pkg_expired'),
    one('in a status that is new', 'pkg_paused'),
    {
      name: 'all packages',
      attributes: {},
      states: {
        empty: { before: (stage) => stage.answer(/packages\/$/, 200, []) },
        loading: held(/package_builder/),
        ready: {},
        ...unreadable(/packages\/$/),
      },
    },
    { name: 'packages that are building', attributes: { only: 'building' }, states: { ready: {} } },
  ],
};
