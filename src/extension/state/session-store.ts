import { browser } from 'wxt/browser';
import type { PartnerId } from '../../model/ids.ts';
import type { SessionHandle } from '../../relay/session-handle.ts';
import type { SessionRecord, SessionStore } from '../../relay/session-store.ts';
import { exclusively } from './item.ts';
import { apiOf, settings } from './settings.ts';

/*
 * The relay's session in `storage.session`: in memory only, gone with the browser, closed to content scripts, shared by
 * the extension's pages and its background.
 */

interface Entry {
  /** Where its tokens come from, and nowhere else may go. */
  readonly api: string | null;
  readonly value: SessionRecord;
  readonly version: string;
  /** Ms since epoch. */
  readonly expiresAt: number;
}

/** Begins the keys of sessions. */
const RECORD = 'relay ';
const ID = 'relay-id';
/** Every call makes the session live longer; noting it more often would only wake the background. */
const TOUCH_STEP_MS = 60_000;

const keyOf = (id: string): string => RECORD + id;

async function entryOf(id: string, api: string | null): Promise<Entry | null> {
  const key = keyOf(id);
  const { [key]: entry } = await browser.storage.session.get<Record<string, Entry | undefined>>(key);
  if (entry && entry.expiresAt <= Date.now()) await browser.storage.session.remove(key);
  return entry && entry.api === api && entry.expiresAt > Date.now() ? entry : null;
}

const put = (id: string, entry: Entry): Promise<void> => browser.storage.session.set({ [keyOf(id)]: entry });

/** Compare and set is a read and a write: a lock makes them one, across all pages and the background. */
const changing = <T>(id: string, task: () => Promise<T>): Promise<T> => exclusively(`fd-session ${id}`, task);

/**
 * The session at one installation of the API: for a relay of another one there is none.
 * @param isUse false for what nobody has asked for: it makes no session live longer
 */
export function sessionStoreOf(api: string | null, isUse = true): SessionStore {
  return {
    async read(id) {
      const entry = await entryOf(id, api);
      return entry && { value: entry.value, version: entry.version };
    },
    write: (id, value, { ttlMs, ifVersion }) =>
      changing(id, async () => {
        const entry = await entryOf(id, api);
        if ((entry?.version ?? null) !== ifVersion) return null;
        const version = crypto.randomUUID();
        const endsAt = Date.now() + ttlMs;
        const expiresAt = isUse ? endsAt : Math.min(endsAt, entry?.expiresAt ?? endsAt);
        await put(id, { api, value, version, expiresAt });
        return version;
      }),
    touch: (id, ttlMs) =>
      changing(id, async () => {
        const entry = await entryOf(id, api);
        const expiresAt = Date.now() + ttlMs;
        if (isUse && entry && expiresAt - entry.expiresAt >= TOUCH_STEP_MS) await put(id, { ...entry, expiresAt });
      }),
    remove: (id) => changing(id, () => browser.storage.session.remove(keyOf(id))),
  };
}

/** The extension has one session: its id lies beside it, and whatever other one was begun goes. */
export const sessionHandle: SessionHandle = {
  id: readId,
  set: (id) =>
    exclusively('fd-session-id', async () => {
      await browser.storage.session.set({ [ID]: id });
      await removeAllBut(id);
    }),
  clear: () =>
    exclusively('fd-session-id', async () => {
      await browser.storage.session.remove(ID);
      await removeAllBut(null);
    }),
};

async function readId(): Promise<string | null> {
  const { [ID]: id } = await browser.storage.session.get(ID);
  return typeof id === 'string' ? id : null;
}

async function removeAllBut(id: string | null): Promise<void> {
  const keys = Object.keys(await browser.storage.session.get());
  const others = keys.filter((key) => key.startsWith(RECORD) && (id === null || key !== keyOf(id)));
  if (others.length) await browser.storage.session.remove(others);
}

/** Who is signed in at the API that is set, and as which partner; `null` where nobody is, or no partner is chosen. */
export async function readActor(): Promise<Actor | null> {
  const id = await readId();
  const entry = id === null ? null : await entryOf(id, apiOf(await settings.read()));
  if (entry?.value.kind !== 'signed-in') return null;
  const { email, partners, lastPartner } = entry.value;
  const partnerId = lastPartner ?? (partners.length === 1 ? partners[0]! : null);
  return partnerId === null ? null : { email, partnerId };
}

interface Change {
  readonly oldValue?: Partial<Entry>;
  readonly newValue?: Partial<Entry>;
}

export interface Actor {
  readonly email: string;
  readonly partnerId: PartnerId;
}

export function isSameActor(one: Actor | null, other: Actor | null): boolean {
  return one?.email === other?.email && one?.partnerId === other?.partnerId;
}

/** Calls back whenever something about the session has changed, wherever it was changed. That it lives longer is none. */
export function watchSession(onChange: () => void): () => void {
  const isNews = ([key, { oldValue, newValue }]: [string, Change]): boolean =>
    key === ID || (key.startsWith(RECORD) && oldValue?.version !== newValue?.version);
  const listener = (changes: Record<string, unknown>): void => {
    if (Object.entries(changes as Record<string, Change>).some(isNews)) onChange();
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}
