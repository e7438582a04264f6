/** Rows of an array, or of an object whose keys are the clusters. A row's own cluster counts, where it names one. */
export function rowsByCluster(container: unknown): unknown[] {
  if (Array.isArray(container)) return container as unknown[];
  if (typeof container !== 'object' || container === null) return [];
  return Object.entries(container).map(([tc, row]: [string, unknown]) =>
    isRow(row) ? { ...row, tc: row.tc ?? tc } : row,
  );
}

function isRow(row: unknown): row is { readonly tc?: unknown } {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}
