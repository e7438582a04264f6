import { ContextRoot, createContext } from '@lit/context';
import type { FdClient } from '../../client/client.ts';
import type { PartnerScope } from '../../client/scope.ts';
import type { FdError } from '../../model/errors/fd-error.ts';
import type { PartnerId } from '../../model/ids.ts';
import type { SessionState } from '../../model/session.ts';

/** Where a provider stands. Data can be read only when it is `ready`. */
export type FdStatus = 'starting' | 'signed-out' | 'challenge' | 'choose-partner' | 'no-partner' | 'ready' | 'failed';

/** What a provider offers the elements inside it: a snapshot that is replaced as a whole at every change. */
export interface FdContext {
  readonly client: FdClient;
  readonly status: FdStatus;
  /** Why the status is `failed`. */
  readonly error: FdError | null;
  readonly session: SessionState | null;
  /** Set exactly when the status is `ready`. */
  readonly scope: PartnerScope | null;
  readonly partnerId: PartnerId | null;
  /** The page has named the partner, so nobody can choose another. */
  readonly isPinned: boolean;
  /** IANA name; null for the viewer's own. */
  readonly timeZone: string | null;
  readonly locale: string | null;
  /** The sign-in page, set when the browser has refused to open it as a window. */
  readonly blockedSignIn: string | null;
  /** The elements by which a partner can be chosen, so that a request for a choice can lead to one. */
  readonly pickers: readonly HTMLElement[];
  /** Acts as another partner from now on, unless the page cancels it. */
  choosePartner(partnerId: PartnerId): void;
  /** Opens the sign-in window. Call it from a click. */
  requestSignIn(): void;
  /** @throws {FdError} when the gateway cannot be reached; then the session goes on. */
  signOut(): Promise<void>;
  /** Looks at the session again. Never throws: a failure becomes the status. */
  lookAgain(): Promise<void>;
  /** Registers a picker; the answer ends that. */
  addPicker(picker: HTMLElement): () => void;
}

/** Shared by every copy of the kit on a page. */
export const fdContext = createContext<FdContext>(Symbol.for('fd-widgets/context'));

let root: ContextRoot | undefined;

/** Keeps requests for a provider that is defined later than the elements inside it. Safe to call often. */
export function attachContextRoot(): void {
  if (root) return;
  root = new ContextRoot();
  root.attach(document.documentElement);
}
