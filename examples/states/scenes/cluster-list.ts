import { held, signedOut, unreadable, type ElementScenes, type Scene } from '../scene.ts';

/** The event has changed since the campaign was made: run 43 is the newest, and what changes with it is opened. */
const changed: Scene = {
  before: (stage) => stage.sandbox.renewRun('evt_abc'),
  after: (_stage, element) => element.shadowRoot!.querySelector<HTMLElement>('summary')!.click(),
};

const chosen: Scene = {
  after: (_stage, element) => Object.assign(element, { selected: ['family_outings_munich', 'night_owls_munich'] }),
};

export const clusterList: ElementScenes = {
  tag: 'fd-cluster-list',
  variants: [
    {
      name: 'the newest run',
      attributes: { 'event-id': 'evt_abc' },
      states: {
        empty: signedOut,
        loading: held(/clusters/),
        ready: {},
        ...unreadable(/clusters/),
      },
    },
    {
      name: 'an old run, with what changes',
      attributes: { 'event-id': 'evt_abc', 'tc-run-id': '42' },
      states: {
        ready: changed,
      },
    },
    {
      name: 'ranked, some selected',
      attributes: { 'event-id': 'evt_abc', goal: 'tickets', budget: '5000' },
      states: {
        ready: chosen,
      },
    },
    {
      name: 'ranked by order alone, in generation dk2',
      attributes: { 'event-id': 'evt_abc', goal: 'UTILIZATION', budget: '5000' },
      states: { ready: { options: { generation: 'dk2' } } },
    },
    {
      name: 'without a run',
      attributes: { 'event-id': 'evt_no_sales' },
      states: { empty: {} },
    },
    {
      name: 'a run that cannot be read any more',
      attributes: { 'event-id': 'evt_abc', 'tc-run-id': '41' },
      states: { failed: {} },
    },
  ],
};
