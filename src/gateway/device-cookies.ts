import type { DeviceStore } from '../relay/options.ts';
import { cookieAttributes, valuesOf } from './cookies.ts';
import type { Seal } from './seal.ts';

/** The device that one browser remembers: read from what it sent, written into the answer. */
export interface CallDevices extends DeviceStore {
  /** A `Set-Cookie` value, once something was written or forgotten. */
  readonly setCookie: string | null;
}

/** More than a browser ever sends under one name. */
const MAX_CANDIDATES = 16;
/** As long as people keep a device in use; after that the code is asked for once more. */
const LIFE_S = 180 * 24 * 60 * 60;

/**
 * The API's keys of a trusted device, sealed for one user name: nobody else's sign-in opens them, no script reads them,
 * and the server keeps nothing. One user per browser, the last who asked for it.
 */
export function createDeviceCookies(seal: Seal, isSecure: boolean): (cookieHeader: string | null) => CallDevices {
  const name = isSecure ? '__Host-fd-device' : 'fd-device';
  const attributes = cookieAttributes(isSecure);

  return (cookieHeader) => {
    let setCookie: string | null = null;
    return {
      get setCookie() {
        return setCookie;
      },
      async read(username) {
        for (const value of valuesOf(cookieHeader ?? '', name).slice(0, MAX_CANDIDATES)) {
          const text = await seal.open(value, username);
          if (text === null) continue;
          const [deviceKey = '', deviceGroupKey = ''] = JSON.parse(text) as string[];
          return { deviceKey, deviceGroupKey };
        }
        return null;
      },
      async write(username, { deviceKey, deviceGroupKey }) {
        const value = await seal.seal(JSON.stringify([deviceKey, deviceGroupKey]), username);
        setCookie = `${name}=${value}; Max-Age=${LIFE_S}; ${attributes}`;
      },
      async forget() {
        setCookie = `${name}=; Max-Age=0; ${attributes}`;
        return Promise.resolve();
      },
    };
  };
}
