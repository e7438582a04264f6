/** Rows of an array, or of an object whose keys are the clusters. */
export function rowsByCluster(container: unknown): unknown[] {
  if (Array.isArray(container)) return container as unknown[];
  if (typeof container !== 'object' || container === null) return [];
  return Object.entries(container).map(([tc, row]: [string, unknown]) =>
    typeof row === 'object' && row !== null ? { tc, ...row } : row,
  );
}
