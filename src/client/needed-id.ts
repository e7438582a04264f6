/**
 * An id that a query cannot do without: left out as empty values are, it would make another call of it.
 * @throws {TypeError} when it is empty
 */
export function neededId<T extends string | number>(id: T): T {
  if (id === '') throw new TypeError('Cannot make this call: an id is missing.');
  return id;
}
