/** What the sandbox remembers of a request: never a token, a body or a query string. */
export interface LoggedRequest {
  readonly method: string;
  /** As sent, still percent-encoded. */
  readonly path: string;
  /** The `X-Preferred-Partner-Id` header, null if there was none. */
  readonly partner: string | null;
  /** 0 where the connection was dropped. */
  readonly status: number;
}

/** Oldest entries go first, so that a sandbox can run for weeks. */
export const maxLoggedRequests = 1_000;

export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  add(entry: LoggedRequest): void;
  clear(): void;
}

export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    add(entry) {
      entries.push(entry);
      if (entries.length > maxLoggedRequests) entries.shift();
    },
    clear: () => void (entries.length = 0),
  };
}
