import type { FdErrorCode } from '../../src/model/errors/fd-error.ts';

/** One way in which an answer goes wrong, and what must come of it. */
export interface Case {
  /** As `--faults` takes it, after the route: `status:500`. */
  readonly fault: string;
  /**
   * The kit's error for a read; `null` where the answer is as good as any, 'either' where it depends on the fields
   * that the fault hits.
   */
  readonly code: FdErrorCode | 'either' | null;
  /** The client's own patience, where the fault is that nothing comes. */
  readonly timeoutMs?: number;
}

const of = (code: Case['code'], ...faults: string[]): Case[] => faults.map((fault) => ({ fault, code }));

/** Longer than `SHORT_MS`, and short enough to end while a test goes on. */
export const HANGS_MS = 3_000;
const SHORT_MS = 600;

/** Every kind of fault, in every form that makes a difference. */
export const cases: readonly Case[] = [
  ...of(null, 'delay:15', 'slow-body:15', 'wrong-type', 'wrong-type:application/octet-stream', 'unknown-fields'),
  ...of('network', 'drop', 'drop:half'),
  ...of('request-invalid', 'status:400', 'status:422'),
  ...of('either', 'status:401'),
  ...of('not-available', 'status:401:error.auth.not_authorized', 'status:403'),
  ...of('partner-forbidden', 'status:403:error.partner.wrong'),
  ...of('not-found', 'status:404'),
  ...of('conflict', 'status:409'),
  ...of('server', 'status:500', 'status:503', 'html:502'),
  ...of('timeout', 'status:504'),
  ...of('rate-limited', 'rate-limited', 'rate-limited:1', 'rate-limited:date:0'),
  ...of('response-shape', 'truncated', 'html', 'empty', 'json:null', 'json:7', 'json:"text"'),
  ...of('either', 'missing-fields', 'nulls', 'drift', 'drift:number-as-text', 'drift:text-as-number'),
  ...of('either', 'json:[]', 'drift:object-for-array', 'drift:renamed', 'drift:unknown-value'),
  { fault: `delay:${HANGS_MS}`, code: 'timeout', timeoutMs: SHORT_MS },
  { fault: `slow-body:${HANGS_MS}`, code: 'timeout', timeoutMs: SHORT_MS },
];
