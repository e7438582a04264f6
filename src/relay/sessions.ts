import { base64url } from './base64url.ts';
import type { RelaySettings } from './options.ts';
import type { ChallengeRecord, SessionRecord, SignedInRecord, StoredSession } from './session-store.ts';

/** A session as it was read, with its id. */
export interface Live<T extends SessionRecord = SessionRecord> extends StoredSession {
  readonly id: string;
  readonly value: T;
}

/** The rules of a session's life over a store: random ids, idle and absolute end, conditional change. */
export interface Sessions {
  read(id: string | null): Promise<Live | null>;
  /** Starts a session under a new random id; the old one, if any, is gone afterwards. */
  start(value: SessionRecord, oldId: string | null): Promise<Live>;
  /** Answers `null` if the session was ended or changed since it was read. */
  change<T extends SessionRecord>(live: Live, value: T): Promise<Live<T> | null>;
  /** Makes the idle life begin anew. */
  use(live: Live): Promise<void>;
  end(id: string | null): Promise<void>;
}

const ID_BYTES = 32;
const ID = /^[\w-]{43}$/;

export function createSessions({ store, now, random, idleMs }: RelaySettings): Sessions {
  const ttlOf = (value: SessionRecord): number => {
    const leftMs = value.endsAt - now();
    return value.kind === 'challenge' ? leftMs : Math.min(idleMs, leftMs);
  };

  return {
    async read(id) {
      if (id === null || !ID.test(id)) return null;
      const stored = await store.read(id);
      return stored && stored.value.endsAt > now() ? { id, ...stored } : null;
    },
    async start(value, oldId) {
      const id = base64url(random(ID_BYTES));
      const version = await store.write(id, value, { ttlMs: ttlOf(value), ifVersion: null });
      if (version === null) throw new Error('A new session id was already taken: the random source repeats itself.');
      try {
        if (oldId !== null) await store.remove(oldId);
      } catch (error) {
        // Nobody is told the new id, so nobody could end it.
        await store.remove(id).catch(() => undefined);
        throw error;
      }
      return { id, value, version };
    },
    async change({ id, version: ifVersion }, value) {
      const version = await store.write(id, value, { ttlMs: ttlOf(value), ifVersion });
      return version === null ? null : { id, value, version };
    },
    use: ({ id, value }) => store.touch(id, ttlOf(value)),
    async end(id) {
      if (id !== null && ID.test(id)) await store.remove(id);
    },
  };
}

export function isSignedIn(live: Live | null): live is Live<SignedInRecord> {
  return live?.value.kind === 'signed-in';
}

export function isChallenge(live: Live | null): live is Live<ChallengeRecord> {
  return live?.value.kind === 'challenge';
}
