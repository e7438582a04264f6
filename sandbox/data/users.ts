/**
 * What sign-in may stop at, in Cognito's words. The first two ask for a code; nothing that is published answers the
 * others. Assumption: somebody whose second factor is not set up yet is told so by Cognito's `MFA_SETUP`.
 */
export type Challenge = 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'NEW_PASSWORD_REQUIRED' | 'MFA_SETUP';

/** One person who can sign in to the sandbox. */
export interface DemoUser {
  readonly email: string;
  /** `cognito:groups` of the IdToken, in this order. */
  readonly groups: readonly string[];
  /** What the password alone does not open; `null` where it does. */
  readonly challenge: Challenge | null;
  /** What this user is there to show. */
  readonly purpose: string;
}

/** Every demo user's password. */
export const demoPassword = 'sandbox';

/** The code that every MFA challenge accepts. */
export const demoMfaCode = '123456';

const user = (
  email: string,
  purpose: string,
  groups: readonly string[],
  challenge: Challenge | null = null,
): DemoUser => ({ email, purpose, groups, challenge });

export const demoUsers: readonly DemoUser[] = [
  user(
    'anna@acme.example',
    'two partners, MFA',
    ['partner-id-acme', 'partner-id-beta', 'webapp-access-group-2'],
    'SOFTWARE_TOKEN_MFA',
  ),
  user('ben@acme.example', 'one partner', ['partner-id-acme']),
  user('both@acme.example', 'two partners, no MFA', ['partner-id-acme', 'partner-id-beta']),
  user('many@acme.example', 'four partners', ['partner-id-acme', 'partner-id-beta', 'partner-id-empty', 'fd123']),
  user('empty@empty.example', 'a partner without events', ['partner-id-empty']),
  user('legacy@fd123.example', 'a legacy partner id, numeric event ids', ['fd123']),
  user('none@none.example', 'no partner at all', ['webapp-access-group-2']),
  user('disabled@acme.example', 'a suspended account', ['partner-id-acme', 'account-disabled']),
  user('new@acme.example', 'must choose a new password first', ['partner-id-acme'], 'NEW_PASSWORD_REQUIRED'),
  user('sms@acme.example', 'MFA by text message', ['partner-id-acme'], 'SMS_MFA'),
  user('setup@acme.example', 'must set up MFA first', ['partner-id-acme'], 'MFA_SETUP'),
  user('external@acme.example', 'an external user, not admitted', ['partner-id-acme', 'external-user']),
];

/** Whether a code is what the challenge asks for. */
export function wantsCode(challenge: Challenge | null): boolean {
  return challenge === 'SOFTWARE_TOKEN_MFA' || challenge === 'SMS_MFA';
}

/** The groups that are partners; the rest are roles (API docs, partner and client). */
export function partnersOf(who: DemoUser): string[] {
  return who.groups.filter((group) => /^(partner-id-.+|fd\d+)$/.test(group));
}
