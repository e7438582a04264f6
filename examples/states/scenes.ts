import type { ElementScenes } from './scene.ts';
import { attributionPanel } from './scenes/attribution-panel.ts';
import { clusterList } from './scenes/cluster-list.ts';
import { eventCard } from './scenes/event-card.ts';
import { eventList } from './scenes/event-list.ts';
import { packageStatus } from './scenes/package-status.ts';
import { partnerPicker } from './scenes/partner-picker.ts';
import { signIn } from './scenes/sign-in.ts';

/** Every element but the provider, which draws nothing. A new element adds its scenes here, once. */
export const elements: readonly ElementScenes[] = [
  signIn,
  partnerPicker,
  eventCard,
  eventList,
  clusterList,
  packageStatus,
  attributionPanel,
];
