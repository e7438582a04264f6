import { ResponseShapeError } from '../model/errors/response-shape.ts';
import type { PartnerScope, ScopeCall } from './scope.ts';

/** An answer's body as it comes in. Whoever has it reads it to its end, or cancels it. */
export interface Download {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** In bytes; `null` where it is not known before the end. */
  readonly size: number | null;
}

/** A file, as a resource describes it. */
export interface DownloadCall extends ScopeCall {
  /** Media type; an answer of another is no file. */
  readonly accept: string;
}

/**
 * A file as it comes in. The wait for its headers is limited, the body's time is not: its reader decides.
 * @throws {FdError} as a read, until its first byte
 */
export function download(scope: PartnerScope, file: DownloadCall, signal?: AbortSignal): Promise<Download> {
  const { what, accept } = file;
  return scope.send(
    file,
    async ({ response: { body, headers } }) => {
      const stream = body ?? new Blob().stream();
      const type = (headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
      if (formOf(type) === formOf(accept)) return { stream, size: Number(headers.get('content-length')) || null };
      // What is not read would stay open. A page that says what has failed is not written to a disk as a list.
      await stream.cancel().catch(() => undefined);
      throw new ResponseShapeError({ what, partnerId: scope.partnerId }, { path: '', expected: accept });
    },
    signal,
  );
}

/** `csv` of `text/csv` and `application/csv`. */
const formOf = (type: string): string => type.replace(/^.*\//, '');
