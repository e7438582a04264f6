import autocannon from 'autocannon';

const CONNECTIONS = 20;

/** Who is asked, and what for. */
export interface Target {
  readonly url: string;
  /** The nth call: path and headers. */
  readonly call: (nth: number) => { readonly path: string; readonly headers: Readonly<Record<string, string>> };
}

/** What came of all the fire on a target. */
export interface Tally {
  readonly times: number[];
  /** Calls that were not answered, and answers other than 2xx. */
  errors: number;
  seconds: number;
  answered: number;
}

/** A fixed number of connections, each with one call at a time, so that what is slow is asked less. */
export async function fire({ url, call }: Target, seconds: number, tally: Tally): Promise<void> {
  let nth = tally.answered;
  const { errors, timeouts, non2xx, duration, requests } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections: CONNECTIONS,
        duration: seconds,
        requests: [{ setupRequest: (request) => ({ ...request, ...call(nth++) }) }],
      },
      (thrown, result) => (thrown ? reject(thrown as Error) : resolve(result)),
    );
    instance.on('response', (_client, _status, _bytes, ms) => tally.times.push(ms));
  });
  tally.errors += errors + timeouts + non2xx;
  tally.seconds += duration;
  tally.answered += requests.total;
}

export const emptyTally = (): Tally => ({ times: [], errors: 0, seconds: 0, answered: 0 });

export const perSecond = ({ answered, seconds }: Tally): number => answered / seconds;

/** The time that this share of the answers needed at most, in milliseconds. */
export function percentile({ times }: Tally, share: number): number {
  const sorted = Float64Array.from(times).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
