import type { FdEventCard } from '../../src/components/event-card/event-card.ts';
import { contract } from './contract.ts';

contract('fd-event-card', 'event-id="evt_abc"', {
  empty: { options: { user: null } },
  loading: { before: (stage) => stage.hold(/events/) },
  ready: {},
  stale: {
    after: async (stage, element) => {
      stage.answer(/events\/evt_abc$/, 200, 'not JSON');
      await (element as FdEventCard).refresh();
    },
  },
  failed: { before: (stage) => stage.answer(/events\/evt_abc$/, 200, 'not JSON') },
});
