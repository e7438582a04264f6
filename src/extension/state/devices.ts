import type { DeviceStore } from '../../relay/options.ts';
import type { DeviceKeys } from '../../relay/session-store.ts';

/*
 * Devices that the user ticked "remember this device" on. In the extension's own IndexedDB, encrypted under a key that
 * no script can take out of the browser.
 */

const DATABASE = 'fd-devices';
const KEY = 'key';
const KEYS = 'keys';
const DEVICES = 'devices';

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** @param api a device is known to one installation of the API only */
export function deviceStore(api: string): DeviceStore {
  const nameOf = (username: string): string => `${api} ${username}`;
  return {
    read: (username) =>
      withDatabase(async (database) => {
        const sealed = await ask<Sealed | undefined>(database, DEVICES, 'readonly', (store) =>
          store.get(nameOf(username)),
        );
        const key = await ask<CryptoKey | undefined>(database, KEYS, 'readonly', (store) => store.get(KEY));
        if (!sealed || !key) return null;
        const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.data);
        return JSON.parse(new TextDecoder().decode(opened)) as DeviceKeys;
      }),
    write: (username, keys) =>
      withDatabase(async (database) => {
        const key = await sealingKey(database);
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const plain = new TextEncoder().encode(JSON.stringify(keys));
        const sealed: Sealed = { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain) };
        await ask(database, DEVICES, 'readwrite', (store) => store.put(sealed, nameOf(username)));
      }),
    forget: (username) =>
      withDatabase((database) => ask(database, DEVICES, 'readwrite', (store) => store.delete(nameOf(username)))),
  };
}

/** Forgets every device, and the key. */
export function forgetDevices(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('The remembered devices could not be deleted.'));
  });
}

/** Two pages may make a key at once: the first one that is stored counts. */
async function sealingKey(database: IDBDatabase): Promise<CryptoKey> {
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return new Promise((resolve, reject) => {
    const store = database.transaction(KEYS, 'readwrite').objectStore(KEYS);
    const known = store.get(KEY) as IDBRequest<CryptoKey | undefined>;
    known.onsuccess = () => {
      if (known.result) return resolve(known.result);
      const put = store.put(fresh, KEY);
      put.onsuccess = () => resolve(fresh);
      put.onerror = () => reject(put.error ?? new Error('The key could not be kept.'));
    };
    known.onerror = () => reject(known.error ?? new Error('The key could not be read.'));
  });
}

/** Opened for each use, so that it can be deleted at any time. */
async function withDatabase<T>(use: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEYS);
      request.result.createObjectStore(DEVICES);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The remembered devices could not be opened.'));
  });
  try {
    return await use(database);
  } finally {
    database.close();
  }
}

function ask<T>(
  database: IDBDatabase,
  name: string,
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const asked = request(database.transaction(name, mode).objectStore(name));
    asked.onsuccess = () => resolve(asked.result as T);
    asked.onerror = () => reject(asked.error ?? new Error('The remembered devices could not be used.'));
  });
}
