/**
 * Whether a challenge is answered by a code: one from an app, by SMS or by mail. Others ask for something else first.
 *
 * Assumption: the API passes Cognito's names on, and those of challenges with a code end in `_MFA` or `_OTP`:
 * `SOFTWARE_TOKEN_MFA`, `SMS_MFA`, `EMAIL_OTP`; `MFA_SETUP` and `SELECT_MFA_TYPE` do not.
 */
export function asksForCode(challenge: string): boolean {
  return /_(?:MFA|OTP)$/.test(challenge);
}
