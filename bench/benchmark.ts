/** What the command line asks for. */
export interface BenchOptions {
  /** How long the gateway is under load in each benchmark that loads it; each has a short default. */
  readonly minutes?: number | undefined;
}

/** One thing that was measured. */
export interface Figure {
  /** What, and of which contestant. */
  readonly name: string;
  /** The median of the rounds where there are several. */
  readonly value: number;
  /** `ms`, `MB`, `/s`; empty for a bare number. */
  readonly unit: string;
  /** Times the contestant that the others are compared with. */
  readonly ratio?: number | undefined;
}

/** What must hold, and what was found. */
export interface Limit {
  /** Reads before the limit: `the first render takes, of the vanilla element’s time`. */
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  /** `x` for a ratio. */
  readonly unit: string;
  /** The value may not be below the limit; above it by default. */
  readonly isLeast?: boolean | undefined;
}

/** What a benchmark found. */
export interface Report {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly limits: readonly Limit[];
}

/** One benchmark: contestants in turn in one run, and limits for their ratios. */
export interface Benchmark {
  /** Chooses it on the command line. */
  readonly name: string;
  run(this: void, options: BenchOptions): Report | Promise<Report>;
}

export const isMet = ({ value, limit, isLeast }: Limit): boolean => (isLeast ? value >= limit : value <= limit);
