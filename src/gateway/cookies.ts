import { base64url, fromBase64url } from '../relay/base64url.ts';

/** Reads and writes the session cookie: a session id and its signature. */
export interface SessionCookies {
  /** The session id, or `null` if there is none with a valid signature, or more than one. */
  read(cookieHeader: string | null): Promise<string | null>;
  /** A `Set-Cookie` value. */
  write(id: string, maxAgeMs: number): Promise<string>;
  /** A `Set-Cookie` value that removes it. */
  clear(): string;
}

/** Of those that look like ours. More than a browser ever sends; whoever plants more does not make us verify them all. */
const MAX_CANDIDATES = 16;
const VALUE = /^([\w-]{43})\.([\w-]{43})$/;

/**
 * `__Host-` ties a cookie to the host itself, but needs Secure, and WebKit refuses Secure on http loopback; so there it
 * has a plain name.
 */
export function createSessionCookies(secrets: readonly string[], isSecure: boolean): SessionCookies {
  const name = isSecure ? '__Host-fd' : 'fd';
  const attributes = cookieAttributes(isSecure);
  const keys = secrets.map((secret) =>
    crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ]),
  );

  async function isSigned(id: string, signature: string): Promise<boolean> {
    const bytes = fromBase64url(signature);
    if (!bytes) return false;
    for (const key of keys) {
      if (await crypto.subtle.verify('HMAC', await key, bytes, signed(id))) return true;
    }
    return false;
  }

  return {
    async read(cookieHeader) {
      const ids = new Set<string>();
      const candidates = valuesOf(cookieHeader ?? '', name).flatMap((value) => {
        const [, id, signature] = VALUE.exec(value) ?? [];
        return id && signature ? [{ id, signature }] : [];
      });
      for (const { id, signature } of candidates.slice(0, MAX_CANDIDATES)) {
        if (await isSigned(id, signature)) ids.add(id);
      }
      // Two valid ones mean that somebody planted one: nobody can say which is the user's own.
      const [id] = ids;
      return ids.size === 1 && id !== undefined ? id : null;
    },
    async write(id, maxAgeMs) {
      const [first] = keys;
      if (!first) throw new Error('There is no secret to sign with.');
      const signature = base64url(new Uint8Array(await crypto.subtle.sign('HMAC', await first, signed(id))));
      return `${name}=${id}.${signature}; Max-Age=${Math.max(0, Math.floor(maxAgeMs / 1000))}; ${attributes}`;
    },
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}

/** Named, so that a signature made for something else with the same secret is worth nothing here. */
function signed(id: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`fd-session:${id}`);
}

/** Sent to this host alone, never with a call of another site, read by no script. */
export function cookieAttributes(isSecure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
}

/** Every value that a browser sent under a name: there may be several, and only one of them is ours. */
export function valuesOf(header: string, name: string): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
