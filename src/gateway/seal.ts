import { base64url, fromBase64url } from '../relay/base64url.ts';

/** Encrypts what leaves this process's memory: sessions in a shared store, devices in a browser's cookie. */
export interface Seal {
  /** Under the first secret. `context` says what the text belongs to: nothing else opens it. */
  seal(this: void, text: string, context: string): Promise<string>;
  /** `null` for what none of the secrets has sealed for this purpose and context. */
  open(this: void, sealed: string, context: string): Promise<string | null>;
}

/** AES-GCM's own size. Random ones are safe for 2^32 texts a key, far more than a secret ever seals. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM, with a key derived from each secret for this purpose alone, so that neither another purpose's text nor a
 * cookie's signature says anything about it. To rotate, put a new secret first and leave the old one until what it has
 * sealed has expired.
 */
export function createSeal(secrets: readonly string[], purpose: string): Seal {
  // Never awaited in vain: a secret that cannot be imported fails the first use, not the process.
  let derived: Promise<CryptoKey[]> | null = null;
  const keys = (): Promise<CryptoKey[]> => (derived ??= Promise.all(secrets.map((secret) => keyOf(secret, purpose))));

  return {
    async seal(text, context) {
      const [first] = await keys();
      if (!first) throw new Error('There is no secret to seal with.');
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const content = await crypto.subtle.encrypt(algorithm(nonce, context), first, bytesOf(text));
      const sealed = new Uint8Array(NONCE_BYTES + content.byteLength);
      sealed.set(nonce);
      sealed.set(new Uint8Array(content), NONCE_BYTES);
      return base64url(sealed);
    },
    async open(sealed, context) {
      const bytes = fromBase64url(sealed);
      if (!bytes || bytes.byteLength < NONCE_BYTES + TAG_BYTES) return null;
      const wanted = algorithm(bytes.slice(0, NONCE_BYTES), context);
      for (const key of await keys()) {
        const text = await crypto.subtle.decrypt(wanted, key, bytes.slice(NONCE_BYTES)).catch(() => null);
        if (text) return new TextDecoder().decode(text);
      }
      return null;
    },
  };
}

async function keyOf(secret: string, purpose: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', bytesOf(secret), 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf(`fd-seal:${purpose}`) };
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function algorithm(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: bytesOf(context) };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
