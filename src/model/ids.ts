/**
 * A partner's id as the session names it. Only `isPartnerId` and `partnersIn` make
 * one, so a free string never becomes a header.
 */
export type PartnerId = string & { readonly __brand: 'PartnerId' };

/** Ids that the API gives as text (`evt_abc`) or as a number (`12345`). Source: API docs, ids and hierarchy. */
export type ApiId = string | number;

/** Cognito groups that name a partner. Source: API docs, partner and client: `/^(partner-id-.+|fd\d+)$/`. */
const PARTNER_GROUP = /^(partner-id-.+|fd\d+)$/;

/**
 * What may stand in a header value: visible ASCII, so no line break, no control character, no blank.
 * Assumption: every partner id is such a text. One that is not could not be named in a call and is left out.
 */
const HEADER_SAFE = /^[\x21-\x7e]{1,200}$/;

/** Whether a text has the form of a partner id that may travel in `X-Preferred-Partner-Id`. */
export function isPartnerId(value: unknown): value is PartnerId {
  return typeof value === 'string' && HEADER_SAFE.test(value) && PARTNER_GROUP.test(value);
}

/** The partners among a user's groups, in the groups' order, each once. Other groups (`fd-admin`, …) are left out. */
export function partnersIn(groups: readonly unknown[]): PartnerId[] {
  return [...new Set(groups)].filter(isPartnerId);
}
