import type { ElementScenes, Scenes } from '../scene.ts';

const states: Scenes = {
  empty: { options: { user: null } },
  loading: { options: { user: null }, before: (stage) => stage.stall() },
  ready: {},
  failed: { options: { user: null }, before: (stage) => stage.cut() },
};

export const signIn: ElementScenes = {
  tag: 'fd-sign-in',
  variants: [
    { name: 'a button', attributes: { mode: 'button' }, states },
    { name: 'the form', attributes: { mode: 'form' }, states },
  ],
  never: { stale: 'A session is there, or it is not: an old one is never shown as if it went on.' },
};
