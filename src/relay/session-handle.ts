/**
 * How a shell keeps the session's id between two calls: a cookie in the gateway, a variable in process, the extension's
 * storage, which answers later.
 */
export interface SessionHandle {
  id(): string | null | Promise<string | null>;
  set(id: string, maxAgeMs: number): void | Promise<void>;
  clear(): void | Promise<void>;
  /** Whether this session has just written something, perhaps through another process: then nothing is shared. */
  readonly hasJustWritten?: boolean;
}

/** One that answers at once. */
export interface DirectSessionHandle extends SessionHandle {
  id(): string | null;
  set(id: string, maxAgeMs: number): void;
  clear(): void;
}
