import type { ElementScenes } from '../scene.ts';

export const partnerPicker: ElementScenes = {
  tag: 'fd-partner-picker',
  variants: [
    {
      name: 'two partners',
      attributes: {},
      isAlike: true,
      states: {
        empty: { options: { user: 'none@none.example' } },
        loading: { options: { user: null }, before: (stage) => stage.stall() },
        ready: {},
        failed: { options: { user: null }, before: (stage) => stage.cut() },
      },
    },
    { name: 'nobody chosen yet', attributes: {}, states: { ready: { options: { partner: null } } } },
    {
      name: 'one partner',
      attributes: { 'show-single': '' },
      isAlike: true,
      states: { ready: { options: { user: 'ben@acme.example' } } },
    },
  ],
  never: {
    stale: 'Partners come with the session: while nobody knows whether it still is, what was chosen goes on.',
  },
};
