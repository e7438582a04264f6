import { browser } from 'wxt/browser';
import { clearedAt, exclusively, itemOf, type Item } from '../state/item.ts';
import { isSameActor, readActor, type Actor } from '../state/session-store.ts';
import { sites } from '../state/sites.ts';
import { dropIndex, forgetIndex, INDEX_LIFE_MINUTES } from './event-index.ts';
import { nudgePages, registerSites } from './pages.ts';
import { dropTickets } from './tickets.ts';

/** At which the index of events is read again. */
const INDEX_ALARM = 'index';
/** At which a session that has ended by itself is noticed. */
const SESSION_ALARM = 'session';
const SESSION_LOOK_MINUTES = 30;

/** For whom the background has worked up to now; it may have been killed since. */
const lastActor: Item<Actor | null> = itemOf<Actor | null>('session:actor', null);

/** Somebody may have signed in or out, or switched: nothing of the one before stays anywhere. */
export function onSession(): Promise<void> {
  return exclusively('fd-actor', async () => {
    const actor = await readActor();
    const before = await lastActor.read();
    if (isSameActor(actor, before)) return;
    await dropAll();
    // Last, so that a worker that is killed on the way begins anew.
    await lastActor.update(() => actor);
  });
}

async function dropAll(): Promise<void> {
  await dropIndex();
  await dropTickets();
  await nudgePages(true);
  await setAlarms();
}

/** The user has removed everything: what is in pages and on the button goes, too. */
export async function onCleared(): Promise<void> {
  await dropAll();
  await registerSites();
  await clearedAt.update(() => 0);
}

/**
 * The index is kept up to date only while it is of use: while a site is on and somebody is signed in. That somebody is
 * signed in is looked at every now and then, because a session that ends by itself tells nobody.
 */
export async function setAlarms(): Promise<void> {
  const isSignedIn = (await readActor()) !== null;
  const isOn = Object.keys(await sites.read()).length > 0;
  await setAlarm(INDEX_ALARM, isSignedIn && isOn ? INDEX_LIFE_MINUTES : null);
  await setAlarm(SESSION_ALARM, isSignedIn ? SESSION_LOOK_MINUTES : null);
}

async function setAlarm(name: string, periodInMinutes: number | null): Promise<void> {
  if (periodInMinutes === null) await browser.alarms.clear(name);
  else if (!(await browser.alarms.get(name))) await browser.alarms.create(name, { periodInMinutes });
}

export async function onAlarm(name: string): Promise<void> {
  if (name === SESSION_ALARM) return onSession();
  if (name !== INDEX_ALARM) return;
  await forgetIndex();
  await nudgePages(false);
}
