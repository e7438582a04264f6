import * as RELAY_ERROR from '../model/relay-errors.ts';
import { isFdError } from '../model/errors/fd-error.ts';
import { PartnerForbiddenError } from '../model/errors/partner-forbidden.ts';
import { ResponseShapeError } from '../model/errors/response-shape.ts';
import { SignInRequiredError } from '../model/errors/sign-in-required.ts';
import type { PartnerId } from '../model/ids.ts';
import { readSessionState, type ChallengeAnswer, type Credentials, type SessionState } from '../model/session.ts';
import { ReadCache } from './read-cache.ts';
import { createScope, type PartnerScope } from './scope.ts';
import { Transport, type Call } from './transport.ts';

export interface ClientOptions {
  /** Where the gateway is mounted: a path on this origin (`/fd`) or an absolute address. */
  readonly base: string;
  /** The relay's `fetch` in extension pages; the platform's by default, which is taken for a gateway. */
  readonly fetch?: typeof fetch | undefined;
  /** Milliseconds since epoch; `Date.now` by default. */
  readonly clock?: (() => number) | undefined;
  /** Longest wait for an answer, per try. 30,000 by default. */
  readonly timeoutMs?: number | undefined;
  /** How long a read may be served again to another element. 15,000 by default; 0 switches the cache off. */
  readonly cacheMs?: number | undefined;
  /** A look at the session that was begun before there was a client: its answer, if it has one, serves the first call. */
  readonly begunLook?: Promise<Response | undefined> | undefined;
}

/** Default of `timeoutMs`. The relay's own waits stay below it. */
export const TIMEOUT_MS = 30_000;

/** The kit's API client. Holds no token: those stay with the relay. */
export interface FdClient {
  readonly base: string;
  /** The session as last seen; `null` before the first look. */
  readonly current: SessionState | null;
  /** Looks at the session. @throws {FdError} when the gateway cannot be reached. */
  session(signal?: AbortSignal): Promise<SessionState>;
  /** @throws {RequestInvalidError} for a wrong user name or password, {RateLimitedError} after too many attempts. */
  signIn(credentials: Credentials): Promise<SessionState>;
  /** @throws {RequestInvalidError} for a wrong code, {ConflictError} when the challenge has expired. */
  answerChallenge(answer: ChallengeAnswer): Promise<SessionState>;
  signOut(): Promise<void>;
  /**
   * A scope that acts as this partner. Close it when done.
   * @throws {SignInRequiredError | PartnerForbiddenError} when the session does not hold the partner.
   */
  as(partnerId: PartnerId): PartnerScope;
  /** Remembers a partner as the session's last choice, offered first next time. Failing does not matter. */
  rememberPartner(partnerId: PartnerId): Promise<void>;
  /** Calls back at every change of the session; the answer ends that. */
  onSession(listener: (state: SessionState) => void): () => void;
}

/** Creates a client. Nothing is sent until something is asked of it. */
export function createClient(options: ClientOptions): FdClient {
  const { base, clock = Date.now, timeoutMs = TIMEOUT_MS, cacheMs = 15_000 } = options;
  const send = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  let { begunLook } = options;
  const fetch: typeof send = (input, init) => {
    const begun = begunLook;
    begunLook = undefined;
    return begun ? begun.then((answer) => answer ?? send(input, init)) : send(input, init);
  };
  const transport = new Transport({ base, fetch, now: clock, timeoutMs });
  const cache = new ReadCache(clock, cacheMs);
  /** Looks at the session that are under way. */
  const looks = new ReadCache(clock, 0);
  const listeners = new Set<(state: SessionState) => void>();
  /** With the mail address of the user that each acts as. */
  const openScopes = new Map<PartnerScope, string>();
  let current: SessionState | null = null;
  /** Counts changes of the session, so that an answer about an older one is not taken for the present. */
  let turn = 0;
  let acting: Promise<unknown> = Promise.resolve();
  /** One for however many reads are told that the session is another user's. */
  let ownLook: Promise<unknown> | null = null;

  function become(state: SessionState): SessionState {
    const changed = JSON.stringify(state) !== JSON.stringify(current);
    if (userOf(state) !== userOf(current)) cache.clear();
    // What holds a scope acts as nobody else: it ends when another user comes, or when its user loses the partner.
    if (state.state === 'signed-in') {
      for (const [scope, email] of [...openScopes]) {
        if (email !== state.email || !state.partners.includes(scope.partnerId)) scope.close();
      }
    }
    current = state;
    if (changed) for (const listener of [...listeners]) listener(state);
    return state;
  }

  async function ask(call: Call): Promise<SessionState> {
    const parsed = readSessionState(await transport.send(call, (answer) => answer.json()));
    if (!parsed.ok) throw new ResponseShapeError({ what: call.what }, parsed.fault);
    return parsed.value;
  }

  /** A look yields to whatever happened meanwhile. */
  async function look(signal?: AbortSignal): Promise<SessionState> {
    const asked = turn;
    const state = await ask({ url: '/session', what: 'look at the session', signal });
    return asked !== turn && current ? current : become(state);
  }

  /** What changes the session goes one after the other, so that the last answer is the gateway's last word. */
  function act<T>(change: () => Promise<T>): Promise<T> {
    const done = acting.then(() => {
      turn++;
      return change().finally(() => turn++);
    });
    acting = done.catch(() => undefined);
    return done;
  }

  /** At the start of a read; the answer hears of its failure. One that is about an older session says nothing of this. */
  function watch(): (thrown: unknown) => void {
    const asked = turn;
    const life = lifeOf(current);
    return (thrown) => {
      if (asked !== turn || life !== lifeOf(current) || !isFdError(thrown) || thrown.code !== 'sign-in-required')
        return;
      // Another tab has signed somebody else in.
      if (thrown.messageKey === RELAY_ERROR.otherUser) {
        ownLook ??= look()
          .catch(() => undefined)
          .finally(() => (ownLook = null));
        return;
      }
      turn++;
      become({ state: 'signed-out' });
    };
  }

  return {
    base,
    get current() {
      return current;
    },
    // Providers of a page look at the same moments: that is one call, unless the session was changed in between.
    session: (signal) => looks.read(String(turn), look, { signal }),
    signIn: ({ username, password }) =>
      act(async () =>
        become(await ask({ method: 'POST', url: '/session', what: 'sign in', body: { username, password } })),
      ),
    answerChallenge: ({ code, remember }) =>
      act(async () => {
        const body = { code, remember };
        try {
          return become(await ask({ method: 'POST', url: '/session/challenge', what: 'check the code', body }));
        } catch (thrown) {
          if (isFdError(thrown) && thrown.messageKey === RELAY_ERROR.challengeExpired) become({ state: 'signed-out' });
          throw thrown;
        }
      }),
    signOut: () =>
      act(async () => {
        await transport.send({ method: 'DELETE', url: '/session', what: 'sign out' }, (answer) => answer.json());
        become({ state: 'signed-out' });
      }),
    as(partnerId) {
      const what = `act as ${String(partnerId)}`;
      if (current?.state !== 'signed-in') throw new SignInRequiredError({ what });
      if (!current.partners.includes(partnerId)) throw new PartnerForbiddenError({ what });
      const keyStart = `${base} ${current.email} ${partnerId} `;
      const onClose = (): void => {
        openScopes.delete(scope);
        if (![...openScopes.keys()].some((other) => other.partnerId === partnerId)) cache.clear(keyStart);
      };
      const { user, cr } = current;
      const downloads = options.fetch ? null : `${base}/download/`;
      const scope = createScope({
        partnerId,
        user,
        cache,
        transport,
        hasCr: cr !== false,
        downloads,
        keyStart,
        watch,
        onClose,
      });
      openScopes.set(scope, current.email);
      return scope;
    },
    async rememberPartner(partnerId) {
      const call: Call = {
        method: 'PUT',
        url: '/session/partner',
        what: 'remember the partner',
        user: current?.state === 'signed-in' ? current.user : undefined,
        body: { partner: partnerId },
      };
      await transport.send(call, (answer) => answer.json()).catch(() => undefined);
    },
    onSession(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Differs from one sign-in to the next, also of the same user. */
function lifeOf(state: SessionState | null): string {
  return state?.state === 'signed-in' ? state.expires : '';
}

/** Whose data the cache may hold. */
function userOf(state: SessionState | null): string {
  return state?.state === 'signed-in' ? state.email : '';
}
