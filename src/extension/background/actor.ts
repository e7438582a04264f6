import { browser } from 'wxt/browser';
import { exclusively, itemOf, type Item } from '../state/item.ts';
import { readActor, type Actor } from '../state/session-store.ts';
import { sites } from '../state/sites.ts';
import { dropIndex, INDEX_LIFE_MINUTES } from './event-index.ts';
import { nudgePages } from './pages.ts';
import { dropTickets } from './tickets.ts';

/** The alarm at which the index of events is read again. */
export const INDEX_ALARM = 'index';

/** For whom the background has worked up to now; it may have been killed since. */
const lastActor: Item<Actor | null> = itemOf<Actor | null>('session:actor', null);

/** Somebody may have signed in or out, or switched: nothing of the one before stays anywhere. */
export function onSession(): Promise<void> {
  return exclusively('fd-actor', async () => {
    const actor = await readActor();
    const before = await lastActor.read();
    if (actor?.email === before?.email && actor?.partnerId === before?.partnerId) return;
    await dropIndex();
    await dropTickets();
    await nudgePages(true);
    await setAlarm();
    // Last, so that a worker that is killed on the way begins anew.
    await lastActor.update(() => actor);
  });
}

/** The index is kept up to date only while it is of use: while a site is on and somebody is signed in. */
export async function setAlarm(): Promise<void> {
  const isWanted = Object.keys(await sites.read()).length > 0 && (await readActor()) !== null;
  const known = await browser.alarms.get(INDEX_ALARM);
  if (!isWanted) await browser.alarms.clear(INDEX_ALARM);
  else if (!known) await browser.alarms.create(INDEX_ALARM, { periodInMinutes: INDEX_LIFE_MINUTES });
}

/** The index is due. */
export async function onIndexAlarm(): Promise<void> {
  await dropIndex();
  await nudgePages(false);
}
