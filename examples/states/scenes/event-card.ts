import { held, signedOut, unreadable, type ElementScenes } from '../scene.ts';

export const eventCard: ElementScenes = {
  tag: 'fd-event-card',
  variants: [
    {
      name: 'an event',
      attributes: { 'event-id': 'evt_abc' },
      states: { empty: signedOut, loading: held(/events/), ready: {}, ...unreadable(/events\/evt_abc$/) },
    },
    {
      name: 'a compact card',
      attributes: { 'event-id': 'evt_abc', density: 'compact' },
      states: { loading: held(/events/), ready: {} },
    },
    { name: 'a flagged event', attributes: { 'event-id': 'evt_flagged' }, states: { ready: {} } },
    { name: 'an archived event', attributes: { 'event-id': 'evt_archived' }, states: { ready: {} } },
    { name: 'paused campaigns', attributes: { 'event-id': 'evt_paused' }, states: { ready: {} } },
    {
      name: 'campaigns on an older run, before it is archived',
      attributes: { 'event-id': 'evt_abd' },
      states: { ready: { after: (_stage, element) => pressed(element, 'archive') } },
    },
    {
      name: 'half a change',
      attributes: { 'event-id': 'evt_abc' },
      states: {
        ready: {
          before: ({ sandbox }) => sandbox.faults.add('PUT /cr/api/events/last_updated_on_fe/{eid}=drop'),
          after: (_stage, element) => pressed(element, 'flag'),
        },
      },
    },
    {
      name: 'no way to Customer Representation',
      attributes: { 'event-id': 'evt_abc' },
      states: { ready: { options: { hasCr: false } } },
    },
  ],
};

/** Presses a button of what can be done, once it is there, and waits for what it comes to. */
async function pressed(element: HTMLElement, act: string): Promise<void> {
  (await found(element, `[data-act="${act}"]`))?.click();
  await found(element, '.ask');
}

async function found(element: HTMLElement, selector: string): Promise<HTMLElement | null> {
  const find = (): HTMLElement | null => element.shadowRoot!.querySelector(selector);
  while (element.isConnected && !find()) await new Promise((resolve) => requestAnimationFrame(resolve));
  return find();
}
