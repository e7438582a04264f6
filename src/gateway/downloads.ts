import { isPartnerId } from '../model/ids.ts';
import { asciiFileName, listFileName } from '../model/list-file-name.ts';
import * as RELAY_ERROR from '../model/relay-errors.ts';
import { PARTNER_HEADER, USER_HEADER } from '../model/session.ts';
import { formulaSafe, type FormulaSafeOptions } from '../model/spreadsheet.ts';
import { failure } from '../relay/replies.ts';
import { findRoute, segmentValue } from '../relay/routes.ts';
import type { Calls } from './calls.ts';
import type { GatewaySettings } from './config.ts';
import { downloadFailure } from './download-failure.ts';
import { isSameOriginLink } from './same-origin.ts';

/**
 * Answers the link to a customer list by its path below the mount:
 * `/download/{partner_id}/{package_id}/{tc}/crm.csv?user=…`. The file comes as a stream; whatever goes wrong before its
 * first byte is a page in words, and what goes wrong after it breaks the connection.
 */
export type Downloads = (request: Request, path: string, address: string) => Promise<Response>;

/** What the log says for every download. */
export const DOWNLOAD_PATTERN = '/download/{partner_id}/{package_id}/{tc}/{variant}';

/** As it came, for a CRM, or in one of the two forms that spreadsheets take. */
const VARIANTS: ReadonlyMap<string, FormulaSafeOptions | null> = new Map([
  ['crm.csv', null],
  ['spreadsheet.csv', { separator: ',' }],
  ['spreadsheet-semicolon.csv', { separator: ';' }],
]);

/** What `userTag` makes, and later ones like it. */
const USER_TAG = /^[\w-]{1,100}$/;

/** Assumption: the API names lists `text/csv`, in UTF-8. In another charset they would be handed out under a wrong name. */
function isList(type: string): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(type)?.[1] ?? 'utf-8';
  return /^(?:text|application)\/csv\s*(?:;|$)/i.test(type) && /^(?:utf-?8|us-ascii)$/i.test(charset);
}

interface Wanted {
  readonly partner: string;
  readonly packageId: string;
  readonly tc: string;
  /** `null` as it came. */
  readonly safe: FormulaSafeOptions | null;
  /** The relay's path. */
  readonly path: string;
}

/** What a path asks for, or `null` where it is none of a download. Values are held to the relay's own rules. */
export function downloadIn(path: string): Wanted | null {
  const [, first, partner = '', packageId = '', tc = '', variant = '', ...more] = path.split('/');
  const safe = VARIANTS.get(variant);
  const owner = segmentValue(partner);
  if (first !== 'download' || safe === undefined || owner === null || more.length > 0) return null;
  const listPath = `/api/v3/package_builder/packages/${packageId}/${tc}/customer_list`;
  const params = findRoute('GET', listPath)?.params;
  return params
    ? { partner: owner, packageId: params['id'] ?? '', tc: params['tc'] ?? '', safe, path: listPath }
    : null;
}

export function createDownloads(calls: Calls, settings: GatewaySettings, now: () => number): Downloads {
  async function listOf(request: Request, path: string, address: string): Promise<Response> {
    const { method, headers } = request;
    if (method !== 'GET' && method !== 'HEAD') {
      return failure(405, RELAY_ERROR.requestInvalid, { allow: 'GET, HEAD' });
    }
    if (!isSameOriginLink(request, settings.publicOrigin)) return failure(403, RELAY_ERROR.crossSite);
    const wanted = downloadIn(path);
    if (!wanted) return failure(404, RELAY_ERROR.routeNotListed);
    if (!isPartnerId(wanted.partner)) return failure(403, RELAY_ERROR.partnerForbidden);
    const url = new URL(request.url);
    const [user, ...others] = url.searchParams.getAll('user');
    if (others.length > 0 || (user !== undefined && !USER_TAG.test(user))) {
      return failure(400, RELAY_ERROR.requestInvalid);
    }
    url.search = '';
    const asked = new Headers({ accept: 'text/csv', [PARTNER_HEADER]: wanted.partner });
    const cookie = headers.get('cookie');
    if (cookie !== null) asked.set('cookie', cookie);
    if (user !== undefined) asked.set(USER_HEADER, user);
    const call = new Request(url, { method, headers: asked, signal: request.signal });
    return fileOf(await calls.proven(call, wanted.path, address), method, wanted);
  }

  async function fileOf(answer: Response, method: string, { packageId, tc, safe }: Wanted): Promise<Response> {
    if (answer.status >= 400) return answer;
    const requestId = answer.headers.get('x-request-id');
    const known: Record<string, string> = requestId === null ? {} : { 'x-request-id': requestId };
    if (answer.status !== 200 || !isList(answer.headers.get('content-type') ?? '')) {
      await answer.body?.cancel();
      return failure(502, RELAY_ERROR.upstreamUnexpected, known);
    }
    const name = listFileName(packageId, tc, safe !== null, now());
    const headers = new Headers({
      ...known,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${asciiFileName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      // To nginx: by default it would write customers' data into a temporary file while a slow reader reads.
      'x-accel-buffering': 'no',
    });
    const length = answer.headers.get('content-length');
    if (safe === null && length !== null) headers.set('content-length', length);
    if (method === 'HEAD') return new Response(null, { headers });
    const body = answer.body ?? new Blob([]).stream();
    return new Response(safe === null ? body : body.pipeThrough(formulaSafe(safe)), { headers });
  }

  return async (request, path, address) => {
    const answer = await listOf(request, path, address);
    return answer.status === 200 ? answer : downloadFailure(request, answer, settings.publicMount);
  };
}
