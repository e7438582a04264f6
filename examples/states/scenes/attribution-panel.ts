import { held, signedOut, unreadable, type ElementScenes } from '../scene.ts';

const READS = /events\/evt_abc\/|daily_revenue|campaign_results|backhaul/;

export const attributionPanel: ElementScenes = {
  tag: 'fd-attribution-panel',
  variants: [
    {
      name: 'an event and a package',
      attributes: { 'event-id': 'evt_abc', 'package-id': 'pkg_555' },
      states: {
        empty: signedOut,
        loading: held(READS),
        ready: {},
        stale: unreadable(READS).stale,
        failed: { before: (stage) => stage.answer(READS, 404, { message: 'error.event.not_found' }) },
      },
    },
  ],
};
