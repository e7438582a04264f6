import type { TemplateResult } from 'lit';
import type { PartnerScope } from '../../client/scope.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { AudiencePackage } from '../../model/package.ts';
import type { Access, Notice } from '../access/access.ts';
import type { FdContext } from '../shared/context.ts';

/** What somebody has asked for, and what became of it. */
export interface Job {
  /** Which buttons it belongs to: the name of the act, and the cluster of a download. */
  readonly key: string;
  isBusy: boolean;
  /** What is said of it, shown and announced. */
  text?: string;
  /** How far it is: shown, and not announced, since it changes often. */
  progress?: string;
  /** Why it failed, with the way out. */
  notice?: ((access: Access) => Notice) | null;
  /** The word on the button that ends it, where it can be ended. */
  cancel?: string;
}

/** What a job may do with the element that it was asked of. */
export interface Desk {
  readonly host: HTMLElement;
  readonly fd: FdContext;
  readonly scope: PartnerScope;
  readonly locale: string;
  /** Aborts when nobody waits for the job any more. */
  readonly signal: AbortSignal;
  /** Whether anybody waits. */
  readonly isOn: boolean;
  tell(change: Partial<Job>): void;
  /** Shows a package as it is now, and follows it. Another one than was shown is a new one. */
  show(pkg: AudiencePackage, text?: string): Promise<void>;
  /** Reads again what is shown. */
  look(): Promise<void>;
  /** Shows the partner's other packages as they are now. */
  openOthers(): void;
  /** Does it all again, events included. */
  repeat(): void;
}

/** What is asked of the element by what it offers. */
export interface Owner {
  readonly fd: () => FdContext | undefined;
  readonly locale: () => string;
  choose(id: string): void;
  /** Shows a package as it is now, and follows it. */
  show(pkg: AudiencePackage): Promise<void>;
  look(): Promise<void>;
  /** Reads the list again. */
  list(): Promise<void>;
  notice(words: Messages, pick: (access: Access) => Notice): TemplateResult;
}

/** What stands behind a package's buttons. */
export interface OffersView {
  readonly pkg: AudiencePackage;
  /** The partner's packages; absent while they load. */
  readonly all: readonly AudiencePackage[] | undefined;
  readonly listError: unknown;
  /** Whether anything may be changed or downloaded. */
  readonly canAct: boolean;
  /** Whether there is a list to be had. */
  readonly hasOthers: boolean;
}
