/** One parameter of a query, decoded. */
export type QueryParam = readonly [name: string, value: string];

const CONTROL = /\p{Cc}/u;

/**
 * A query's parameters, or `null` if the next server could read it differently: control characters, which some cut a
 * text at, and names that are still encoded.
 */
export function queryParams(search: string): readonly QueryParam[] | null {
  // A semicolon parts parameters for some servers.
  const params = [...new URLSearchParams(search.replaceAll(';', '&'))];
  const isDoubtful = ([name, value]: QueryParam): boolean => CONTROL.test(name + value) || name.includes('%');
  return params.some(isDoubtful) ? null : params;
}

/** All values of a parameter, also where its name is written in another way that a lenient server takes for the same. */
export function valuesOf(params: readonly QueryParam[], wanted: string): string[] {
  return params.filter(([name]) => name.normalize('NFKC').trim().toLowerCase() === wanted).map(([, value]) => value);
}
