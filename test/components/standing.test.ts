import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameUser, standingOf, type Choice } from '../../src/components/provider/standing.ts';
import { NetworkError } from '../../src/model/errors/network.ts';
import type { PartnerId } from '../../src/model/ids.ts';
import type { SessionState } from '../../src/model/session.ts';

const acme = 'partner-id-acme' as PartnerId;
const beta = 'partner-id-beta' as PartnerId;
const email = 'anna@acme.example';
const none: Choice = { partnerId: null, chooser: null };

const signedIn = (partners: PartnerId[], lastPartner: PartnerId | null = null, user = email): SessionState => ({
  state: 'signed-in',
  email: user,
  partners,
  lastPartner,
  expires: '2026-06-12T18:30:00Z',
});

const failure = new NetworkError({ what: 'look at the session' });

const cases: readonly {
  title: string;
  session: SessionState | null;
  failure?: NetworkError;
  pinned?: string;
  choice?: Choice;
  status: string;
  partnerId?: string | null;
}[] = [
  { title: 'starts while no session was seen', session: null, status: 'starting' },
  { title: 'fails when no session can be seen', session: null, failure, status: 'failed' },
  {
    title: 'goes on with a known session when a look fails',
    session: signedIn([acme]),
    failure,
    status: 'ready',
    partnerId: acme,
  },
  { title: 'passes on that nobody is signed in', session: { state: 'signed-out' }, status: 'signed-out' },
  { title: 'passes on a challenge', session: { state: 'challenge', challenge: 'SMS_MFA' }, status: 'challenge' },
  { title: 'knows a user without partners', session: signedIn([]), status: 'no-partner' },
  { title: 'takes the only partner', session: signedIn([acme]), status: 'ready', partnerId: acme },
  { title: 'asks when there are several', session: signedIn([acme, beta]), status: 'choose-partner' },
  {
    title: 'takes the session’s last partner',
    session: signedIn([acme, beta], beta),
    status: 'ready',
    partnerId: beta,
  },
  {
    title: 'takes the tab’s choice before the session’s last partner',
    session: signedIn([acme, beta], beta),
    choice: { partnerId: acme, chooser: null },
    status: 'ready',
    partnerId: acme,
  },
  {
    title: 'leaves a choice of somebody else alone that is not one of the user’s',
    session: signedIn([beta], beta),
    choice: { partnerId: acme, chooser: 'ben@acme.example' },
    status: 'ready',
    partnerId: beta,
  },
  {
    title: 'asks anew when the partner in use is taken away, rather than going on as another',
    session: signedIn([beta], beta),
    choice: { partnerId: acme, chooser: email },
    status: 'choose-partner',
  },
  {
    title: 'takes the page’s partner before any choice',
    session: signedIn([acme, beta], acme),
    pinned: beta,
    choice: { partnerId: acme, chooser: email },
    status: 'ready',
    partnerId: beta,
  },
  {
    title: 'refuses a page’s partner that is not one of the user’s',
    session: signedIn([acme]),
    pinned: beta,
    status: 'failed',
    partnerId: beta,
  },
];

for (const {
  title,
  session,
  failure: failed = null,
  pinned = null,
  choice = none,
  status,
  partnerId = null,
} of cases) {
  test(title, () => {
    const standing = standingOf(session, failed, pinned, choice);

    assert.equal(standing.status, status);
    assert.equal(standing.partnerId, partnerId);
    assert.equal(standing.email, status === 'ready' ? email : null);
    assert.equal(standing.error !== null, status === 'failed');
  });
}

const visits: readonly { title: string; session: SessionState; expected: boolean }[] = [
  { title: 'chooses another partner', session: signedIn([acme, beta], beta), expected: true },
  { title: 'loses a partner', session: signedIn([acme], acme), expected: false },
  { title: 'signs out', session: { state: 'signed-out' }, expected: false },
  {
    title: 'makes room for somebody else',
    session: signedIn([acme, beta], acme, 'ben@acme.example'),
    expected: false,
  },
];

for (const { title, session, expected } of visits) {
  test(`a user who ${title} is ${expected ? 'the same' : 'news'}`, () => {
    assert.equal(isSameUser(session, signedIn([acme, beta], acme)), expected);
  });
}

test('the first session seen is news', () => {
  assert.equal(isSameUser({ state: 'signed-out' }, null), false);
});
