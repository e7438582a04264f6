/**
 * As much of a browser as modules of the extension need to be loaded in Node. What they do with a browser is tested in
 * the built extension; here every use of its storage is counted.
 */

export const EXTENSION_ID = 'abcdefghijklmnopabcdefghijklmnop';
export const OWN_ORIGIN = `chrome-extension://${EXTENSION_ID}`;
export const DYNAMIC_ORIGIN = 'chrome-extension://4c48c8c9-205b-491d-85a6-50f5eb73ad5d';

/** How often the storage was used. */
export const uses = { storage: 0 };

const area = new Proxy(
  {},
  {
    get: () => () => {
      uses.storage++;
      return Promise.resolve({});
    },
  },
);

Object.assign(globalThis, {
  browser: {
    runtime: {
      id: EXTENSION_ID,
      getURL: (path: string) => (path === '/frame.html' ? DYNAMIC_ORIGIN : OWN_ORIGIN) + path,
    },
    storage: { local: area, session: area },
  },
});
