/** What goes up as the caller sent it. Everything else (cookies, origin, forwarding, user agent) stays here. */
const UP = ['content-type', 'accept', 'accept-language', 'x-upload-type'];
/** What comes down. No cookie, no CORS, nothing of the connection. */
const DOWN = ['content-type', 'content-disposition', 'retry-after', 'x-request-id'];

/** Visible ASCII and blanks: what every server on the way reads the same. A tab is a control character. */
const SAFE_VALUE = /^[\x20-\x7e]{1,2000}$/;

/** A document of these types would run script on our origin, were it opened there. */
const ACTIVE_TYPE = /^\s*(?:text\/(?:html|xml|xsl)|application\/(?:xhtml\+xml|xml|pdf)|image\/svg\+xml)\b/i;

/** The headers of a call to the API, or `null` if one of them has a value that must not travel. */
export function headersUp(from: Headers): Headers | null {
  const headers = new Headers();
  for (const name of UP) {
    const value = from.get(name);
    if (value === null) continue;
    if (!SAFE_VALUE.test(value)) return null;
    headers.set(name, value);
  }
  return headers;
}

/**
 * The headers of an answer. Whatever the API sends is data for a script: it is never sniffed, never rendered on our
 * origin, never kept.
 */
export function headersDown(from: Headers): Headers {
  const headers = new Headers({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  });
  for (const name of DOWN) {
    const value = from.get(name);
    if (value !== null && SAFE_VALUE.test(value)) headers.set(name, value);
  }
  // Where the body came encoded it has been decoded on the way, and its length is another.
  const length = from.get('content-length');
  if (length !== null && !from.has('content-encoding')) headers.set('content-length', length);
  const isAttachment = /^attachment\b/i.test(headers.get('content-disposition') ?? '');
  if (ACTIVE_TYPE.test(headers.get('content-type') ?? '') && !isAttachment) {
    headers.set('content-disposition', 'attachment');
  }
  return headers;
}
