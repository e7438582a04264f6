import type { GatewayRig } from './rig.ts';
import { userTag } from '../../src/relay/user-tag.ts';
import { secret } from '../rig/logs.ts';

export const LIST = '/download/partner-id-acme/pkg_555/family_outings_munich';
/** What browsers send when a link of the page is followed. */
export const FOLLOWED = {
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
};

/** A link that is followed in the browser that the rig is signed in with. `path` is below the mount. */
export function follow(
  rig: GatewayRig,
  path: string,
  { headers = FOLLOWED, ...init }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<Response> {
  const cookie: Record<string, string> = rig.cookie === null ? {} : { cookie: rig.cookie };
  return fetch(`${rig.url}/fd${path}`, { ...init, headers: { ...cookie, ...headers } });
}

/** The API's answer with a list. */
export function listAnswer(text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="of-the-api.csv"',
      'x-request-id': 'api-1',
      ...headers,
    },
  });
}

export async function tagOf(email: string): Promise<string> {
  const tag = await userTag(email);
  secret('query', `user=${tag}`);
  return tag;
}
