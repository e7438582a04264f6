import type { AccessMessages } from '../messages.ts';

export const messages: AccessMessages = {
  errors: {
    'sign-in-required': 'Your session has ended. Please sign in again.',
    'partner-forbidden': 'This partner has no access to it. If it should have, ask your administrator.',
    'partner-mismatch':
      'The answer was meant for another partner, so it is not shown. Please tell the people who run this site.',
    'not-available': 'Your account has no permission to see this. Ask your administrator for access.',
    'not-found': 'It does not exist for this partner. Check the id.',
    conflict: 'Somebody else has changed it in the meantime. Load it again.',
    'half-done': 'Only one half of it may have been carried out. Look again before you do it once more.',
    'request-invalid': 'The service did not accept the request. Check what was entered, then try again.',
    'rate-limited': 'Too many requests at once. Wait a moment, then try again.',
    server: 'The service has a problem at the moment. Try again in a minute.',
    network: 'There is no connection to the service. Check your network, then try again.',
    timeout: 'The service took too long to answer. Try again.',
    'response-shape': 'The service sent an answer that cannot be read. Try again.',
  },
  reasons: {
    invalid_credentials: 'User name or password is wrong. Please check both.',
    account_disabled: 'This account is suspended. Ask your administrator to activate it.',
    external_user: 'External accounts cannot sign in here. Use an account of your partner.',
    challenge_refused: 'This code is wrong or too old. Enter the current one.',
    challenge_expired: 'A code is no longer accepted for this sign-in. Please sign in again.',
    challenge_unsupported:
      'This sign-in needs one more step. Complete it in the Future Demand web app, then sign in here.',
    sign_in_busy: 'Too many sign-ins at once. Try again in a minute.',
    too_many_attempts: 'Too many attempts. Wait a few minutes, then try again.',
  },
  requestId: (id) => `Request id for support: ${id}`,

  retry: 'Try again',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (email) => `Signed in as ${email}`,
  choosePartner: 'Choose a partner',
  switchTo: (partner) => `Switch to ${partner}`,

  noProvider: (tag) => `<${tag}> must be placed inside <fd-provider>.`,
  noEvent: 'No event is chosen. Set event-id to show one.',
  eventFailed: 'This event cannot be shown.',
  sessionFailed: 'Future Demand cannot be reached.',
  signedOut: 'Sign in to Future Demand to see this.',
  challenge: 'Your sign-in is not complete yet.',
  partnerNeeded: 'Choose the partner whose data you want to see.',
  noPartner: 'Your account does not belong to a partner yet. Ask your administrator to add you to one.',
  notYourPartner: (id) => `Your account does not belong to the partner ${id}.`,
  windowBlocked: 'Your browser blocked the sign-in window.',

  picker: {
    label: 'Partner',
    none: 'Choose a partner…',
    switched: (name) => `You now see the data of ${name}.`,
  },

  form: {
    username: 'User name',
    password: 'Password',
    showPassword: 'Show password',
    code: 'Code',
    appCode: 'Enter the code that your authenticator app shows.',
    smsCode: 'Enter the code that was sent to your phone.',
    otherCode: 'Enter the code that was sent to you.',
    checkCode: 'Check code',
    remember: 'Remember this device',
    startAgain: 'Start again',
    newPassword: 'Your account needs a new password. Set it in the Future Demand web app, then sign in here.',
    mfaSetup:
      'Your account needs a second factor, such as an authenticator app. Set it up in the Future Demand web app, then sign in here.',
    usernameMissing: 'Enter your user name.',
    passwordMissing: 'Enter your password.',
    codeMissing: 'Enter the code.',
    busy: 'Signing in…',
    signedIn: 'You are signed in.',
    canClose: 'You can close this window.',
  },
};
