import type { MiddlewareHandler } from 'hono';
import { crossOriginRefused, originRefused } from '../assumptions.ts';

/**
 * What becomes of a request with an `Origin` header that is no preflight. 'silent' answers it as any other, without a
 * CORS header: it is the browser that keeps the answer from the page. 'reject-origin' refuses it before it does anything.
 */
export type CorsMode = 'silent' | 'reject-origin';

/** The one endpoint that browsers of other origins may read (API docs, CORS and proxy). */
const openPath = '/api/v3/status/';

/** Refuses browser CORS as the API does: a preflight fails without a CORS header, an answer carries none. */
export function refuseCors(mode: CorsMode): MiddlewareHandler {
  return async (c, next) => {
    const isOpen = c.req.path === openPath;
    if (c.req.method === 'OPTIONS') {
      if (!isOpen) throw crossOriginRefused();
      return c.body(null, 204, { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET' });
    }
    if (mode === 'reject-origin' && !isOpen && c.req.header('origin') !== undefined) throw originRefused();
    await next();
    if (isOpen) c.header('access-control-allow-origin', '*');
  };
}
