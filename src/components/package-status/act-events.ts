import type { ListVariant } from '../../client/customer-list-url.ts';
import type { NewPackage } from '../../model/new-package.ts';
import { FdPackageEvent } from './events.ts';

/** `fd-download`: a customer list is about to be downloaded. */
export class FdDownloadEvent extends FdPackageEvent {
  readonly tc: string;
  readonly variant: ListVariant;

  constructor(packageId: string, tc: string, variant: ListVariant) {
    super('fd-download', packageId);
    this.tc = tc;
    this.variant = variant;
  }
}

/** `fd-regenerate`: an expired package is about to be built again. */
export class FdRegenerateEvent extends FdPackageEvent {
  constructor(packageId: string) {
    super('fd-regenerate', packageId);
  }
}

/** `fd-create-again`: a new package is about to be made with the settings of one that failed. */
export class FdCreateAgainEvent extends FdPackageEvent {
  readonly settings: NewPackage;

  constructor(packageId: string, settings: NewPackage) {
    super('fd-create-again', packageId);
    this.settings = settings;
  }
}

/** `fd-merge`: packages are about to be merged into a new one. */
export class FdMergeEvent extends FdPackageEvent {
  /** All of them, the one that is shown first. */
  readonly packageIds: readonly string[];

  constructor(packageIds: readonly string[]) {
    super('fd-merge', packageIds[0] ?? '');
    this.packageIds = packageIds;
  }
}

declare global {
  interface HTMLElementEventMap {
    'fd-download': FdDownloadEvent;
    'fd-regenerate': FdRegenerateEvent;
    'fd-create-again': FdCreateAgainEvent;
    'fd-merge': FdMergeEvent;
  }
}
