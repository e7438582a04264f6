/** A source of numbers in [0, 1), like Math.random, but the same for the same seed. */
export type Random = () => number;

/**
 * A random stream of its own for each list of parts, so that adding one more drawn value somewhere leaves all other
 * data as it was. FNV-1a hashes the parts, mulberry32 does the drawing.
 */
export function randomFor(...parts: readonly (string | number)[]): Random {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\u0000')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  let state = hash >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `low` to `high`, both included. */
export function wholeBetween(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new RangeError('Cannot pick from an empty list.');
  return item;
}

/** A new list in another order (Fisher-Yates). */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const rest = [...list];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return result;
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Opaque text as tokens and ids are made of. Guessable by design: the sandbox guards nothing. */
export function opaqueText(random: Random, length: number): string {
  return Array.from({ length }, () => base62[Math.floor(random() * base62.length)]).join('');
}

/** Thirty-two mixed bits of two numbers: one draw without a stream, for lists of hundreds of thousands. */
export function hashed(salt: number, index: number): number {
  let mixed = Math.imul(salt ^ Math.imul(index + 0x9e3779b9, 0x85ebca6b), 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
