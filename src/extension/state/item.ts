import { storage, type StorageItemKey } from 'wxt/utils/storage';

/** Something that the extension keeps, for all of its pages and its background. */
export interface Item<T> {
  read(): Promise<T>;
  /** Changes the value, one change after the other, whichever page or worker makes it. Answers with the new value. */
  update(change: (value: T) => T): Promise<T>;
  /** Calls back at every change, wherever it is made; the answer ends that. */
  watch(onChange: (value: T, before: T) => void): () => void;
}

/**
 * @param key `local:…` is kept on disk, `session:…` in memory until the browser is closed; content scripts read neither
 * of what matters: `local` holds settings only
 * @param fallback the value as long as nothing is kept; writing it removes the entry
 */
export function itemOf<T>(key: StorageItemKey, fallback: T): Item<T> {
  const item = storage.defineItem<T>(key, { fallback });
  return {
    read: () => item.getValue(),
    update: (change) =>
      exclusively(`fd-item ${key}`, async () => {
        const before = await item.getValue();
        const value = change(before);
        if (value === before) return value;
        if (value === fallback) await item.removeValue();
        else await item.setValue(value);
        return value;
      }),
    watch: (onChange) => item.watch((value, before) => onChange(value ?? fallback, before ?? fallback)),
  };
}

/** When everything was removed, ms since epoch, for the background to clear up after; 0 when it has. */
export const clearedAt: Item<number> = itemOf('session:cleared-at', 0);

/** Runs a task while no other page and no worker of the extension runs one under the same name. */
export function exclusively<T>(name: string, task: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, task) as Promise<T>;
}
