import { abortable } from './abortable.ts';
import type { DeviceStore, RelayOptions } from './options.ts';
import { createRelay } from './relay.ts';
import type { SessionHandle } from './session-handle.ts';

export interface InProcessRelayOptions extends RelayOptions {
  /** What the client has as its base; only its path matters. */
  readonly base?: string | undefined;
  /** Where the session's id is kept. In this object by default: gone with the page. */
  readonly session?: SessionHandle | undefined;
  /** None by default: then the code is asked for at every sign-in. */
  readonly devices?: DeviceStore | undefined;
}

export interface InProcessRelay {
  /** As the global `fetch`: rejects with the signal's reason when the call is aborted. */
  fetch(this: void, input: Request | string | URL, init?: RequestInit): Promise<Response>;
}

/** Never looked up: nothing leaves the process under this name. */
const DEFAULT_BASE = 'https://relay.invalid/';

/** The relay without HTTP before it, for one user: extension pages, browser tests, the docs. */
export function createInProcessRelay(options: InProcessRelayOptions): InProcessRelay {
  const { base = DEFAULT_BASE, session = sessionVariable(), devices, ...relayOptions } = options;
  const relay = createRelay({ uploads: 'buffer', ...relayOptions });
  const root = new URL(base, DEFAULT_BASE);
  const prefix = root.pathname.replace(/\/+$/, '');

  return {
    async fetch(input, init) {
      const request = input instanceof Request ? new Request(input, init) : new Request(new URL(input, root), init);
      const { pathname } = new URL(request.url);
      const path = pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : pathname;
      request.signal.throwIfAborted();
      return abortable(relay.handle(request, path, session, devices), request.signal);
    },
  };
}

function sessionVariable(): SessionHandle {
  let current: string | null = null;
  return {
    id: () => current,
    set: (id) => void (current = id),
    clear: () => void (current = null),
  };
}
