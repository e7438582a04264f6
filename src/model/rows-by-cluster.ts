/**
 * Rows of an array, of the envelope that lists come in (`items`), or of an object whose keys are the clusters. A row's own
 * cluster counts, where it names one; what is no row beside them is none of theirs.
 */
export function rowsByCluster(container: unknown): readonly unknown[] {
  if (Array.isArray(container)) return container as unknown[];
  if (!isObject(container)) return [];
  if (Array.isArray(container['items'])) return container['items'] as unknown[];
  return Object.entries(container).flatMap(([tc, row]) => (isObject(row) ? [{ ...row, tc: row['tc'] ?? tc }] : []));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
