import type { Language, LanguageFile } from './language.ts';

/** What each loader has loaded, or is loading. */
const files = new WeakMap<() => Promise<LanguageFile>, Promise<LanguageFile>>();

/**
 * The words of an added language in one part, English ones where it has none.
 * @throws what its loader throws; the next call tries again.
 */
export async function addedWords<T>(load: () => Promise<LanguageFile>, part: keyof Language, english: T): Promise<T> {
  let file = files.get(load);
  if (!file) files.set(load, (file = load()));
  try {
    return filled(english, (await file).language[part]);
  } catch (thrown) {
    files.delete(load);
    throw thrown;
  }
}

/** `more` with the form of `english`: what is missing in it, or of another kind, is English. */
function filled<T>(english: T, more: unknown): T {
  if (typeof english !== 'object' || english === null) return (typeof more === typeof english ? more : english) as T;
  const entries = Object.entries(english).map(([key, value]: [string, unknown]): [string, unknown] => [
    key,
    filled(value, (more as Record<string, unknown> | undefined)?.[key]),
  ]);
  return (Array.isArray(english) ? entries.map(([, value]) => value) : Object.fromEntries(entries)) as T;
}
