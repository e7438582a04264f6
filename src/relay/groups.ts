import * as API_ERROR from '../model/api-errors.ts';
import * as RELAY_ERROR from '../model/relay-errors.ts';

/**
 * Groups that keep a user out altogether, with the key that says so. Source: API docs, authentication: a suspended
 * account, and a user who may not enter a first-party app.
 */
export function refusalOf(groups: readonly unknown[]): string | null {
  if (groups.includes('account-disabled')) return API_ERROR.accountDisabled;
  if (groups.includes('external-user')) return RELAY_ERROR.externalUser;
  return null;
}
