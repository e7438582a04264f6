/** What the command line asks for. */
export interface BenchOptions {
  /** How long the gateway is under load in each benchmark that loads it; each has a short default. */
  readonly minutes?: number | undefined;
}

/** What a benchmark found. */
export interface Report {
  readonly title: string;
  readonly lines: readonly string[];
  /** In words with figures, and whether each is kept. */
  readonly limits: readonly { readonly text: string; readonly isMet: boolean }[];
}

/** One benchmark: contestants in turn in one run, and limits for their ratios. */
export interface Benchmark {
  /** Chooses it on the command line. */
  readonly name: string;
  run(options: BenchOptions): Report | Promise<Report>;
}
