import type { Page } from 'puppeteer-core';

const START = 'bench-start';
const END = 'bench-end';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
}

/** The tasks of a page's main thread while something happened in it, ms each, longest first. */
export async function tasksDuring(page: Page, work: () => Promise<unknown>): Promise<number[]> {
  const mark = (name: string): Promise<unknown> => page.evaluate((given) => void performance.mark(given), name);
  await page.tracing.start({ categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'] });
  let trace: Uint8Array | undefined;
  try {
    await mark(START);
    await work();
    await mark(END);
  } finally {
    trace = await page.tracing.stop();
  }
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: readonly TraceEvent[] };
  const start = traceEvents.find(({ name }) => name === START);
  const end = traceEvents.find(({ name }) => name === END);
  if (!start || !end) throw new Error('The trace of the page lacks what was marked in it.');
  return traceEvents
    .filter(
      ({ name, pid, tid, ts }) =>
        name === 'RunTask' && pid === start.pid && tid === start.tid && ts >= start.ts && ts <= end.ts,
    )
    .map(({ dur = 0 }) => dur / 1000)
    .sort((one, other) => other - one);
}
