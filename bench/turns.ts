/** One contestant: a name and the work that is timed. */
export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
}

/** Median milliseconds a contestant, taken in turn (A B A B …), so that a drift of the machine hits all alike. */
export function inTurn(contestants: readonly Contestant[], rounds = 31): Map<string, number> {
  const times = new Map(contestants.map(({ name }): [string, number[]] => [name, []]));
  for (let round = -3; round < rounds; round++) {
    for (const { name, run } of contestants) {
      const start = performance.now();
      run();
      const took = performance.now() - start;
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return new Map([...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1] ?? NaN]));
}
