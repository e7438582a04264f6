import type { MiddlewareHandler } from 'hono';
import { crossOriginRefused } from '../assumptions.ts';

/** The one endpoint that browsers of other origins may read (API docs, CORS and proxy). */
const openPath = '/api/v3/status/';

/**
 * Refuses browser CORS as the API does: a preflight fails without a CORS header, an answer carries none. A request
 * with an `Origin` is still answered; it is the browser that keeps the answer from the page.
 */
export const refuseCors: MiddlewareHandler = async (c, next) => {
  const isOpen = c.req.path === openPath;
  if (c.req.method === 'OPTIONS') {
    if (!isOpen) throw crossOriginRefused();
    return c.body(null, 204, { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET' });
  }
  await next();
  if (isOpen) c.header('access-control-allow-origin', '*');
};
