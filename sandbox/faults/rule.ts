/** What the documents' revisions do to each other, done to an answer. */
export const drifts = ['number-as-text', 'text-as-number', 'object-for-array', 'renamed', 'unknown-value'] as const;
export type Drift = (typeof drifts)[number];

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What goes wrong. Those that change a body work on the route's real answer. */
export type Fault =
  /** The normal answer, this many milliseconds later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection is dropped before the answer, or after half of its body. */
  | { readonly kind: 'drop'; readonly at?: 'start' | 'half' }
  /** 400 to 599 with the API's error envelope. `message` is its dotted key, by default one that fits the status. */
  | { readonly kind: 'status'; readonly status: number; readonly message?: string }
  /** JSON that ends in the middle. */
  | { readonly kind: 'truncated' }
  /** An error page in HTML; with status 200 by default, which is the worse one. */
  | { readonly kind: 'html'; readonly status?: number }
  /** The right JSON under another content type, `text/plain` by default. */
  | { readonly kind: 'wrong-type'; readonly type?: string }
  /** Headers at once, then the body bit by bit over this many milliseconds. */
  | { readonly kind: 'slow-body'; readonly ms: number }
  /** Without the named fields, wherever they stand; by default without some that the seed chooses. */
  | { readonly kind: 'missing-fields'; readonly fields?: readonly string[] }
  /** With fields that nobody has heard of. */
  | { readonly kind: 'unknown-fields' }
  /** Null in the named fields, wherever they stand; by default in some that the seed chooses. */
  | { readonly kind: 'nulls'; readonly fields?: readonly string[] }
  /** 429. `retryAfterSeconds` is told in seconds, or as a date by the sandbox's clock; without it nothing is told. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds?: number; readonly as?: 'seconds' | 'date' }
  /** Another form than the documented one; by default one that the seed chooses among those that the answer can take. */
  | { readonly kind: 'drift'; readonly how?: Drift }
  /** This value in place of the body. */
  | { readonly kind: 'json'; readonly value: Json }
  /** No body at all. */
  | { readonly kind: 'empty' };

export type FaultKind = Fault['kind'];

/** One fault, where it happens and how often. */
export type FaultRule = Fault & {
  /** All by default. `HEAD` is taken for `GET`. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | '*';
  /** A route as the front page lists it (`/events/{eid}`), one path of it (`/events/evt_abc`), or `*` for all. */
  readonly path: string;
  /** How many answers it spoils before it is gone; all until it is removed by default. */
  readonly count?: number;
};

/** A rule that is at work. */
export interface ActiveFault {
  readonly id: string;
  readonly rule: FaultRule;
  /** The rule as `--faults` takes it, with the count that remains. */
  readonly spec: string;
  /** Answers that it will still spoil, `null` for all. */
  readonly remaining: number | null;
}
