import type { ElementState } from '../shared/load.ts';
import type { Given } from './panel.ts';

/** The panel's sections, in their order. */
export const SECTIONS = ['campaign', 'model', 'backhaul'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** What the page has given; `null` where it has given nothing, so that all is loaded. */
export function givenOf(given: Given): Given | null {
  return Object.values(given).some((each) => each !== undefined) ? given : null;
}

/** The sections that there is something for. */
export function sectionsOf(given: Given | null, eventId: string, packageId: string): SectionName[] {
  const has: Readonly<Record<SectionName, boolean>> = given
    ? {
        campaign: Boolean(given.campaignResults ?? given.dailyRevenue),
        model: given.attributionModel !== undefined,
        backhaul: Boolean(given.evaluation ?? given.backhaulSettings),
      }
    : { campaign: Boolean(eventId), model: Boolean(eventId), backhaul: Boolean(packageId) };
  return SECTIONS.filter((name) => has[name]);
}

/**
 * The state of the whole: something that is shown makes it ready, something old stale, and it has failed when nothing is
 * there and nothing is on its way.
 * @param isMissing a section's own file could not be loaded
 */
export function stateOf(states: readonly ElementState[], isMissing: boolean): ElementState {
  if (states.includes('stale')) return 'stale';
  if (states.includes('ready')) return 'ready';
  if (states.includes('loading')) return 'loading';
  return isMissing || states.includes('failed') ? 'failed' : 'loading';
}
