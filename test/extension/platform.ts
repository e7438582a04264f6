/**
 * As much of a browser as modules of the extension need to be loaded in Node. What they do with a browser is tested in
 * the built extension; here every use of its storage is counted.
 */

export const EXTENSION_ID = 'abcdefghijklmnopabcdefghijklmnop';
export const OWN_ORIGIN = `chrome-extension://${EXTENSION_ID}`;
export const DYNAMIC_ORIGIN = 'chrome-extension://4c48c8c9-205b-491d-85a6-50f5eb73ad5d';

/** How often the storage was used. */
export const uses = { storage: 0 };

type Values = Record<string, unknown>;

/** A storage area as the platform has it, in a map. */
function areaOf() {
  const kept = new Map<string, unknown>();
  const listeners = new Set<(changes: Values) => void>();
  const change = (names: readonly string[], make: (name: string) => unknown): Promise<void> => {
    uses.storage++;
    const changes: Values = {};
    for (const name of names) {
      const oldValue = kept.get(name);
      const newValue = structuredClone(make(name));
      if (newValue === undefined) kept.delete(name);
      else kept.set(name, newValue);
      changes[name] = { oldValue, newValue };
    }
    for (const listener of listeners) listener(changes);
    return Promise.resolve();
  };
  return {
    get(keys?: string | string[] | null) {
      uses.storage++;
      const names = keys == null ? [...kept.keys()] : [keys].flat();
      const found = names.filter((name) => kept.has(name)).map((name) => [name, structuredClone(kept.get(name))]);
      return Promise.resolve(Object.fromEntries(found) as Values);
    },
    set: (values: Values) => change(Object.keys(values), (name) => values[name]),
    remove: (keys: string | string[]) => change([keys].flat(), () => undefined),
    clear: () => change([...kept.keys()], () => undefined),
    onChanged: {
      addListener: (listener: (changes: Values) => void) => void listeners.add(listener),
      removeListener: (listener: (changes: Values) => void) => void listeners.delete(listener),
    },
  };
}

export const storage = { local: areaOf(), session: areaOf() };

/** One after the other, as the platform's locks, by name. */
const last = new Map<string, Promise<unknown>>();
const locks = {
  request<T>(name: string, task: () => Promise<T>): Promise<T> {
    const done = (last.get(name) ?? Promise.resolve()).then(task, task);
    last.set(name, done);
    return done;
  },
};

Object.assign(globalThis, {
  browser: {
    runtime: {
      id: EXTENSION_ID,
      getURL: (path: string) => (path === '/frame.html' ? DYNAMIC_ORIGIN : OWN_ORIGIN) + path,
    },
    storage,
  },
});
Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
