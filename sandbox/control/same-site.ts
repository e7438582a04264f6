import type { MiddlewareHandler } from 'hono';
import { Fault } from '../http/fault.ts';

/**
 * Refuses what another site makes a browser send: the controls are for the sandbox's own page, and for programs, which
 * send neither header. No answer carries a CORS header.
 */
export const refuseOtherSites: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const isOther = site === undefined ? isForeign(origin, c.req.url) : site !== 'same-origin' && site !== 'none';
  if (isOther || isForeign(origin, c.req.url)) throw new Fault(403, 'error.sandbox.cross_site');
  await next();
};

function isForeign(origin: string | undefined, url: string): boolean {
  return origin !== undefined && origin !== new URL(url).origin;
}
