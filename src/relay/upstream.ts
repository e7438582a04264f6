import { abortable } from './abortable.ts';
import type { RelaySettings } from './options.ts';
import { watched } from './streams.ts';
import { UpstreamFailure } from './upstream-failure.ts';

export interface UpstreamCall {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: ReadableStream<Uint8Array> | ArrayBuffer | string | null;
  /** Aborts the call, and its body while that is still coming. */
  readonly signal?: AbortSignal | null;
  /** A list of any length: it has `listMs` in all, and `stallMs` for each byte that its reader waits for. */
  readonly isList?: boolean;
}

/** `duplex` is what a streamed upload needs; the DOM's types do not know it yet. */
type UploadInit = RequestInit & { duplex?: 'half' };

/**
 * One call of the API: no redirect followed, no cookie sent or kept, timed out, given up when the caller gives up.
 *
 * @throws UpstreamFailure where no usable answer came; the signal's reason where the caller gave up; the upload's own
 * error where reading it failed.
 */
export async function callUpstream(settings: RelaySettings, call: UpstreamCall): Promise<Response> {
  call.signal?.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const giveUp = (): void => controller.abort(call.signal?.reason);
  const timeOut = (): void => controller.abort(new UpstreamFailure('timeout'));
  call.signal?.addEventListener('abort', giveUp, { once: true });
  const total = setTimeout(timeOut, call.isList ? settings.listMs : settings.totalMs);
  let connect: ReturnType<typeof setTimeout> | undefined;
  let stall: ReturnType<typeof setTimeout> | undefined;
  const settle = (): void => {
    clearTimeout(connect);
    clearTimeout(total);
    clearTimeout(stall);
    call.signal?.removeEventListener('abort', giveUp);
  };

  let answered = false;
  const waitForHeaders = (): void => {
    if (!answered && !signal.aborted) connect = setTimeout(timeOut, settings.connectMs);
  };
  let uploadFault: { readonly error: unknown } | null = null;
  const body =
    call.body instanceof ReadableStream
      ? watched(call.body, {
          onEnd: waitForHeaders,
          onCancel: waitForHeaders,
          onError: (error) => {
            uploadFault = { error };
            controller.abort(error);
          },
        })
      : (call.body ?? null);
  if (!(body instanceof ReadableStream)) waitForHeaders();

  try {
    const response = await orAbort(settings.fetch(requestOf(call, body, signal)), signal);
    answered = true;
    clearTimeout(connect);
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      await response.body?.cancel();
      throw new UpstreamFailure('unexpected');
    }
    // Nobody reads the body of a HEAD, so nothing else would ever let go of it.
    if (!response.body || call.method === 'HEAD') {
      settle();
      await response.body?.cancel();
      return new Response(null, { status: response.status, headers: response.headers });
    }
    const download = watched(response.body, {
      signal,
      // A reader that takes its time is not the API's fault: only what it waits for counts.
      onWait: () => void (stall = call.isList ? setTimeout(timeOut, settings.stallMs) : undefined),
      onBytes: () => clearTimeout(stall),
      onEnd: settle,
      onError: settle,
      onCancel: () => {
        settle();
        controller.abort();
      },
    });
    return new Response(download, { status: response.status, headers: response.headers });
  } catch (error) {
    settle();
    if (error instanceof UpstreamFailure) throw error;
    if (call.signal?.aborted) throw call.signal.reason;
    // An upload that broke off is its sender's fault and keeps its own error.
    throwFault(uploadFault);
    if (signal.aborted && signal.reason instanceof UpstreamFailure) throw signal.reason;
    throw new UpstreamFailure('unreachable');
  }
}

function throwFault(fault: { readonly error: unknown } | null): void {
  if (fault) throw fault.error;
}

function requestOf(call: UpstreamCall, body: BodyInit | null, signal: AbortSignal): Request {
  const init: UploadInit = {
    method: call.method,
    headers: call.headers,
    body,
    signal,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  };
  if (body instanceof ReadableStream) init.duplex = 'half';
  return new Request(call.url, init);
}

/** Settles with the abort even where the other side does not listen to it; an answer that comes later is thrown away. */
function orAbort(answer: Promise<Response>, signal: AbortSignal): Promise<Response> {
  answer.then(
    (late) => (signal.aborted ? late.body?.cancel().catch(() => undefined) : undefined),
    () => undefined,
  );
  return abortable(answer, signal);
}
