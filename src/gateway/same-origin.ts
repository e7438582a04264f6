import { REQUEST_HEADER } from '../model/session.ts';

/**
 * Whether a call was made by a page of our own origin. Two proofs are needed. The header: a foreign page cannot add it
 * without a preflight, which is never granted. And the browser's own word on where the call comes from, in this order:
 *
 * - `Sec-Fetch-Site`, where it is sent (Chromium, Firefox, Safari 16.4 and later, WebKitGTK, also on http loopback):
 *   only `same-origin` counts, and nothing else is looked at;
 * - `Origin`, which browsers always send with a POST, PUT or DELETE made by fetch;
 * - `Referer`, for a GET or HEAD of an older browser, which carries neither. A write without `Origin` is no browser's.
 *
 * A call with none of the three proves nothing and is refused.
 */
export function isSameOrigin({ method, headers }: Request, publicOrigin: string): boolean {
  if (headers.get(REQUEST_HEADER) !== '1') return false;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  if (origin !== null) return origin === publicOrigin;
  if (method !== 'GET' && method !== 'HEAD') return false;
  return isRefererOf(publicOrigin, headers);
}

/**
 * Whether a link on a page of our own origin was followed. A navigation cannot carry our header, so the browser's word
 * is all there is, and only these two count:
 *
 * - `Sec-Fetch-Site: same-origin`. Chromium and Firefox send it with a link, with one that opens a tab of its own and
 *   with `<a download>`, Safari 16.4 and later and WebKitGTK with a link. It is there also where a page hides its address
 *   (`rel="noreferrer"`), and speaks for the whole chain of redirects;
 * - else a `Referer` of our origin: WebKitGTK's `<a download>` and older browsers send nothing more. A foreign page
 *   cannot send one. A page of ours with the referrer policy `no-referrer` sends none either, and is refused there.
 *
 * `none` (typed, a bookmark, a link in a mail, a download that is taken up again later) is refused like a foreign page:
 * who sent somebody there cannot be told, and the way out is one click on the page. `Origin` says nothing here, since
 * navigations with GET have none.
 */
export function isSameOriginLink({ headers }: Request, publicOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return isRefererOf(publicOrigin, headers);
}

function isRefererOf(publicOrigin: string, headers: Headers): boolean {
  const referer = headers.get('referer');
  return referer !== null && URL.canParse(referer) && new URL(referer).origin === publicOrigin;
}
