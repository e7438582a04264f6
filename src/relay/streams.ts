/** How a watched stream came to its end: exactly one of these is called, once. */
export interface StreamWatch {
  readonly onEnd: () => void;
  readonly onError: (error: unknown) => void;
  /** The reader does not want the rest. */
  readonly onCancel: () => void;
  /** The reader waits for the next bytes; not called again before they are there. */
  readonly onWait?: () => void;
  /** They are there. */
  readonly onBytes?: () => void;
  /** Fails the stream at once, also where its source does not listen to the signal. */
  readonly signal?: AbortSignal;
}

/**
 * The same bytes, pulled one chunk at a time as the reader asks for them, so that nothing piles up here and a slow
 * reader slows the sender down.
 */
export function watched(source: ReadableStream<Uint8Array>, watch: StreamWatch): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  const { signal } = watch;
  let over = false;
  let onAbort = (): void => undefined;
  const finish = (tell: () => void): void => {
    over = true;
    signal?.removeEventListener('abort', onAbort);
    tell();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        onAbort = () => {
          if (over) return;
          finish(() => watch.onError(signal?.reason));
          controller.error(signal?.reason);
          reader.cancel(signal?.reason).catch(() => undefined);
        };
        signal?.addEventListener('abort', onAbort, { once: true });
      },
      async pull(controller) {
        try {
          watch.onWait?.();
          const { done, value } = await reader.read();
          if (over) return;
          watch.onBytes?.();
          if (!done) return controller.enqueue(value);
          finish(watch.onEnd);
          controller.close();
        } catch (error) {
          if (over) return;
          finish(() => watch.onError(error));
          controller.error(error);
        }
      },
      async cancel(reason) {
        if (!over) finish(watch.onCancel);
        // Where that has ended the source already, there is nothing left to cancel.
        await reader.cancel(reason).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Reads a body as text up to a limit; `null` where it is longer, then the rest is not fetched. */
export async function textUpTo(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<string | null> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** All of a body, or, where it is longer than the limit, the same body again to be read from its beginning. */
export async function gather(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  while (bytes <= maxBytes) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, bytes);
    chunks.push(value);
    bytes += value.byteLength;
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = chunks.shift() ?? (await reader.read()).value;
        if (next) controller.enqueue(next);
        else controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

function joined(chunks: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}
