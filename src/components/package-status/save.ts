/** A file that somebody has chosen to write to. */
export interface Place {
  createWritable(): Promise<FileSystemWritableFileStream>;
  getFile(): Promise<Blob>;
  /** Not in every browser. */
  remove?(): Promise<void>;
}

type Pick = (options: { suggestedName: string; types: readonly object[] }) => Promise<Place>;

/** Why a list could not be kept, as people are told it. */
export class SaveError extends Error {
  override readonly name = 'SaveError';
}

/** A browser may still read the file for so long after the click. */
const KEEP_MS = 10_000;

/**
 * Asks where to save a file.
 * @returns `null` where the browser cannot ask: then it goes the way of all downloads; `none` where somebody did not
 * want to after all
 */
export async function placeFor(fileName: string): Promise<Place | 'none' | null> {
  const pick = (globalThis as { showSaveFilePicker?: Pick }).showSaveFilePicker;
  if (!pick) return null;
  try {
    return await pick.call(globalThis, {
      suggestedName: fileName,
      types: [{ accept: { 'text/csv': ['.csv'] } }],
    });
  } catch (thrown) {
    return thrown instanceof DOMException && thrown.name === 'AbortError' ? 'none' : null;
  }
}

/**
 * Writes a stream to the place, or gives it to the browser as a whole.
 * @throws {DOMException} when the file cannot be written, or the signal aborts
 */
export async function save(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  place: Place | null,
  fileName: string,
  signal: AbortSignal,
): Promise<void> {
  if (!place) return give(await collect(stream, signal), fileName);
  try {
    await stream.pipeTo(await place.createWritable(), { signal });
  } catch (thrown) {
    // A place that cannot be written to has not taken the stream over.
    await stream.cancel(thrown).catch(() => undefined);
    throw thrown;
  }
}

/**
 * Takes away what is left of a file that has not come about. The browser has made an empty one when it was chosen; one
 * that held something before still does.
 */
export async function clear(place: Place | 'none' | null): Promise<void> {
  if (!place || place === 'none') return;
  try {
    if ((await place.getFile()).size === 0) await place.remove?.();
  } catch {
    // It is gone already, or may not be touched: nothing is left that could be taken away.
  }
}

async function collect(stream: ReadableStream<Uint8Array<ArrayBuffer>>, signal: AbortSignal): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  await stream.pipeTo(new WritableStream({ write: (chunk) => void chunks.push(chunk) }), { signal });
  return new Blob(chunks, { type: 'text/csv;charset=utf-8' });
}

function give(file: Blob, fileName: string): void {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEEP_MS);
}
