import type { FdErrorCode } from '../model/errors/fd-error.ts';

/** Event statuses that have a word. The API's lists are open: a status without one is drawn as it is. */
export type EventStatus = 'active' | 'archived' | 'cancelled' | 'flagged' | 'hidden' | 'soldOut';

/** Campaign statuses that have a word. */
export type CampaignStatus = 'RUNNING' | 'OPEN' | 'CLOSED' | 'IGNORED' | 'PAUSED';

/**
 * The words of a page on which all is well, in one language. Whole sentences in sentence case; values come in
 * formatted. One that is missing in a language is a type error.
 */
export interface Messages {
  readonly retry: string;
  readonly noData: string;
  readonly loading: string;
  readonly slow: string;
  /** The data shown is from `time`; a reload failed. */
  readonly stale: (time: string) => string;
  /** Is said when not even the words for a failure can be loaded. */
  readonly unavailable: string;

  readonly card: {
    readonly untitled: string;
    readonly capacity: (people: string) => string;
    readonly status: Readonly<Record<EventStatus, string>>;
    readonly campaign: Readonly<Record<CampaignStatus, string>>;
    /** @param part the heading of what could not be loaded */
    readonly partFailed: (part: string) => string;

    readonly figures: string;
    readonly ticketsSold: string;
    readonly ofCapacity: (people: string) => string;
    readonly revenue: string;
    readonly spent: string;
    readonly roas: string;

    readonly prediction: string;
    readonly benchmark: (percent: string) => string;
    /** @param points how far above the benchmark, in percentage points; below it when negative */
    readonly against: (points: number) => string;
    readonly noPrediction: string;

    readonly curve: string;
    readonly thisEvent: string;
    readonly average: string;
    /** The sales curve in words. */
    readonly curveText: (current: string, average: string) => string;
    readonly noCurve: string;

    readonly clusters: string;
    readonly run: (id: string) => string;
    readonly affinity: (percent: string) => string;
    readonly reach: (people: string) => string;
    readonly moreClusters: (count: number) => string;
    readonly noClusters: string;
  };
}

/** Keys of the API and the relay that say more than their error's code: the part after the last dot. */
export type Reason =
  | 'invalid_credentials'
  | 'account_disabled'
  | 'external_user'
  | 'challenge_refused'
  | 'challenge_expired'
  | 'challenge_unsupported'
  | 'sign_in_busy'
  | 'too_many_attempts';

/** The words on the way to the data, and where it ends: errors, signing in, choosing a partner. Loaded when needed. */
export interface AccessMessages {
  /** What went wrong and what to do about it, by error code. */
  readonly errors: Readonly<Record<FdErrorCode, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly requestId: (id: string) => string;

  readonly retry: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly signedInAs: (email: string) => string;
  readonly choosePartner: string;
  /** Another partner, where what is asked for may be found. */
  readonly switchTo: (partner: string) => string;

  readonly noProvider: (tag: string) => string;
  readonly noEvent: string;
  readonly eventFailed: string;
  readonly sessionFailed: string;
  readonly signedOut: string;
  readonly challenge: string;
  readonly partnerNeeded: string;
  readonly noPartner: string;
  readonly notYourPartner: (id: string) => string;
  readonly windowBlocked: string;

  readonly picker: {
    readonly label: string;
    readonly none: string;
    /** Is announced after a switch. */
    readonly switched: (name: string) => string;
  };

  readonly form: {
    readonly username: string;
    readonly password: string;
    readonly showPassword: string;
    readonly code: string;
    readonly appCode: string;
    readonly smsCode: string;
    readonly otherCode: string;
    readonly checkCode: string;
    readonly remember: string;
    readonly startAgain: string;
    readonly newPassword: string;
    readonly mfaSetup: string;
    readonly usernameMissing: string;
    readonly passwordMissing: string;
    readonly codeMissing: string;
    readonly busy: string;
    readonly signedIn: string;
    readonly canClose: string;
  };
}
