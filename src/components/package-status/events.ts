/** What the events about one package share. Those before something is done can be canceled, those after it cannot. */
export class FdPackageEvent extends Event {
  /** The package that it is about. */
  readonly packageId: string;

  constructor(type: string, packageId: string, cancelable = true) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.packageId = packageId;
  }
}

/**
 * `fd-package-choose`: another package is about to be shown; `packageId` names it, and is empty for the list. The list
 * comes back by itself when the partner, or the event, is not that of the choice any more: that cannot be canceled.
 */
export class FdPackageChooseEvent extends FdPackageEvent {
  constructor(packageId: string, cancelable = true) {
    super('fd-package-choose', packageId, cancelable);
  }
}

/** `fd-package-change`: the package's status has become another one while it was shown. */
export class FdPackageChangeEvent extends FdPackageEvent {
  readonly status: string | null;
  readonly previous: string | null;

  constructor(packageId: string, status: string | null, previous: string | null) {
    super('fd-package-change', packageId, false);
    this.status = status;
    this.previous = previous;
  }
}

/** `fd-package-made`: a new package was made, and is shown instead; `packageId` names it. */
export class FdPackageMadeEvent extends FdPackageEvent {
  constructor(packageId: string) {
    super('fd-package-made', packageId, false);
  }
}

declare global {
  interface HTMLElementEventMap {
    'fd-package-choose': FdPackageChooseEvent;
    'fd-package-change': FdPackageChangeEvent;
    'fd-package-made': FdPackageMadeEvent;
  }
}
