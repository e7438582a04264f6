/*
 * Keys of the API that decide what happens next, to be imported as a namespace: `import * as API_ERROR`. Source: API
 * docs, error handling.
 */
export const notAuthorized = 'error.auth.not_authorized';
export const invalidCredentials = 'error.auth.invalid_credentials';
export const accountDisabled = 'error.auth.account_disabled';
export const internal = 'error.internal.unspecified';
