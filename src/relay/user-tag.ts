import { base64url } from './base64url.ts';

const TAG_BYTES = 12;

/** An opaque name of a user: the same in every session, and no way back to the mail address for who only sees it. */
export async function userTag(email: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`fd-user:${email}`));
  return base64url(new Uint8Array(digest).subarray(0, TAG_BYTES));
}
