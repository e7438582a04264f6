import { customerListUrl, type ListVariant } from '../../client/customer-list-url.ts';
import { isAbort } from '../../client/failures.ts';
import { packageBuilder } from '../../client/resources/package-builder.ts';
import { packages } from '../../client/resources/packages.ts';
import { packageMoreMessages } from '../../i18n/packages/languages.ts';
import type { PackageMoreMessages } from '../../i18n/packages/messages.ts';
import { isFdError } from '../../model/errors/fd-error.ts';
import { NetworkError } from '../../model/errors/network.ts';
import { listFileName } from '../../model/list-file-name.ts';
import { formulaSafe } from '../../model/spreadsheet.ts';
import type { Desk } from './job.ts';
import { clear, placeFor, save, SaveError, type Place } from './save.ts';

/* The way of a customer list to its reader. A module of its own, loaded where there are lists. */

/** Which list, and how. */
export interface Wanted {
  readonly id: string;
  readonly tc: string;
  readonly variant: ListVariant;
}

/** Often enough to be seen moving, and not more work than the list itself. */
const TELL_EVERY_MS = 250;

/**
 * Downloads a list: through the gateway by a link, else as a stream from the API.
 * Call it in the click: a browser asks where to save a file only then.
 */
export async function download(desk: Desk, { id, tc, variant }: Wanted): Promise<void> {
  const url = customerListUrl(desk.scope, id, tc, variant);
  const fileName = listFileName(id, tc, variant !== 'crm', Date.now());
  const asked = url === null ? placeFor(fileName) : null;
  const words = await packageMoreMessages.load(desk.locale).catch((thrown: unknown) => {
    void asked?.then(clear);
    throw thrown;
  });
  desk.tell({ text: words.busy.download, ...(url === null && { cancel: words.cancel }) });
  let place: Place | 'none' | null = null;
  try {
    place = await asked;
    // Who has closed the browser's dialog wants no file.
    if (place === 'none') return desk.tell({ isBusy: false, text: '' });
    await look(desk, id, words);
    if (url === null) await stream(desk, { id, tc, variant }, place, fileName, words);
    else click(url, fileName);
    desk.tell({ isBusy: false, text: url === null ? words.saved(fileName) : words.handedOver });
  } catch (thrown) {
    await clear(place);
    if (isAbort(thrown) || !desk.isOn) return desk.tell({ isBusy: false, text: '' });
    fail(desk, thrown, words);
  }
}

/** A link cannot tell why it leads nowhere: a session that has ended, or a package that has expired, is found out here. */
async function look(desk: Desk, id: string, words: PackageMoreMessages): Promise<void> {
  const pkg = await packages(desk.scope).get(id, { signal: desk.signal, fresh: true });
  if (pkg.status === 'DONE') return;
  await desk.show(pkg);
  throw new SaveError(words.notDone);
}

function click(url: string, fileName: string): void {
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
}

async function stream(
  desk: Desk,
  { id, tc, variant }: Wanted,
  place: Place | null,
  fileName: string,
  words: PackageMoreMessages,
): Promise<void> {
  const list = await packageBuilder(desk.scope).customerList(id, tc, desk.signal);
  let bytes = 0;
  let toldAt = 0;
  const amounts = amountsOf(desk.locale);
  const counted = list.stream.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        controller.enqueue(chunk);
        const now = performance.now();
        if (now - toldAt < TELL_EVERY_MS) return;
        toldAt = now;
        desk.tell({ progress: list.size ? amounts.percent(bytes / list.size) : words.soFar(amounts.size(bytes)) });
      },
    }),
  );
  const separator = variant === 'spreadsheet-semicolon' ? ';' : ',';
  const written = variant === 'crm' ? counted : counted.pipeThrough(formulaSafe({ separator }));
  try {
    await save(written as ReadableStream<Uint8Array<ArrayBuffer>>, place, fileName, desk.signal);
  } catch (thrown) {
    if (thrown instanceof DOMException && !isAbort(thrown)) throw new SaveError(words.notSaved);
    if (thrown instanceof RangeError) throw new SaveError(words.broken);
    // Whatever else breaks a stream is the connection.
    if (thrown instanceof TypeError)
      throw new NetworkError({ what: `read a customer list of package ${id}`, cause: thrown });
    throw thrown;
  }
}

function fail(desk: Desk, thrown: unknown, words: PackageMoreMessages): void {
  const title = words.failed.download;
  if (thrown instanceof SaveError) {
    const { message } = thrown;
    const isGone = message === words.notDone;
    const again = (label: string) => ({ label, run: () => desk.repeat() });
    return desk.tell({
      isBusy: false,
      text: `${title} ${message}`,
      notice: (access) => ({ title, text: message, ways: isGone ? [] : [again(access.words.retry)] }),
    });
  }
  if (!isFdError(thrown)) throw thrown;
  desk.tell({
    isBusy: false,
    text: title,
    notice: (access) => access.error(title, thrown, () => desk.repeat(), desk.host, desk.fd),
  });
}

function amountsOf(locale: string): { percent: (fraction: number) => string; size: (bytes: number) => string } {
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const unit = (name: string) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, maximumFractionDigits: 1 });
  const kilobytes = unit('kilobyte');
  const megabytes = unit('megabyte');
  return {
    percent: (fraction) => percent.format(Math.min(1, fraction)),
    size: (bytes) => (bytes < 1e6 ? kilobytes.format(bytes / 1e3) : megabytes.format(bytes / 1e6)),
  };
}
