/** How a shell keeps the session's id between two calls: a cookie in the gateway, a variable in process. */
export interface SessionHandle {
  id(): string | null;
  set(id: string, maxAgeMs: number): void;
  clear(): void;
}
