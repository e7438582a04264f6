import type { ApiId } from './ids.ts';

/**
 * Ids that a description in words stands for.
 * Assumption: `/nlq/ids_from_nl_description` answers an array of ids, or an object with one such list in it.
 */
export function customerIdsIn(answer: unknown): ApiId[] | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const list: unknown = Array.isArray(answer) ? answer : Object.values(answer).find(Array.isArray);
  if (!Array.isArray(list)) return null;
  return list.filter((id): id is ApiId => typeof id === 'string' || typeof id === 'number');
}
