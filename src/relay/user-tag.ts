import { USER_HEADER } from '../model/session.ts';
import { base64url } from './base64url.ts';

const TAG_BYTES = 12;

/** An opaque name of a user: the same in every session, and no way back to the mail address for who only sees it. */
export async function userTag(email: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`fd-user:${email}`));
  return base64url(new Uint8Array(digest).subarray(0, TAG_BYTES));
}

/** Whether a call names another user than the session's. One that names none is nobody's in particular. */
export async function isOtherUser({ headers }: Request, email: string): Promise<boolean> {
  const user = headers.get(USER_HEADER);
  return user !== null && user !== (await userTag(email));
}
