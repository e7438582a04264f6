import { Hono, type Context } from 'hono';
import * as RELAY_ERROR from '../model/relay-errors.ts';
import { failure, json } from '../relay/replies.ts';
import { findRoute } from '../relay/routes.ts';
import { createCalls, type Calls } from './calls.ts';
import { gatewaySettings, type GatewayConfig } from './config.ts';
import { downloadFailure } from './download-failure.ts';
import { createDownloads, DOWNLOAD_PATTERN, downloadIn } from './downloads.ts';
import { PAGE_CSS, PAGE_ICON } from './html-page.ts';
import { createKitRoutes, staticFile } from './kit-files.ts';
import { requestIdOf } from './request-id.ts';
import { signInPage } from './sign-in-page.ts';

/** What the server knows of a call beyond the request itself. */
export interface CallContext {
  /** Of the socket's other end. Without it all callers count as one. */
  readonly remoteAddress?: string | undefined;
  /** The request target as it came over the wire, where the server has it: a URL object has tidied it up already. */
  readonly rawTarget?: string | undefined;
}

/** The relay behind HTTP, with the sign-in page and the kit's files: one web-standard handler. */
export interface Gateway {
  /** The path that all of it is under: `/fd`. */
  readonly mount: string;
  /** Every path that it answers under: the mount, and the public one where a proxy leaves it: `/tools/fd`, `/fd`. */
  readonly mounts: readonly string[];
  fetch(this: void, request: Request, context?: CallContext): Promise<Response>;
}

interface Bindings {
  readonly remoteAddress?: string | undefined;
}

const SESSION_ROUTES = ['/session', '/session/challenge', '/session/partner'];
/** What the gateway's own pages are made of, by the path below the mount. */
const PAGE_FILES = Object.entries({
  '/sign-in.css': { type: 'text/css; charset=utf-8', text: PAGE_CSS },
  '/icon.svg': { type: 'image/svg+xml', text: PAGE_ICON },
}).map(([path, { type, text }]) => ({ path, type, body: new TextEncoder().encode(text) }));
const OWN_ROUTES = ['/healthz', '/sign-in', ...PAGE_FILES.map(({ path }) => path)];

/** @throws GatewayConfigError if it would not be safe to start; TypeError if an upstream is not a URL. */
export function createGateway(config: GatewayConfig): Gateway {
  const settings = gatewaySettings(config);
  const { mount, publicMount, trust } = settings;
  const now = config.now ?? Date.now;
  const calls = createCalls(config, settings);
  const downloads = createDownloads(calls, settings, now);
  const kit = createKitRoutes(config.kitFiles);
  // A proxy may strip the public path or leave it: both are the same gateway.
  const bases = [...new Set([publicMount, mount])];
  const below = (pathname: string): string | null => {
    const base = bases.find((each) => pathname.startsWith(`${each}/`));
    return base === undefined ? null : pathname.slice(base.length);
  };

  const app = new Hono<{ Bindings: Bindings }>();
  const by =
    (answers: Calls['answer']) =>
    ({ req, env }: Context<{ Bindings: Bindings }>): Promise<Response> => {
      const address = trust.clientKey(env.remoteAddress, req.raw.headers.get('x-forwarded-for'));
      return answers(req.raw, below(new URL(req.raw.url).pathname) ?? '', address);
    };
  for (const base of bases) {
    for (const path of ['/session', '/session/*', '/api/*', '/cr/*']) app.all(`${base}${path}`, by(calls.answer));
    app.all(`${base}/download/*`, by(downloads));
    app.get(`${base}/healthz`, () => json({ status: 'ok' }));
    app.get(`${base}/sign-in`, ({ req }) => signInPage(req.raw, publicMount));
    for (const { path, type, body } of PAGE_FILES)
      app.get(`${base}${path}`, ({ req }) => staticFile(req.raw, body, { type, isVersioned: false }));
    app.get(`${base}/*`, async ({ req, notFound }) => {
      return (await kit(req.raw, below(new URL(req.raw.url).pathname) ?? '')) ?? notFound();
    });
  }
  app.notFound(() => failure(404, RELAY_ERROR.routeNotListed));
  app.onError((error) => {
    throw error;
  });

  async function answer(request: Request, pathname: string, context: CallContext): Promise<Response> {
    // Where tidying changed the path, it was written to be read differently by the next server.
    if (context.rawTarget !== undefined && context.rawTarget.split('?')[0] !== pathname) {
      return failure(404, RELAY_ERROR.routeNotListed);
    }
    return app.fetch(request, { remoteAddress: context.remoteAddress });
  }

  return {
    mount,
    mounts: bases,
    async fetch(request, context = {}) {
      const startedAt = now();
      const { pathname } = new URL(request.url);
      let response: Response;
      let fault: string | undefined;
      try {
        response = await answer(request, pathname, context);
      } catch (error) {
        fault = faultOf(error);
        response = failure(500, RELAY_ERROR.internal);
        const isDownload = downloadIn(below(pathname) ?? '') !== null;
        if (isDownload) response = await downloadFailure(request, response, publicMount);
      }
      const requestId = requestIdOf(response.headers);
      response.headers.set('x-request-id', requestId);
      response.headers.set('cross-origin-resource-policy', 'same-origin');
      config.log?.({
        time: new Date(startedAt).toISOString(),
        method: request.method,
        route: routeOf(request.method, below(pathname)),
        status: response.status,
        ms: now() - startedAt,
        requestId,
        ...(fault === undefined ? {} : { fault }),
      });
      return response;
    },
  };
}

/** A pattern, so that the log holds no ids. */
function routeOf(method: string, path: string | null): string {
  if (path === null) return 'unlisted';
  if (SESSION_ROUTES.includes(path) || OWN_ROUTES.includes(path)) return path;
  if (downloadIn(path)) return DOWNLOAD_PATTERN;
  const match = findRoute(method, path);
  if (!match) return path.startsWith('/assets/') || /^\/[\w.-]+\.(?:js|css|map)$/.test(path) ? '/{file}' : 'unlisted';
  const prefix = { api: '/api/v3', media: '/api', cr: '/cr' }[match.route.base];
  return `${prefix}${match.route.pattern}`;
}

/** Which error, and where in the code: never its message, which may hold what somebody sent. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const where = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...where.slice(0, 4).map((line) => line.trim())].join(' ');
}
