import { browser } from 'wxt/browser';
import type { PartnerId } from '../../model/ids.ts';
import type { SessionHandle } from '../../relay/session-handle.ts';
import type { SessionRecord, SessionStore } from '../../relay/session-store.ts';
import { exclusively } from './item.ts';

/*
 * The relay's session in `storage.session`: in memory only, gone with the browser, closed to content scripts, shared by
 * the extension's pages and its background.
 */

interface Entry {
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

async function entryOf(id: string): Promise<Entry | null> {
  const key = keyOf(id);
  const { [key]: entry } = await browser.storage.session.get<Record<string, Entry | undefined>>(key);
  return entry && entry.expiresAt > Date.now() ? entry : null;
}

const put = (id: string, entry: Entry): Promise<void> => browser.storage.session.set({ [keyOf(id)]: entry });

/** Compare and set is a read and a write: a lock makes them one, across all pages and the background. */
const changing = <T>(id: string, task: () => Promise<T>): Promise<T> => exclusively(`fd-session ${id}`, task);

export const sessionStore: SessionStore = {
  async read(id) {
    const entry = await entryOf(id);
    return entry && { value: entry.value, version: entry.version };
  },
  write: (id, value, { ttlMs, ifVersion }) =>
    changing(id, async () => {
      const entry = await entryOf(id);
      if ((entry?.version ?? null) !== ifVersion) return null;
      const version = crypto.randomUUID();
      await put(id, { value, version, expiresAt: Date.now() + ttlMs });
      return version;
    }),
  touch: (id, ttlMs) =>
    changing(id, async () => {
      const entry = await entryOf(id);
      const expiresAt = Date.now() + ttlMs;
      if (entry && expiresAt - entry.expiresAt >= TOUCH_STEP_MS) await put(id, { ...entry, expiresAt });
    }),
  remove: (id) => changing(id, () => browser.storage.session.remove(keyOf(id))),
};

/** The extension has one session: its id lies beside it. */
export const sessionHandle: SessionHandle = {
  async id() {
    const { [ID]: id } = await browser.storage.session.get(ID);
    return typeof id === 'string' ? id : null;
  },
  set: (id) => browser.storage.session.set({ [ID]: id }),
  clear: () => browser.storage.session.remove(ID),
};

/** Who is signed in and which partner is current; `null` where nobody is, or no partner has been chosen. */
export async function readActor(): Promise<Actor | null> {
  const id = await sessionHandle.id();
  const entry = id === null ? null : await entryOf(id);
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
