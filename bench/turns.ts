/** Ms of one contestant's turn. */
type Turn = () => unknown;

/** One contestant: a name and the work that is timed. */
export interface Contestant {
  readonly name: string;
  readonly run: Turn;
}

const WARM_UP = 3;

/** Median milliseconds a contestant, taken in turn (A B A B …), so that a drift of the machine hits all alike. */
export function inTurn(contestants: readonly Contestant[], rounds = 31): Map<string, number> {
  const times = new Map(contestants.map(({ name }): [string, number[]] => [name, []]));
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const { name, run } of contestants) {
      const start = performance.now();
      run();
      const took = performance.now() - start;
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

/**
 * What each contestant's turns found, taken in turn; every other round begins with the last, so that none always comes
 * after the same one.
 */
export async function takeTurns<Name extends string, Found>(
  names: readonly Name[],
  rounds: number,
  turn: (name: Name, round: number) => Promise<Found>,
  warmUp = 1,
): Promise<ReadonlyMap<Name, readonly Found[]>> {
  const found = new Map(names.map((name): [Name, Found[]] => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of round % 2 ? [...names].reverse() : names) {
      const result = await turn(name, round);
      if (round >= 0) found.get(name)!.push(result);
    }
  }
  return found;
}

/** NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
