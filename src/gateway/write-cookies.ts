import { cookieAttributes, valuesOf } from './cookies.ts';

/** Tells every process that shares a session that its browser has just written something. */
export interface WriteCookies {
  isRecent(cookieHeader: string | null): boolean;
  /** A `Set-Cookie` value. */
  note(): string;
}

/** Longer than reads are shared, by more than an answer is on its way. */
const LIFE_S = 5;

/**
 * A process knows only of its own writes, and would hand out for a moment what it has read before somebody else's. The
 * browser is what they have in common. Who sends the cookie without a write only has its reads asked anew.
 */
export function createWriteCookies(isSecure: boolean): WriteCookies {
  const name = isSecure ? '__Host-fd-wrote' : 'fd-wrote';
  return {
    isRecent: (cookieHeader) => valuesOf(cookieHeader ?? '', name).length > 0,
    note: () => `${name}=1; Max-Age=${LIFE_S}; ${cookieAttributes(isSecure)}`,
  };
}
