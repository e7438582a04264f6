import { attributionShots } from './attribution-shots.ts';
import { clusterShots } from './cluster-shots.ts';
import { elementShots } from './element-shots.ts';
import { otherShots } from './other-shots.ts';
import { pageShots } from './page-shots.ts';
import { panelShots, popupShots } from './popup-shots.ts';
import { statesShots } from './states-shots.ts';
import type { Shot } from './shot.ts';

/** Every picture of the sheet, in its order. A new surface adds its own here. */
export const shots: readonly Shot[] = [
  ...popupShots,
  ...pageShots,
  ...panelShots,
  ...elementShots,
  ...attributionShots,
  ...statesShots,
  ...otherShots,
  ...clusterShots,
];
