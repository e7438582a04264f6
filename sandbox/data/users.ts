/** One person who can sign in to the sandbox. */
export interface DemoUser {
  readonly email: string;
  /** `cognito:groups` of the IdToken, in this order. */
  readonly groups: readonly string[];
  readonly mfa: boolean;
  /** Sign-in stops at the forced change of the first password. */
  readonly mustChangePassword: boolean;
  /** What this user is there to show. */
  readonly purpose: string;
}

/** Every demo user's password. */
export const demoPassword = 'sandbox';

/** The code that every MFA challenge accepts. */
export const demoMfaCode = '123456';

const user = (email: string, purpose: string, groups: readonly string[], extra: Partial<DemoUser> = {}): DemoUser => ({
  email,
  purpose,
  groups,
  mfa: false,
  mustChangePassword: false,
  ...extra,
});

export const demoUsers: readonly DemoUser[] = [
  user('anna@acme.example', 'two partners, MFA', ['partner-id-acme', 'partner-id-beta', 'webapp-access-group-2'], {
    mfa: true,
  }),
  user('ben@acme.example', 'one partner', ['partner-id-acme']),
  user('both@acme.example', 'two partners, no MFA', ['partner-id-acme', 'partner-id-beta']),
  user('many@acme.example', 'four partners', ['partner-id-acme', 'partner-id-beta', 'partner-id-empty', 'fd123']),
  user('empty@empty.example', 'a partner without events', ['partner-id-empty']),
  user('legacy@fd123.example', 'a legacy partner id, numeric event ids', ['fd123']),
  user('none@none.example', 'no partner at all', ['webapp-access-group-2']),
  user('disabled@acme.example', 'a suspended account', ['partner-id-acme', 'account-disabled']),
  user('new@acme.example', 'must choose a new password first', ['partner-id-acme'], { mustChangePassword: true }),
];

/** The groups that are partners; the rest are roles (API docs, partner and client). */
export function partnersOf(who: DemoUser): string[] {
  return who.groups.filter((group) => /^(partner-id-.+|fd\d+)$/.test(group));
}
