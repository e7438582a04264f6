import type { FdClient } from '../../client/client.ts';
import type { FdContext } from '../../components/shared/context.ts';
import type { PartnerId } from '../../model/ids.ts';

/** A client whose provider can be told which partner to act as without that being noted as a choice of its own. */
export interface SyncedClient extends FdClient {
  /** Whatever is chosen while this runs is not remembered. */
  quietly(act: () => void): void;
}

/**
 * Wraps a client for a page that follows the session's partner. To note again what is followed would send two pages
 * round in circles when two choices cross.
 */
export function syncedClient(client: FdClient): SyncedClient {
  let isQuiet = false;
  return {
    ...client,
    get current() {
      return client.current;
    },
    async rememberPartner(partnerId) {
      if (isQuiet) return;
      await client.rememberPartner(partnerId);
      await client.session().catch(() => undefined);
    },
    quietly(act) {
      isQuiet = true;
      try {
        act();
      } finally {
        isQuiet = false;
      }
    },
  };
}

/** Goes along when the partner is switched in another page of the extension. */
export class PartnerSync {
  #last: PartnerId | null = null;

  /** To be called whenever the provider has changed. */
  follow(fd: FdContext | undefined): void {
    const { session, client, partnerId } = fd ?? {};
    const last = session?.state === 'signed-in' ? session.lastPartner : null;
    if (last === this.#last) return;
    this.#last = last;
    if (!last || last === partnerId || !fd || session?.state !== 'signed-in' || !session.partners.includes(last))
      return;
    if (isSynced(client)) client.quietly(() => fd.choosePartner(last));
  }
}

/** Whether the session has been told of the partner that this page acts as: the background reads for that one. */
export function isNoted({ session, status, partnerId }: FdContext): boolean {
  if (status !== 'ready' || session?.state !== 'signed-in') return false;
  return session.lastPartner === partnerId || (session.lastPartner === null && session.partners.length === 1);
}

function isSynced(client: FdClient | undefined): client is SyncedClient {
  return Boolean(client && 'quietly' in client);
}
