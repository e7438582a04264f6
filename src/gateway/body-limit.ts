/** Is thrown by a limited body while it is read; the shell answers 413. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

type UploadInit = RequestInit & { duplex: 'half' };

/**
 * The request with a body that fails beyond so many bytes, streamed as it comes.
 *
 * @throws BodyTooLargeError at once where the declared length is too large already.
 */
export function limited(request: Request, maxBytes: number): Request {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new BodyTooLargeError();
  const { body } = request;
  if (!body) return request;
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new BodyTooLargeError();
      controller.enqueue(chunk);
    },
  });
  return withBody(request, body.pipeThrough(counter));
}

/** The same request with another body. Built from its parts: a server's own Request objects are not always cloneable. */
export function withBody(request: Request, body: BodyInit): Request {
  const { method, headers, signal } = request;
  return new Request(request.url, { method, headers, signal, body, duplex: 'half' } as UploadInit);
}
