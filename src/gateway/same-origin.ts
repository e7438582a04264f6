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
  const referer = headers.get('referer');
  return referer !== null && URL.canParse(referer) && new URL(referer).origin === publicOrigin;
}
