import type { Context, MiddlewareHandler } from 'hono';
import { envelope } from '../http/fault.ts';
import { randomFor, type Random } from '../random.ts';
import type { FaultBook } from './book.ts';
import { ConnectionDropped, firstHalf } from './drop.ts';
import { mutated } from './mutate.ts';
import { mutatedCsv } from './mutate-csv.ts';
import type { FaultRule, Json } from './rule.ts';

/** Keys of the statuses that the documents word. */
const keys: Readonly<Record<number, string>> = {
  400: 'error.request.invalid',
  401: 'error.auth.token_invalid',
  403: 'error.auth.not_authorized',
  404: 'error.request.not_found',
  409: 'error.request.conflict',
  422: 'error.request.invalid',
  429: 'error.request.rate_limited',
};

const page = `<!doctype html>
<html lang="en"><head><title>Error</title></head>
<body><h1>Something went wrong</h1><p>A proxy on the way answered instead of the API.</p></body></html>
`;

/** Spoils the answers that a rule is for. */
export function injectFaults(book: FaultBook, seed: number, now: () => number): MiddlewareHandler {
  return async (c, next) => {
    const rule = book.take(c.req.method, new URL(c.req.url).pathname);
    if (!rule) return next();
    const instead = insteadOf(rule, now);
    if (instead) return instead;
    if (rule.kind === 'delay') await pause(rule.ms, c.req.raw.signal);
    await next();
    if (rule.kind !== 'delay') await spoil(c, rule, seed);
    return undefined;
  };
}

/** What is answered without asking the route. */
function insteadOf(rule: FaultRule, now: () => number): Response | null {
  switch (rule.kind) {
    case 'drop':
      if (rule.at === 'half') return null;
      throw new ConnectionDropped();
    case 'status':
      return failure(rule.status, rule.message);
    case 'rate-limited':
      return failure(429, undefined, retryAfter(rule, now));
    case 'html':
      return new Response(page, {
        status: rule.status ?? 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
    default:
      return null;
  }
}

function failure(status: number, message?: string, headers: Readonly<Record<string, string>> = {}): Response {
  const key = message ?? keys[status] ?? (status >= 500 ? 'error.internal.unspecified' : 'error.request.invalid');
  return Response.json(envelope(key), { status, headers });
}

function retryAfter(rule: FaultRule & { kind: 'rate-limited' }, now: () => number): Record<string, string> {
  const { retryAfterSeconds: seconds, as } = rule;
  if (seconds === undefined) return {};
  return { 'retry-after': as === 'date' ? new Date(now() + seconds * 1_000).toUTCString() : String(seconds) };
}

/** Changes the route's own answer. */
async function spoil(c: Context, rule: FaultRule, seed: number): Promise<void> {
  const original = c.res;
  const text = await original.text();
  const random = randomFor(seed, 'fault', rule.kind, c.req.method, new URL(c.req.url).pathname);
  const spoilt = spoiltAnswer(original, text, rule, random);
  // Hono mixes the old headers into an answer that replaces another one.
  c.res = undefined;
  c.res = spoilt;
}

function spoiltAnswer(original: Response, text: string, rule: FaultRule, random: Random): Response {
  const { status, headers } = original;
  if (text === '') return spoiltNothing(original, rule);
  const bytes = new TextEncoder().encode(text);
  const answer = (body: BodyInit | null): Response => new Response(body, { status, headers });
  switch (rule.kind) {
    case 'drop':
      throw new ConnectionDropped(firstHalf(answer(null), bytes));
    case 'truncated':
      return answer(text.slice(0, Math.max(1, Math.floor(text.length / 2))));
    case 'empty':
      return answer(null);
    case 'slow-body':
      return answer(trickle(bytes, rule.ms));
    case 'wrong-type': {
      const response = answer(text);
      response.headers.set('content-type', rule.type ?? 'text/plain');
      return response;
    }
    default:
      return changed(original, text, rule, random);
  }
}

/** An answer without a body has nothing to spoil, but can drop, or be answered with something. */
function spoiltNothing({ status, headers }: Response, rule: FaultRule): Response {
  if (rule.kind === 'drop') throw new ConnectionDropped();
  return rule.kind === 'json' ? Response.json(rule.value) : new Response(null, { status, headers });
}

/** The answer with other contents, in its own format; `json` is JSON whatever was asked for. */
function changed({ status, headers }: Response, text: string, rule: FaultRule, random: Random): Response {
  const isCsv = headers.get('content-type')?.startsWith('text/csv') === true;
  if (isCsv && rule.kind === 'json') return Response.json(rule.value, { status });
  const body = isCsv ? mutatedCsv(rule, text, random) : JSON.stringify(mutated(rule, JSON.parse(text) as Json, random));
  return new Response(body, { status, headers });
}

/** The same bytes in pieces, spread evenly over the time. */
function trickle(bytes: Uint8Array<ArrayBuffer>, ms: number): ReadableStream<Uint8Array> {
  const pieces = Math.max(1, Math.min(20, bytes.length));
  const size = Math.ceil(bytes.length / pieces);
  const end = new AbortController();
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await pause(ms / pieces, end.signal).catch(() => undefined);
      if (end.signal.aborted) return;
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + size));
      at += size;
      if (at >= bytes.length) controller.close();
    },
    cancel: () => end.abort(),
  });
}

/** Waits in real time, whatever the sandbox's clock says. Rejects as soon as nobody waits for the answer any more. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    }, ms);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}
