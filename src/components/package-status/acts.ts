import { packageBuilder } from '../../client/resources/package-builder.ts';
import { isAbort } from '../../client/failures.ts';
import { packageMoreMessages } from '../../i18n/packages/languages.ts';
import type { PackageAct, PackageMoreMessages } from '../../i18n/packages/messages.ts';
import { isFdError, type FdErrorCode } from '../../model/errors/fd-error.ts';
import type { NewPackage } from '../../model/new-package.ts';
import type { AudiencePackage } from '../../model/package.ts';
import type { Desk } from './job.ts';

/* What changes a package. A module of its own, loaded with the first click. */

/** After these nobody knows whether the change was carried out. */
const UNSURE: readonly FdErrorCode[] = ['timeout', 'network', 'response-shape'];

/** Builds an expired package again. */
export function regenerate(desk: Desk, id: string): Promise<void> {
  return change(desk, 'regenerate', async (words) => {
    const pkg = await packageBuilder(desk.scope).regenerate(id, desk.signal);
    if (!desk.isOn) return;
    if (pkg) return await desk.show(pkg, words.regenerated);
    desk.tell({ isBusy: false, text: words.regenerated });
    await desk.look();
  });
}

/** Makes a new package with the settings of one that failed. */
export function createAgain(desk: Desk, settings: NewPackage): Promise<void> {
  return change(desk, 'again', async (words) =>
    showNew(desk, words, 'again', await packageBuilder(desk.scope).create(settings, desk.signal)),
  );
}

/** Makes one package of several. */
export function merge(desk: Desk, ids: readonly string[]): Promise<void> {
  return change(desk, 'merge', async (words) =>
    showNew(desk, words, 'merge', await packageBuilder(desk.scope).merge(ids, desk.signal)),
  );
}

async function showNew(
  desk: Desk,
  words: PackageMoreMessages,
  act: 'again' | 'merge',
  pkg: AudiencePackage | null,
): Promise<void> {
  if (!desk.isOn) return;
  if (pkg) return desk.show(pkg, words.isNew[act]);
  desk.tell({ isBusy: false, text: words.inList });
  desk.openOthers();
}

/** A failure is told beside what was tried, and what the service says now is read again. */
async function change(
  desk: Desk,
  act: Exclude<PackageAct, 'download'>,
  run: (words: PackageMoreMessages) => Promise<void>,
): Promise<void> {
  const words = await packageMoreMessages.load(desk.locale);
  desk.tell({ text: words.busy[act] });
  try {
    await run(words);
  } catch (thrown) {
    if (isAbort(thrown) || !desk.isOn) return;
    if (!isFdError(thrown)) throw thrown;
    const title = words.failed[act];
    const isUnsure = UNSURE.includes(thrown.code);
    const look = act === 'regenerate' ? () => void desk.look() : () => desk.openOthers();
    desk.tell({
      isBusy: false,
      text: isUnsure ? words.unsure.join(' ') : title,
      notice: (access) =>
        isUnsure
          ? { title: words.unsure[0], text: words.unsure[1], ways: [{ label: words.look, run: look }] }
          : access.error(title, thrown, () => desk.repeat(), desk.host, desk.fd),
    });
    if (thrown.code !== 'sign-in-required') await desk.look();
  }
}
