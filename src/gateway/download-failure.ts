import * as API_ERROR from '../model/api-errors.ts';
import type { ErrorEnvelope } from '../model/error-envelope.ts';
import * as RELAY_ERROR from '../model/relay-errors.ts';
import { envelopeIn, json } from '../relay/replies.ts';
import { textUpTo } from '../relay/streams.ts';
import { escaped, htmlPage, languageOf, type Language } from './html-page.ts';
import { requestIdOf } from './request-id.ts';

/** Nothing on it moves, and nothing of another origin may frame it. */
const CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/** An error's body is short; more is not read to find out which error it is. */
const MAX_ERROR_BYTES = 64 * 1024;

/** What a person can do about it; each is a pair of sentences. */
type Reason = 'link' | 'sign-in' | 'user' | 'partner' | 'permission' | 'gone' | 'unfinished' | 'busy' | 'failed';

type Words = Readonly<Record<Reason, readonly [what: string, next: string]>> & {
  readonly title: string;
  readonly id: string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'The customer list was not downloaded',
    id: 'Request id, for support:',
    link: [
      'This address only works as a link on the page that shows the package.',
      'Open the package there and download the list again.',
    ],
    'sign-in': ['You are not signed in any more.', 'Go back, sign in there and download the list again.'],
    user: ['Somebody else has signed in in this browser since.', 'Go back and reload the page.'],
    partner: ['The package does not belong to a partner of yours.', 'Go back and choose the partner that owns it.'],
    permission: ['Customer lists are not available to you.', 'Ask your administrator for the permission.'],
    gone: [
      'There is no such list now: the package is not finished, or it has expired.',
      'Go back and look at the package. An expired one can be generated again.',
    ],
    unfinished: ['The list is not finished.', 'Go back and download it when the package is done.'],
    busy: ['Future Demand cannot answer at the moment.', 'Go back and try again in a minute.'],
    failed: [
      'Future Demand did not answer with a list.',
      'Go back and try again. If it fails again, tell support the request id.',
    ],
  },
  de: {
    title: 'Die Kundenliste wurde nicht heruntergeladen',
    id: 'Kennung der Anfrage, für den Support:',
    link: [
      'Diese Adresse gilt nur als Link auf der Seite, die das Paket zeigt.',
      'Öffnen Sie dort das Paket und laden Sie die Liste noch einmal herunter.',
    ],
    'sign-in': [
      'Sie sind nicht mehr angemeldet.',
      'Gehen Sie zurück, melden Sie sich dort an und laden Sie die Liste noch einmal herunter.',
    ],
    user: [
      'In diesem Browser hat sich inzwischen jemand anderes angemeldet.',
      'Gehen Sie zurück und laden Sie die Seite neu.',
    ],
    partner: ['Das Paket gehört keinem Ihrer Partner.', 'Gehen Sie zurück und wählen Sie den Partner, dem es gehört.'],
    permission: ['Kundenlisten sind für Sie nicht freigegeben.', 'Bitten Sie Ihre Administration um die Berechtigung.'],
    gone: [
      'Diese Liste gibt es jetzt nicht: Das Paket ist noch nicht fertig oder schon abgelaufen.',
      'Gehen Sie zurück und sehen Sie nach dem Paket. Ein abgelaufenes lässt sich neu erzeugen.',
    ],
    unfinished: [
      'Die Liste ist noch nicht fertig.',
      'Gehen Sie zurück und laden Sie sie, sobald das Paket fertig ist.',
    ],
    busy: [
      'Future Demand kann gerade nicht antworten.',
      'Gehen Sie zurück und versuchen Sie es in einer Minute noch einmal.',
    ],
    failed: [
      'Future Demand hat keine Liste geliefert.',
      'Gehen Sie zurück und versuchen Sie es noch einmal. Hilft das nicht, nennen Sie dem Support die Kennung.',
    ],
  },
};

/** By message first: one status has several reasons. */
const BY_MESSAGE: ReadonlyMap<string, Reason> = new Map([
  [RELAY_ERROR.crossSite, 'link'],
  [RELAY_ERROR.routeNotListed, 'link'],
  [RELAY_ERROR.otherUser, 'user'],
  [API_ERROR.notAuthorized, 'permission'],
  [API_ERROR.accountDisabled, 'permission'],
]);
const BY_STATUS: ReadonlyMap<number, Reason> = new Map([
  [400, 'link'],
  [401, 'sign-in'],
  [403, 'partner'],
  [404, 'gone'],
  [405, 'link'],
  [409, 'unfinished'],
  [410, 'gone'],
  [429, 'busy'],
  [503, 'busy'],
]);

/**
 * A failed download for the one who asked: a page for a person, since a link leads here, and the API's envelope for
 * whoever takes no HTML. The status stays; nothing else of what the API wrote reaches the page, and no form of it is a file.
 */
export async function downloadFailure(request: Request, answer: Response, mount: string): Promise<Response> {
  const { status } = answer;
  const requestId = requestIdOf(answer.headers);
  const envelope = await envelopeOf(answer);
  const headers: Record<string, string> = { 'x-request-id': requestId };
  for (const name of ['retry-after', 'allow']) {
    const value = answer.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  if (!/\btext\/html\b/i.test(request.headers.get('accept') ?? '')) return json(envelope, status, headers);
  const language = languageOf(request);
  const words = WORDS[language];
  const [what, next] = words[BY_MESSAGE.get(envelope.message) ?? BY_STATUS.get(status) ?? 'failed'];
  return htmlPage(request, mount, {
    status,
    language,
    csp: CSP,
    title: words.title,
    body: `<p>${what}</p>
      <p>${next}</p>
      <p>${words.id} <code>${escaped(requestId)}</code></p>`,
    headers: { ...headers, vary: 'accept, accept-language' },
  });
}

async function envelopeOf({ body }: Response): Promise<ErrorEnvelope> {
  const unknown = { message: RELAY_ERROR.upstreamUnexpected };
  try {
    return envelopeIn(JSON.parse((await textUpTo(body, MAX_ERROR_BYTES)) ?? '')) ?? unknown;
  } catch {
    return unknown;
  }
}
