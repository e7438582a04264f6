/**
 * The permission texts of the signed-in user for the current partner.
 * Assumption: the API answers an array of texts, or an object that holds one as `permissions`; nobody has published it.
 */
export function permissionsIn(answer: unknown): string[] | null {
  const list: unknown = Array.isArray(answer)
    ? answer
    : typeof answer === 'object' && answer !== null && 'permissions' in answer
      ? answer.permissions
      : null;
  return Array.isArray(list) ? list.filter((entry): entry is string => typeof entry === 'string') : null;
}
