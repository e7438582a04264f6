import type { ApiId } from './ids.ts';

/**
 * Ids that a description in words stands for.
 * Assumption: `/nlq/ids_from_nl_description` answers an array of ids, or an object with such a list in it.
 * @returns `null` for what holds none
 */
export function customerIdsIn(answer: unknown): ApiId[] | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const lists = (Array.isArray(answer) ? [answer] : Object.values(answer)).filter(Array.isArray);
  const found = lists.map((list) => list.filter((id): id is ApiId => typeof id === 'string' || typeof id === 'number'));
  const ids = found.find(({ length }) => length);
  // A list without a single id in it, though it has something, is no answer of "nobody".
  return ids ?? (lists.some(({ length }) => !length) ? [] : null);
}
