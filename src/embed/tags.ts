/** Every element of the kit and the module that registers it. Loaded when its tag first appears on the page. */
export const tags: Readonly<Record<string, () => Promise<unknown>>> = {
  'fd-provider': () => import('../components/provider/define.ts'),
  'fd-sign-in': () => import('../components/sign-in/define.ts'),
  'fd-partner-picker': () => import('../components/partner-picker/define.ts'),
  'fd-event-card': () => import('../components/event-card/define.ts'),
  'fd-event-list': () => import('../components/event-list/define.ts'),
  'fd-cluster-list': () => import('../components/cluster-list/define.ts'),
  'fd-package-status': () => import('../components/package-status/define.ts'),
  'fd-attribution-panel': () => import('../components/attribution-panel/define.ts'),
};
