/** What is known of the sessions by what happened to them, and by nothing that a gateway said of itself. */

export const MINUTE = 60_000;
/** No multiple of it is near a limit of a session's life. */
export const LATER = 127 * MINUTE;
export const IDLE = 8 * 60 * MINUTE;
export const ABSOLUTE = 30 * 24 * 60 * MINUTE;
const CHALLENGE = 10 * MINUTE;
const ACCESS = 60 * MINUTE;
const REFRESH_BEFORE = 5 * MINUTE;

export const PARTNERS = ['partner-id-acme', 'partner-id-beta', 'fd123'] as const;
export const USERS = ['anna', 'ben', 'cleo'] as const;
export const BROWSERS = [0, 1, 2] as const;

export interface ModelUser {
  /** Unlike in any other run. */
  readonly name: string;
  readonly mfa: boolean;
  groups: readonly string[];
  isRefused: boolean;
}

export interface ModelSession {
  readonly cookie: string;
  readonly user: ModelUser;
  readonly kind: 'challenge' | 'signed-in';
  readonly startedAt: number;
  usedAt: number;
  isEnded: boolean;
  /** Of the last refresh, or the sign-in. */
  partners: readonly string[];
  lastPartner: string | null;
  accessEndsAt: number;
  /** Its access token is not taken any more, though it has not expired. */
  isRevoked: boolean;
}

/** What looking after a session's tokens comes to. */
export type Looked = 'fresh' | 'refreshed' | 'ended';

export class Model {
  now = 0;
  readonly users: readonly ModelUser[];
  /** What each browser holds. */
  readonly held: (ModelSession | null)[] = BROWSERS.map(() => null);
  readonly sessions: ModelSession[] = [];

  constructor(run: number) {
    this.users = USERS.map((name) => ({
      name: `${name}-${run}@acme.example`,
      mfa: name === 'ben',
      groups: PARTNERS.slice(0, 2),
      isRefused: false,
    }));
  }

  /** The session that a browser's cookie stands for, if it has one that is not over. */
  session(browser: number): ModelSession | null {
    const session = this.held[browser] ?? null;
    if (!session || session.isEnded) return null;
    const idle = session.kind === 'challenge' ? CHALLENGE : IDLE;
    const isOver = this.now - session.usedAt >= idle || this.now - session.startedAt >= ABSOLUTE;
    if (isOver) session.isEnded = true;
    return isOver ? null : session;
  }

  /** The cookie of a session that is over for ever. */
  ended(): ModelSession[] {
    for (const browser of BROWSERS) this.session(browser);
    return this.sessions.filter(({ isEnded }) => isEnded);
  }

  begin(browser: number, user: ModelUser, cookie: string, kind: ModelSession['kind']): void {
    this.end(this.held[browser]);
    const session: ModelSession = {
      cookie,
      user,
      kind,
      startedAt: this.now,
      usedAt: this.now,
      isEnded: false,
      partners: partnersOf(user),
      lastPartner: null,
      accessEndsAt: this.now + ACCESS,
      isRevoked: false,
    };
    this.held[browser] = session;
    this.sessions.push(session);
  }

  end(session: ModelSession | null | undefined): void {
    if (session) session.isEnded = true;
  }

  isDue({ accessEndsAt }: ModelSession): boolean {
    return accessEndsAt - this.now < REFRESH_BEFORE;
  }

  /** Before a call, and where somebody asks who is signed in. */
  look(session: ModelSession): Looked {
    return this.isDue(session) ? this.refresh(session) : 'fresh';
  }

  refresh(session: ModelSession): Looked {
    if (session.user.isRefused) {
      this.end(session);
      return 'ended';
    }
    session.partners = partnersOf(session.user);
    if (session.lastPartner !== null && !session.partners.includes(session.lastPartner)) session.lastPartner = null;
    session.accessEndsAt = this.now + ACCESS;
    session.isRevoked = false;
    session.usedAt = this.now;
    return 'refreshed';
  }

  revoke(user: ModelUser): void {
    for (const session of this.sessions) if (session.user === user) session.isRevoked = true;
  }
}

function partnersOf({ groups }: ModelUser): readonly string[] {
  return PARTNERS.filter((partner) => groups.includes(partner));
}
