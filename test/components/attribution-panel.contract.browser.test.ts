import './attribution.ts';
import { contract } from './contract.ts';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';

const READS = /events\/evt_abc\/|daily_revenue|campaign_results|backhaul/;

contract('fd-attribution-panel', 'event-id="evt_abc" package-id="pkg_555"', {
  empty: { options: { user: null } },
  loading: { before: (stage) => stage.hold(READS) },
  ready: {},
  stale: {
    after: (stage, element) => {
      stage.answer(READS, 200, 'not JSON');
      return (element as FdAttributionPanel).refresh();
    },
  },
  failed: { before: (stage) => stage.answer(READS, 404, { message: 'error.event.not_found' }) },
});
