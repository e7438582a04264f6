/*
 * Keys of our own relay and gateway, in the API's envelope, so that a client reads one form of error. Import them as a
 * namespace, `import * as RELAY_ERROR`: a page then carries those that it knows, and no others.
 */
export const routeNotListed = 'error.relay.route_not_listed';
export const partnerRequired = 'error.relay.partner_required';
export const partnerForbidden = 'error.relay.partner_forbidden';
export const headerInvalid = 'error.relay.header_invalid';
export const requestInvalid = 'error.relay.request_invalid';
export const signedOut = 'error.relay.signed_out';
export const otherUser = 'error.relay.other_user';
export const challengeExpired = 'error.relay.challenge_expired';
export const challengeRefused = 'error.relay.challenge_refused';
export const challengeUnsupported = 'error.relay.challenge_unsupported';
export const signInBusy = 'error.relay.sign_in_busy';
export const sessionsUnavailable = 'error.relay.sessions_unavailable';
export const externalUser = 'error.relay.external_user';
export const upstreamUnreachable = 'error.relay.upstream_unreachable';
export const upstreamTimeout = 'error.relay.upstream_timeout';
export const upstreamUnexpected = 'error.relay.upstream_unexpected';
export const overBudget = 'error.relay.over_budget';
export const crossSite = 'error.gateway.cross_site';
export const tooManyAttempts = 'error.gateway.too_many_attempts';
export const bodyTooLarge = 'error.gateway.body_too_large';
export const internal = 'error.gateway.internal';
