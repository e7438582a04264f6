import type { PartnerId } from '../model/ids.ts';

/** Keys of a device that the user asked to be remembered. Source: API docs, authentication. */
export interface DeviceKeys {
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
}

interface Lifetime {
  /** Ms since epoch, of the sign-in that it began with. */
  readonly startedAt: number;
  /** Ms since epoch; no use makes it longer. */
  readonly endsAt: number;
}

/** The password was right, the code is still owed. The API's own challenge session never leaves this record. */
export interface ChallengeRecord extends Lifetime {
  readonly kind: 'challenge';
  readonly username: string;
  readonly challenge: string;
  readonly upstreamSession: string | null;
}

/** A signed-in user with the tokens. */
export interface SignedInRecord extends Lifetime {
  readonly kind: 'signed-in';
  readonly username: string;
  readonly email: string;
  readonly partners: readonly PartnerId[];
  readonly lastPartner: PartnerId | null;
  readonly accessToken: string;
  /** When a refresh brought the access token, ms since epoch; `null` for the one that came with the sign-in. */
  readonly refreshedAt: number | null;
  /** Ms since epoch. */
  readonly accessEndsAt: number;
  readonly refreshToken: string;
  readonly device: DeviceKeys | null;
}

export type SessionRecord = ChallengeRecord | SignedInRecord;

/** A record as it was read, with the version that a conditional write names. */
export interface StoredSession {
  readonly value: SessionRecord;
  readonly version: string;
}

/**
 * Is thrown by a store whose server cannot be reached: nothing is known of the session then, so nobody is signed out for
 * it, and nobody told that they are.
 */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/**
 * Where sessions live. Every method is one round trip of a key-value store with expiry, so that several gateways can
 * share one: `write` is the only one that needs a compare-and-set. Each throws `StoreUnavailableError` where the store
 * cannot be asked.
 */
export interface SessionStore {
  read(id: string): Promise<StoredSession | null>;
  /**
   * Writes only if the stored version is `ifVersion` (`null`: only if there is none), and answers with the new
   * version, or with `null` if the write was lost. So a slow writer never brings back what was signed out meanwhile.
   */
  write(
    id: string,
    value: SessionRecord,
    options: { readonly ttlMs: number; readonly ifVersion: string | null },
  ): Promise<string | null>;
  /** Makes a session live for another `ttlMs` from now, if it is still there. */
  touch(id: string, ttlMs: number): Promise<void>;
  remove(id: string): Promise<void>;
}
