import type { SessionRecord, SessionStore } from './session-store.ts';

interface Entry {
  value: SessionRecord;
  version: string;
  expiresAt: number;
}

/** How often at most the whole map is looked through; a single expired session is never handed out in between. */
const SWEEP_EVERY_MS = 60_000;

export interface MemoryStoreOptions {
  /** Ms since epoch. */
  readonly now?: () => number;
  /** Beyond it, the session that was not used for the longest time makes room. */
  readonly maxSessions?: number;
}

/**
 * Sessions in this process's memory: gone with it, shared with nobody. It sets no timer; what has expired is swept when
 * the store is used.
 */
export function createMemoryStore({ now = Date.now, maxSessions = 10_000 }: MemoryStoreOptions = {}): SessionStore {
  // A Map keeps insertion order; use moves an entry to the end, so the first is the one idle for the longest time.
  const entries = new Map<string, Entry>();
  let writes = 0;
  let sweptAt = now();

  const sweep = (): void => {
    if (Math.abs(now() - sweptAt) < SWEEP_EVERY_MS) return;
    sweptAt = now();
    for (const [id, entry] of entries) if (entry.expiresAt <= now()) entries.delete(id);
  };

  const alive = (id: string): Entry | null => {
    sweep();
    const entry = entries.get(id);
    if (!entry) return null;
    if (entry.expiresAt > now()) return entry;
    entries.delete(id);
    return null;
  };

  const put = (id: string, entry: Entry): void => {
    entries.delete(id);
    entries.set(id, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= maxSessions) break;
      entries.delete(oldest);
    }
  };

  return {
    read: (id) => {
      const entry = alive(id);
      return Promise.resolve(entry ? { value: entry.value, version: entry.version } : null);
    },
    write: (id, value, { ttlMs, ifVersion }) => {
      if ((alive(id)?.version ?? null) !== ifVersion) return Promise.resolve(null);
      const version = String(++writes);
      put(id, { value, version, expiresAt: now() + ttlMs });
      return Promise.resolve(version);
    },
    touch: (id, ttlMs) => {
      const entry = alive(id);
      if (entry) put(id, { ...entry, expiresAt: now() + ttlMs });
      return Promise.resolve();
    },
    remove: (id) => {
      entries.delete(id);
      return Promise.resolve();
    },
  };
}
